package org.onecard.cli.replay;

/** A line of a tap file that is no tap; the message says what is wrong and what would be right. */
final class MalformedRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRowException(String fault) {
    super(fault);
  }
}
