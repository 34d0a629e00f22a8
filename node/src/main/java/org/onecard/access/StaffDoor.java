package org.onecard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Service;

/** How staff come in, at the pages and at the API, and how they go. */
@Service
public class StaffDoor {
  private final StaffSignIns signIns;
  private final Sessions sessions;
  private final KnownDevices devices;
  private final OidcSettings oidc;
  private final RegionalSignIn regional;
  private final StaffStore store;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  StaffDoor(
      StaffSignIns signIns,
      Sessions sessions,
      KnownDevices devices,
      OidcSettings oidc,
      RegionalSignIn regional,
      StaffStore store) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.devices = devices;
    this.oidc = oidc;
    this.regional = regional;
    this.store = store;
  }

  /** What came of a sign-in. */
  public sealed interface Entry {
    /** The member is in: the browser has a new session. */
    record Welcome(String staffId) implements Entry {}

    /** Something was wrong; what is not told. */
    record Refused() implements Entry {}

    /** Too many failures from here: the same may be tried after so many seconds. */
    record MustWait(long seconds) implements Entry {}

    /** The region's provider knows the person, but no member has that subject. */
    record Unknown() implements Entry {}

    /** Staff of this region sign in at its OIDC provider. */
    record Elsewhere() implements Entry {}
  }

  /** A token for the API, told once. */
  public record ApiToken(UUID sessionId, String token, Instant expiresAt) {}

  /**
   * A session that goes on.
   *
   * @param way {@code page} or {@code api}
   * @param own whether it is the one that asks
   */
  public record SessionView(
      UUID sessionId,
      String way,
      Instant startedAt,
      Instant lastSeenAt,
      Instant endsAt,
      String address,
      String device,
      boolean own) {}

  /**
   * What an accepted invitation gives, told once.
   *
   * @param totpSecret in base 32, for an authenticator
   * @param totpUri the same as an {@code otpauth} address
   * @param recoveryCodes each stands in for one code of the authenticator
   */
  public record Credentials(
      String staffId, String totpSecret, String totpUri, List<String> recoveryCodes) {

    /** Copies the codes. */
    public Credentials {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /** Whether staff sign in at the region's OIDC provider, and nowhere else. */
  public boolean isElsewhere() {
    return oidc.isConfigured();
  }

  /**
   * Signs a member in at the pages: password and a code of the authenticator, or a recovery one.
   */
  public Entry enter(
      HttpServletRequest request,
      HttpServletResponse response,
      String staffId,
      String password,
      String code) {
    if (oidc.isConfigured()) {
      return new Entry.Elsewhere();
    }
    String place = devices.place(request, staffId);
    return switch (signIns.attempt(staffId, password, code, place)) {
      case StaffSignIns.Attempt.Right right -> {
        devices.remember(request, response, right.staffId());
        welcome(request, response, right.staffId());
        yield new Entry.Welcome(right.staffId());
      }
      case StaffSignIns.Attempt.Wrong wrong -> new Entry.Refused();
      case StaffSignIns.Attempt.MustWait wait ->
          new Entry.MustWait(StaffSignIns.seconds(wait.left()));
    };
  }

  /** The address at the region's provider, where one is configured and answers. */
  public Optional<URI> beginElsewhere(HttpServletRequest request) {
    return oidc.isConfigured() ? regional.begin(request) : Optional.empty();
  }

  /** Signs in whom the region's provider names; refused where the answer is not to our question. */
  public Entry finishElsewhere(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String state,
      @Nullable String code) {
    Optional<String> subject =
        oidc.isConfigured() ? regional.finish(request, state, code) : Optional.empty();
    if (subject.isEmpty()) {
      return new Entry.Refused();
    }
    Optional<StaffMember> member = store.findBySubject(subject.get()).filter(StaffMember::active);
    member.ifPresent(known -> welcome(request, response, known.staffId()));
    return member
        .<Entry>map(known -> new Entry.Welcome(known.staffId()))
        .orElseGet(Entry.Unknown::new);
  }

  /** Opens the session of the pages for a member who has shown who it is. */
  void welcome(HttpServletRequest request, HttpServletResponse response, String staffId) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    UUID id = sessions.startPage(Sessions.Kind.STAFF, staffId, Origin.of(request));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn.Staff(staffId, id),
            null,
            List.of(new SimpleGrantedAuthority("ROLE_" + SignIn.STAFF))));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** Gives the member who is signed in at the pages a token for the API. */
  public ApiToken tokenFor(StaffMember member) {
    return tokenFor(member.staffId());
  }

  ApiToken tokenFor(String staffId) {
    Sessions.Token token = sessions.startApi(staffId, Origin.ofThisRequest());
    return new ApiToken(token.sessionId(), token.text(), token.endsAt());
  }

  /** The member's sessions that go on, newest first. */
  public List<SessionView> sessions(StaffMember member) {
    UUID own = currentSession();
    return sessions.list(Sessions.Kind.STAFF, member.staffId()).stream()
        .map(
            one ->
                new SessionView(
                    one.sessionId(),
                    one.way(),
                    one.startedAt(),
                    one.lastSeenAt(),
                    one.endsAt(),
                    one.address(),
                    one.device(),
                    one.sessionId().equals(own)))
        .toList();
  }

  /**
   * Ends one of the member's own sessions.
   *
   * @throws ProblemException 404 if the member has no such session that goes on
   */
  public void end(StaffMember member, UUID sessionId) {
    if (!sessions.end(Sessions.Kind.STAFF, member.staffId(), sessionId, "ended-by-holder")) {
      throw ProblemException.notFound(
          "session", "you have no such session", "see the list of your sessions");
    }
  }

  /** Ends the session this request comes by. */
  public void endThis() {
    sessions.end(currentSession(), "signed-out");
  }

  /** Takes an invitation up with a password of 12 to 128 characters. */
  public Credentials accept(String invitation, String password) {
    StaffSignIns.Accepted accepted = signIns.accept(invitation, password);
    String uri =
        "otpauth://totp/OneCard:%s?secret=%s&issuer=OneCard"
            .formatted(accepted.staffId(), accepted.totpSecret());
    return new Credentials(
        accepted.staffId(), accepted.totpSecret(), uri, accepted.recoveryCodes());
  }

  /** Changes the member's password and ends all sessions, this one too. */
  public void changePassword(StaffMember member, String password) {
    signIns.changePassword(member.staffId(), password);
  }

  /** New recovery codes for the member; the former open nothing any more. */
  public List<String> renewRecoveryCodes(StaffMember member) {
    return signIns.renewRecoveryCodes(member.staffId());
  }

  /** Checks a member's password and code again, before something that matters. */
  Entry enterApi(HttpServletRequest request, String staffId, String password, String code) {
    if (oidc.isConfigured()) {
      return new Entry.Elsewhere();
    }
    String place = KnownDevices.network(Origin.of(request).address());
    return switch (signIns.attempt(staffId, password, code, place)) {
      case StaffSignIns.Attempt.Right right -> new Entry.Welcome(right.staffId());
      case StaffSignIns.Attempt.Wrong wrong -> new Entry.Refused();
      case StaffSignIns.Attempt.MustWait wait ->
          new Entry.MustWait(StaffSignIns.seconds(wait.left()));
    };
  }

  private static UUID currentSession() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
      return signedIn.sessionId();
    }
    throw new IllegalStateException("a session is asked for where nobody is signed in");
  }
}
