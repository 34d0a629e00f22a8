package org.onecard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs out, before anything else happens, whose session was ended elsewhere or has grown old. */
final class LiveSessions extends OncePerRequestFilter {
  private final Sessions sessions;

  LiveSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof SignedIn who
        && !sessions.goesOn(kind(who), who.sessionId())) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  private static Sessions.Kind kind(SignedIn who) {
    return switch (who) {
      case SignedIn.Resident resident -> Sessions.Kind.RESIDENT;
      case SignedIn.Desk desk -> Sessions.Kind.DESK;
      case SignedIn.Staff staff -> Sessions.Kind.STAFF;
    };
  }
}
