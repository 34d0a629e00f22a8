package org.onecard.cli;

/** A command could not do its work; the message is the one line shown to the user. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The line says what is wrong and what to do. */
  public CommandFailedException(String line) {
    super(line);
  }

  /** As {@link #CommandFailedException(String)}, keeping what caused it. */
  public CommandFailedException(String line, Throwable cause) {
    super(line, cause);
  }
}
