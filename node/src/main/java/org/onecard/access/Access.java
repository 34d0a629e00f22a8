package org.onecard.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** Registers who may call this node or sign in at it, and tells who does so now. */
@Service
public class Access {
  private static final Pattern CLIENT_ID = Pattern.compile("[a-z][a-z0-9-]{2,63}");
  private static final int SECRET_LENGTH = 43;
  private static final int SECRET_LIMIT = 128;

  private final Clients clients;
  private final ResidentSignIns residents;
  private final StaffStore staff;
  private final Clock clock;

  Access(Clients clients, ResidentSignIns residents, StaffStore staff, Clock clock) {
    this.clients = clients;
    this.residents = residents;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Registers an API client for the OAuth 2 client credentials grant.
   *
   * @param clientId lower-case letters, digits and hyphens, 3 to 64, beginning with a letter
   * @param secret 256 random bits as base64url, as {@code Secrets.random} makes it
   * @param scopes any of {@code acceptor}, {@code operator}, {@code approver}
   * @param subjectAcceptor the acceptor it acts for; required with {@code acceptor} only
   * @throws ProblemException 409 if the client exists
   * @throws IllegalArgumentException if an argument is not as said
   */
  public void registerClient(
      String clientId, String secret, Set<String> scopes, @Nullable String subjectAcceptor) {
    if (!CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException("client id '" + clientId + "' is not of its form");
    }
    if (secret.length() < SECRET_LENGTH || secret.length() > SECRET_LIMIT) {
      throw new IllegalArgumentException("the secret of " + clientId + " is not of 256 bits");
    }
    if (scopes.isEmpty() || !Scope.ALL.containsAll(scopes)) {
      throw new IllegalArgumentException("client " + clientId + " cannot have scopes " + scopes);
    }
    if (scopes.contains(Scope.ACCEPTOR) != (subjectAcceptor != null)) {
      throw new IllegalArgumentException(
          "client " + clientId + " needs an acceptor exactly with the scope acceptor");
    }
    Client client = new Client(clientId, ClientSecrets.digest(secret), scopes, subjectAcceptor);
    if (!clients.add(client, clock.instant())) {
      throw ProblemException.conflict(
          "client-exists", "clientId", "a client of this id is registered", "choose another id");
    }
  }

  /** Whether a client of this id is registered. */
  public boolean clientExists(String clientId) {
    return clients.find(clientId).isPresent();
  }

  /**
   * Lets a resident sign in with card number and password; an earlier sign-in of the resident is
   * replaced.
   *
   * @param password 8 to 128 characters; kept only as an Argon2id hash
   */
  public void createResidentSignIn(String residentId, String cardNumber, String password) {
    residents.save(residentId, cardNumber, password);
  }

  /** Lets the resident sign in with the number of the new card; nothing without a sign-in. */
  public void moveSignIn(String residentId, String newCardNumber) {
    residents.move(residentId, newCardNumber);
  }

  /** The id of the resident signed in at the pages, if this request comes from one. */
  public Optional<String> currentResident() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedIn.Resident resident
        ? Optional.of(resident.residentId())
        : Optional.empty();
  }

  /**
   * The staff member who makes this request, at a page or by a token, with the roles of this
   * moment.
   *
   * @throws ProblemException 401 if it comes from no staff member who is active
   */
  public StaffMember currentStaff() {
    return findCurrentStaff()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    "no-staff-member",
                    null,
                    "no staff member is signed in",
                    "sign in at /staff/sign-in, or fetch a token at /api/v1/staff/sessions"));
  }

  /** The staff member who makes this request, if one does. */
  public Optional<StaffMember> findCurrentStaff() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedIn.Staff signedIn
        ? staff.find(signedIn.staffId()).filter(StaffMember::active)
        : Optional.empty();
  }

  /** As what this request comes. */
  Standing currentStanding() {
    return switch (SecurityContextHolder.getContext().getAuthentication()) {
      case JwtAuthenticationToken token -> new Standing(parties(token), Set.of());
      case Authentication other when other.getPrincipal() instanceof SignedIn signedIn ->
          switch (signedIn) {
            case SignedIn.Resident resident -> new Standing(Set.of(Party.RESIDENT), Set.of());
            case SignedIn.Desk desk -> new Standing(Set.of(Party.DESK), Set.of());
            case SignedIn.Staff member ->
                findCurrentStaff()
                    .map(active -> new Standing(Set.of(Party.STAFF), active.roles()))
                    .orElse(Standing.NOBODY);
          };
      case null, default -> Standing.NOBODY;
    };
  }

  /** A token that says nothing we know is somebody's all the same: forbidden, not unknown. */
  private static Set<Party> parties(JwtAuthenticationToken token) {
    Set<Party> parties = EnumSet.of(Party.ANYONE);
    Set<String> scopes = Tokens.caller(token.getToken()).scopes();
    if (scopes.contains(Scope.ACCEPTOR)) {
      parties.add(Party.ACCEPTOR);
    }
    if (scopes.contains(Scope.OPERATOR)) {
      parties.add(Party.OPERATOR);
    }
    if (scopes.contains(Scope.APPROVER)) {
      parties.add(Party.APPROVER);
    }
    return parties;
  }

  /**
   * The API client or desk this request comes from.
   *
   * @throws ProblemException 401 if it comes from neither
   */
  public Caller currentCaller() {
    return switch (SecurityContextHolder.getContext().getAuthentication()) {
      case JwtAuthenticationToken token -> Tokens.caller(token.getToken());
      case Authentication session when session.getPrincipal() instanceof SignedIn.Desk desk ->
          new Caller(desk.clientId(), Set.of(Scope.ACCEPTOR), desk.acceptorId());
      case null, default ->
          throw new ProblemException(
              HttpStatus.UNAUTHORIZED,
              "no-caller",
              null,
              "this request comes from no API client and no desk",
              "send a bearer token, or sign in as a desk");
    };
  }
}
