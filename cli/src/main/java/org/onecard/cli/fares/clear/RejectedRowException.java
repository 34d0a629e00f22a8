package org.onecard.cli.fares.clear;

/** A row that cannot be charged: which field, what is wrong with it, what to do. */
final class RejectedRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String field;
  private final String remedy;

  RejectedRowException(Fault fault, String field, String wrong, String remedy) {
    super(wrong, null, false, false);
    this.fault = fault;
    this.field = field;
    this.remedy = remedy;
  }

  Fault fault() {
    return fault;
  }

  String field() {
    return field;
  }

  String wrong() {
    return String.valueOf(getMessage());
  }

  String remedy() {
    return remedy;
  }
}
