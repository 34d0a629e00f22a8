package org.onecard.acceptance;

import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The record cannot take another decision now, or cannot say in time that it did. */
final class RecorderBusyException extends RuntimeException {
  /** Seconds after which a caller may come again. */
  static final int RETRY_AFTER = 1;

  private static final long serialVersionUID = 1L;

  RecorderBusyException(String message) {
    super(message);
  }

  RecorderBusyException(String message, Throwable cause) {
    super(message, cause);
  }

  static ProblemException problem() {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "recorder-busy",
        null,
        "the record takes no more decisions at this moment",
        "send the same request again after the time in Retry-After");
  }
}
