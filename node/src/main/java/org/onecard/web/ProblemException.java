package org.onecard.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that cannot be served; it is answered with problem details after RFC 9457. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final @Nullable String field;
  private final String fault;
  private final String remedy;

  /**
   * Names the failure.
   *
   * @param status the HTTP status
   * @param code a stable name in kebab case; the type is {@code urn:onecard:problem:<code>}
   * @param field the field or parameter at fault, if there is one
   * @param fault what is wrong with it; never a secret or a resident's data
   * @param remedy what the caller can do
   */
  public ProblemException(
      HttpStatus status, String code, @Nullable String field, String fault, String remedy) {
    super(code + ": " + (field == null ? "" : field + ": ") + fault + "; " + remedy);
    this.status = status;
    this.code = code;
    this.field = field;
    this.fault = fault;
    this.remedy = remedy;
  }

  /** A field of the request that is not as it must be: 400. */
  public static ProblemException badField(String field, String fault, String remedy) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-field", field, fault, remedy);
  }

  /** Something named in the request that is not there: 404. */
  public static ProblemException notFound(String field, String fault, String remedy) {
    return new ProblemException(HttpStatus.NOT_FOUND, "not-found", field, fault, remedy);
  }

  /** A request that does not fit the present state: 409. */
  public static ProblemException conflict(String code, String field, String fault, String remedy) {
    return new ProblemException(HttpStatus.CONFLICT, code, field, fault, remedy);
  }

  /** The HTTP status. */
  public HttpStatus status() {
    return status;
  }

  /** The stable name of the failure. */
  public String code() {
    return code;
  }

  /** The field at fault, or null. */
  public @Nullable String field() {
    return field;
  }

  /** What is wrong. */
  public String fault() {
    return fault;
  }

  /** What the caller can do. */
  public String remedy() {
    return remedy;
  }

  /** The body of the answer. */
  public ProblemDetail toProblemDetail() {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, fault);
    problem.setType(URI.create("urn:onecard:problem:" + code));
    problem.setTitle(status.getReasonPhrase());
    if (field != null) {
      problem.setProperty("field", field);
    }
    problem.setProperty("remedy", remedy);
    return problem;
  }
}
