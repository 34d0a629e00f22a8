package org.onecard.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.onecard.web.ProblemException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Where a resident is signed in, and an end to it from anywhere. */
@Service
public class ResidentSessions {
  private final Sessions sessions;

  ResidentSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A session that goes on.
   *
   * @param device what the browser calls itself; whoever sent it chose the words
   * @param own whether it is the one of this request
   */
  public record ResidentSession(
      UUID sessionId,
      Instant startedAt,
      Instant lastSeenAt,
      Instant endsAt,
      String address,
      String device,
      boolean own) {}

  /** The resident's sessions that go on, newest first, at most 50. */
  public List<ResidentSession> list(String residentId) {
    UUID own = ownSession();
    return sessions.list(Sessions.Kind.RESIDENT, residentId).stream()
        .map(
            one ->
                new ResidentSession(
                    one.sessionId(),
                    one.startedAt(),
                    one.lastSeenAt(),
                    one.endsAt(),
                    one.address(),
                    one.device(),
                    one.sessionId().equals(own)))
        .toList();
  }

  /** Ends one of the resident's own sessions; a 404 problem where there is none that goes on. */
  public void end(String residentId, UUID sessionId) {
    if (!sessions.end(Sessions.Kind.RESIDENT, residentId, sessionId, "ended-by-holder")) {
      throw ProblemException.notFound(
          "session", "no such session of yours goes on", "see the list");
    }
  }

  private static UUID ownSession() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
      return who.sessionId();
    }
    throw new IllegalStateException("reached without a session");
  }
}
