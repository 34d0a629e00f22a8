package org.onecard.terminal.link;

/** An edition that its authorities have not all approved and signed. */
public final class UncountedEditionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UncountedEditionException(long number, String fault) {
    super("edition " + number + " does not count: " + fault);
  }
}
