package org.onecard.storage;

import org.jspecify.annotations.Nullable;

/** The node cannot start as things are; the message is one line with the fault and the remedy. */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code fault} says what is wrong and where, {@code remedy} what the operator can do. */
  public StartRefusedException(String fault, String remedy) {
    this(fault, remedy, null);
  }

  /** As above, with the exception that showed the fault. */
  public StartRefusedException(String fault, String remedy, @Nullable Throwable cause) {
    super(oneLine(fault) + "; " + oneLine(remedy), cause);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
