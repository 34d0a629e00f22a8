package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff sign in at the API, see and end their sessions, and look after their credentials. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffSessionEndpoints {
  private final Access access;
  private final StaffDoor door;

  StaffSessionEndpoints(Access access, StaffDoor door) {
    this.access = access;
    this.door = door;
  }

  /**
   * Who signs in.
   *
   * @param code six digits of the authenticator, or a recovery code
   */
  record Entering(@Nullable String staffId, @Nullable String password, @Nullable String code) {}

  /** An invitation and the password the member chose. */
  record Accepting(@Nullable String code, @Nullable String password) {}

  /** The old password and code, and the new password. */
  record Changing(@Nullable String password, @Nullable String code, @Nullable String newPassword) {}

  /** The member who asks. */
  record Me(String staffId, String name, String department, Set<Role> roles, Instant expiresAt) {
    Me {
      roles = Set.copyOf(roles);
    }
  }

  /** Single-use codes in place of the authenticator. */
  record RecoveryCodes(List<String> recoveryCodes) {
    RecoveryCodes {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /** Signs in with password and authenticator; the token serves 15 minutes. */
  @Allowed(Party.ANYONE)
  @PostMapping("/sessions")
  ResponseEntity<?> enter(@RequestBody Entering entering, HttpServletRequest request) {
    String staffId = required("staffId", entering.staffId());
    String password = required("password", entering.password());
    String code = required("code", entering.code());
    return switch (door.enterApi(request, staffId, password, code)) {
      case StaffDoor.Entry.Welcome welcome ->
          ResponseEntity.status(HttpStatus.CREATED)
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(door.tokenFor(welcome.staffId()));
      case StaffDoor.Entry.Refused refused -> throw refused();
      case StaffDoor.Entry.Unknown unknown -> throw refused();
      case StaffDoor.Entry.MustWait wait ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()))
              .body(tooMany(wait.seconds()).toProblemDetail());
      case StaffDoor.Entry.Elsewhere elsewhere -> throw elsewhere();
    };
  }

  /** The sessions and tokens of the member that go on. */
  @Allowed(Party.STAFF)
  @GetMapping("/sessions")
  List<StaffDoor.SessionView> sessions() {
    return door.sessions(access.currentStaff());
  }

  /** Ends the session of the token that asks. */
  @Allowed(Party.STAFF)
  @DeleteMapping("/sessions/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave() {
    door.endThis();
  }

  /** Ends one of the member's sessions. */
  @Allowed(Party.STAFF)
  @DeleteMapping("/sessions/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable("session") UUID session) {
    door.end(access.currentStaff(), session);
  }

  /** Who asks, and what he may do. */
  @Allowed(Party.STAFF)
  @GetMapping("/me")
  Me me() {
    StaffMember member = access.currentStaff();
    Instant ends =
        door.sessions(member).stream()
            .filter(StaffDoor.SessionView::own)
            .map(StaffDoor.SessionView::endsAt)
            .findFirst()
            .orElseThrow();
    return new Me(member.staffId(), member.name(), member.department().id(), member.roles(), ends);
  }

  /** Takes an invitation up; what is answered is told only this once. */
  @Allowed(Party.ANYONE)
  @PostMapping("/invitations/acceptance")
  ResponseEntity<StaffDoor.Credentials> accept(@RequestBody Accepting accepting) {
    String code = required("code", accepting.code());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(door.accept(code, required("password", accepting.password())));
  }

  /** Changes the password; all sessions of the member end, this one too. */
  @Allowed(Party.STAFF)
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@RequestBody Changing changing, HttpServletRequest request) {
    StaffMember member = access.currentStaff();
    confirm(member, changing.password(), changing.code(), request);
    door.changePassword(member, required("newPassword", changing.newPassword()));
  }

  /** New recovery codes; the former open nothing any more. */
  @Allowed(Party.STAFF)
  @PostMapping("/recovery-codes")
  ResponseEntity<RecoveryCodes> renew(@RequestBody Changing changing, HttpServletRequest request) {
    StaffMember member = access.currentStaff();
    confirm(member, changing.password(), changing.code(), request);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new RecoveryCodes(door.renewRecoveryCodes(member)));
  }

  /** A stolen token alone changes no credentials. */
  private void confirm(
      StaffMember member,
      @Nullable String password,
      @Nullable String code,
      HttpServletRequest request) {
    String given = required("password", password);
    switch (door.enterApi(request, member.staffId(), given, required("code", code))) {
      case StaffDoor.Entry.Welcome welcome -> {}
      case StaffDoor.Entry.Refused refused -> throw refused();
      case StaffDoor.Entry.Unknown unknown -> throw refused();
      case StaffDoor.Entry.MustWait wait -> throw tooMany(wait.seconds());
      case StaffDoor.Entry.Elsewhere elsewhere -> throw elsewhere();
    }
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return Objects.requireNonNull(value);
  }

  private static ProblemException refused() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "sign-in-refused",
        null,
        "id, password and code do not belong together, or the code was used before",
        "check them; wait for the authenticator's next code");
  }

  private static ProblemException tooMany(long seconds) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        "must-wait",
        null,
        "too many failed sign-ins of this id from here",
        "wait " + seconds + " seconds, or use a device on which you signed in before");
  }

  private static ProblemException elsewhere() {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "sign-in-elsewhere",
        null,
        "staff of this region sign in at its OIDC provider",
        "sign in at /staff/sign-in and take a token there");
  }
}
