package org.onecard.terminal.link;

/** Something that a verified document names is not to be had. */
public final class MissingPieceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingPieceException(String piece) {
    super("the node does not serve " + piece + "; fetch again, or ask the node's operator");
  }
}
