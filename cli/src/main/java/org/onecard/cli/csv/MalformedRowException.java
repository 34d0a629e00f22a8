package org.onecard.cli.csv;

/**
 * A line that is not the row it should be; the message says what is wrong and what would be right.
 */
public final class MalformedRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the line, and what would be right. */
  public MalformedRowException(String fault) {
    super(fault);
  }
}
