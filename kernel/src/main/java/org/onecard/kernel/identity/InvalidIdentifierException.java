package org.onecard.kernel.identity;

/**
 * A text is not the identifier it was given for. The message names the field, the fault and the
 * remedy and never repeats the text, which may be someone's number.
 */
public final class InvalidIdentifierException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String fault;
  private final String remedy;

  InvalidIdentifierException(String field, String fault, String remedy) {
    super(field + ": " + fault + "; " + remedy);
    this.field = field;
    this.fault = fault;
    this.remedy = remedy;
  }

  /** The kind of identifier, as a JSON field is named: {@code socialSecurityNumber}. */
  public String field() {
    return field;
  }

  /** What is wrong with the text. */
  public String fault() {
    return fault;
  }

  /** What to give instead. */
  public String remedy() {
    return remedy;
  }
}
