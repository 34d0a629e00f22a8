package org.onecard.access;

import java.util.List;
import java.util.UUID;
import org.onecard.access.ResidentSessions.ResidentSession;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident sees where the own wallet is open, and closes it there. */
@RestController
@RequestMapping("/wallet/api/sessions")
class ResidentSessionEndpoints {
  private final ResidentSessions sessions;
  private final Access access;

  ResidentSessionEndpoints(ResidentSessions sessions, Access access) {
    this.sessions = sessions;
    this.access = access;
  }

  /** The resident's sessions that go on, newest first. */
  @Allowed(Party.RESIDENT)
  @GetMapping
  List<ResidentSession> sessions() {
    return sessions.list(access.currentResident().orElseThrow());
  }

  /** Ends one of them: its next request is nobody's. */
  @Allowed(Party.RESIDENT)
  @DeleteMapping("/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable("session") UUID session) {
    sessions.end(access.currentResident().orElseThrow(), session);
  }
}
