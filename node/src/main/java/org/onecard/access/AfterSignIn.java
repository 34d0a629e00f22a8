package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** Where a resident goes on after the sign-in: to the service that asked for it. */
final class AfterSignIn {
  private static final String ATTRIBUTE = "onecard.after-sign-in";
  private static final String AUTHORIZE = "/oauth2/authorize";

  private AfterSignIn() {}

  /** Keeps the question of the service in the session, and asks for the sign-in. */
  static void demand(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getMethod().equals("GET")) {
      request.getSession().setAttribute(ATTRIBUTE, AUTHORIZE + "?" + request.getQueryString());
    }
    response.sendRedirect("/sign-in");
  }

  /** The question that was kept; it is asked once. */
  static Optional<String> take(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object kept = session == null ? null : session.getAttribute(ATTRIBUTE);
    if (session == null || !(kept instanceof String question)) {
      return Optional.empty();
    }
    session.removeAttribute(ATTRIBUTE);
    return Optional.of(question);
  }
}
