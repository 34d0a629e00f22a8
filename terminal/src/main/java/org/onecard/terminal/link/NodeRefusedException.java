package org.onecard.terminal.link;

/** A node answered, and refused: trying again would not help. */
public final class NodeRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  NodeRefusedException(String call, int status, String problem) {
    super(call + " was refused with " + status + ": " + problem);
    this.status = status;
  }

  /** The HTTP status, 400 to 499. */
  public int status() {
    return status;
  }
}
