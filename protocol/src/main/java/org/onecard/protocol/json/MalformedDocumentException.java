package org.onecard.protocol.json;

/** A document that cannot be read: names the field, the fault and the remedy. */
public final class MalformedDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;

  /** For the {@code field} (or "document"), its {@code fault} and the {@code remedy}. */
  public MalformedDocumentException(String field, String fault, String remedy) {
    super(field + ": " + fault + "; " + remedy);
    this.field = field;
  }

  /** The path of the field at fault, or "document". */
  public String field() {
    return field;
  }
}
