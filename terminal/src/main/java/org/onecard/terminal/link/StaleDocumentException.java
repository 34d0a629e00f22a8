package org.onecard.terminal.link;

/** A signed document is older than the one held: nothing a terminal holds ever goes back. */
public final class StaleDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleDocumentException(String document, long offered, long held) {
    super(document + ": number " + offered + " was offered, number " + held + " is held");
  }
}
