package org.onecard.protocol.code;

/** Octets that are no presentation code; carries the refusal. */
public final class MalformedCodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final CodeRefusal refusal;

  /** For the {@code refusal} and its {@code fault}. */
  public MalformedCodeException(CodeRefusal refusal, String fault) {
    super(refusal.text() + ": " + fault);
    this.refusal = refusal;
  }

  /** Why it is none. */
  public CodeRefusal refusal() {
    return refusal;
  }
}
