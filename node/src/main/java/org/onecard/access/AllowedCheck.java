package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.onecard.web.ProblemException;
import org.onecard.web.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every handler to its {@link Allowed}; one without it is refused to everyone. */
@Component
class AllowedCheck implements HandlerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(AllowedCheck.class);

  private final Access access;
  private final ProblemWriter problems;

  AllowedCheck(Access access, ProblemWriter problems) {
    this.access = access;
    this.problems = problems;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Optional<Rule> rule = Rule.of(method);
    if (rule.isEmpty()) {
      log.error("refused: {} says nothing of who may call it", method.getShortLogMessage());
      refuse(request, response, method, true);
      return false;
    }
    if (rule.get().isOpen()) {
      return true;
    }
    Standing standing = access.currentStanding();
    if (rule.get().allows(standing)) {
      return true;
    }
    boolean known = !standing.equals(Standing.NOBODY);
    if (known || isRest(method)) {
      refuse(request, response, method, known);
    } else {
      response.sendRedirect(rule.get().forStaffOnly() ? "/staff/sign-in" : "/sign-in");
    }
    return false;
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, HandlerMethod method, boolean known)
      throws IOException {
    if (!isRest(method)) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else if (known) {
      problems.write(response, forbidden());
    } else if (request.getServletPath().startsWith("/wallet/")) {
      problems.write(response, signInRequired());
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(response, tokenRequired());
    }
  }

  static ProblemException forbidden() {
    return new ProblemException(
        HttpStatus.FORBIDDEN,
        "forbidden",
        null,
        "this caller may not do this",
        "docs/reference/roles.md says who may: use a client with the scope, or ask one with"
            + " the role");
  }

  static ProblemException signInRequired() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "sign-in-required",
        null,
        "nobody is signed in",
        "sign in at /sign-in");
  }

  static ProblemException tokenRequired() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "token-required",
        "Authorization",
        "no valid access token came with the request",
        "fetch one at /oauth2/token with client credentials, or as staff at"
            + " /api/v1/staff/sessions");
  }

  static boolean isRest(HandlerMethod method) {
    return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
        || method.hasMethodAnnotation(ResponseBody.class);
  }
}
