package org.onecard.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what REST controllers throw into problem details that name field, fault and remedy. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ProblemException problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toProblemDetail());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e) {
    return problem(
        ProblemException.badField(
            e.getName(), "is not of the expected form", "see /v3/api-docs for its form"));
  }

  /** Anything unforeseen: logged here, and nothing of it told. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(RuntimeException e) {
    if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
      throw e;
    }
    log.error("a request failed", e);
    return problem(
        new ProblemException(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            null,
            "the node failed to serve this request",
            "try again; the node's log tells its operator more"));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return answer(problem);
      }
    }
    return answer(unreadable(e.getCause()));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var error = e.getFieldErrors().getFirst();
    String fault = String.valueOf(error.getDefaultMessage());
    return answer(ProblemException.badField(error.getField(), fault, "correct it"));
  }

  private static ProblemException unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case DatabindException e when isUnknownProperty(e) ->
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "unknown-property",
              path(e.getPath()),
              "is not a known property",
              "leave it out, or correct its name");
      case DatabindException e ->
          ProblemException.badField(
              path(e.getPath()), "is missing or not of the expected form", "correct it");
      case JacksonException e ->
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "malformed-json",
              null,
              "the body is not JSON (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
              "send one JSON value in UTF-8");
      case null, default ->
          new ProblemException(
              HttpStatus.BAD_REQUEST,
              "unreadable-body",
              null,
              "the body is missing or cannot be read",
              "send the JSON that /v3/api-docs describes");
    };
  }

  /** A nested object's exception arrives wrapped; the outermost one knows the whole path. */
  private static boolean isUnknownProperty(DatabindException e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(UnrecognizedPropertyException.class::isInstance);
  }

  private static String path(List<JacksonException.Reference> path) {
    return path.isEmpty()
        ? "body"
        : path.stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
  }

  private static ResponseEntity<Object> answer(ProblemException problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toProblemDetail());
  }
}
