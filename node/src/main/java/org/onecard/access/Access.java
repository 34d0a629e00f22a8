package org.onecard.access;

import java.time.Clock;
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
  private final Clock clock;

  Access(Clients clients, ResidentSignIns residents, Clock clock) {
    this.clients = clients;
    this.residents = residents;
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
