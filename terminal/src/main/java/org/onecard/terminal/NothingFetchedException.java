package org.onecard.terminal;

/** A terminal is to decide and has never fetched what to decide on. */
public final class NothingFetchedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingFetchedException(String terminal) {
    super("terminal " + terminal + " holds no keys, lists or edition yet; fetch once first");
  }
}
