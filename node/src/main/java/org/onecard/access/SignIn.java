package org.onecard.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Checks what is entered at the sign-in page: a card number, or else the client id of a desk. */
@Component
class SignIn implements AuthenticationProvider {
  static final String RESIDENT = "RESIDENT";
  static final String ACCEPTOR = "ACCEPTOR";
  static final String STAFF = "STAFF";

  private static final Pattern CARD_NUMBER = Pattern.compile("[A-Z0-9]{9}");
  private static final int NAME_LIMIT = 64;

  private final ResidentSignIns residents;
  private final Clients clients;
  private final SignInBackoff backoff;
  private final Sessions sessions;
  private final KnownDevices devices;
  private final Clock clock;

  SignIn(
      ResidentSignIns residents,
      Clients clients,
      SignInBackoff backoff,
      Sessions sessions,
      KnownDevices devices,
      Clock clock) {
    this.residents = residents;
    this.clients = clients;
    this.backoff = backoff;
    this.sessions = sessions;
    this.devices = devices;
    this.clock = clock;
  }

  /** Too many failures: the same credentials may be tried again after {@link #left}. */
  static final class MustWaitException extends AuthenticationException {
    private static final long serialVersionUID = 1L;
    private final Duration left;

    MustWaitException(Duration left) {
      super("too many failed sign-ins; wait " + left.toSeconds() + " s");
      this.left = left;
    }

    Duration left() {
      return left;
    }
  }

  @Override
  public Authentication authenticate(Authentication entered) {
    String name = entered.getName().strip();
    String password = String.valueOf(entered.getCredentials());
    if (name.length() > NAME_LIMIT) {
      throw new BadCredentialsException("unknown");
    }
    ServletRequestAttributes served =
        (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    String place = devices.place(served.getRequest(), name);
    Duration left = backoff.wait(name, place);
    if (left.isPositive()) {
      throw new MustWaitException(left);
    }
    Optional<Authentication> known =
        CARD_NUMBER.matcher(name).matches() ? resident(name, password) : desk(name, password);
    if (known.isEmpty()) {
      backoff.failed(name, place);
      throw new BadCredentialsException("unknown");
    }
    backoff.succeeded(name, place);
    HttpServletResponse response = served.getResponse();
    if (response != null) {
      devices.remember(served.getRequest(), response, name);
    }
    return known.get();
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private Optional<Authentication> resident(String cardNumber, String password) {
    return residents
        .authenticate(cardNumber, password)
        .map(id -> session(new SignedIn.Resident(id, start(Sessions.Kind.RESIDENT, id)), RESIDENT));
  }

  private Optional<Authentication> desk(String clientId, String secret) {
    return clients
        .find(clientId)
        .filter(client -> ClientSecrets.digest(secret).equals(client.secretDigest()))
        .flatMap(client -> Optional.ofNullable(client.acceptorId()))
        .map(
            acceptorId ->
                session(
                    new SignedIn.Desk(clientId, acceptorId, start(Sessions.Kind.DESK, clientId)),
                    ACCEPTOR));
  }

  private UUID start(Sessions.Kind kind, String subject) {
    return sessions.startPage(kind, subject, Origin.ofThisRequest());
  }

  /** The factor's moment becomes {@code auth_time} where a service lets the resident sign in. */
  private Authentication session(SignedIn who, String role) {
    return UsernamePasswordAuthenticationToken.authenticated(
        who,
        null,
        List.of(
            new SimpleGrantedAuthority("ROLE_" + role),
            FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(clock.instant())
                .build()));
  }
}
