package org.onecard.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Tells whose a bearer token is: an API client's JWT, or a staff member's session. */
@Component
class BearerTokens implements AuthenticationManager {
  private final JwtAuthenticationProvider clients;
  private final Sessions sessions;

  BearerTokens(JwtDecoder decoder, Sessions sessions) {
    this.clients = new JwtAuthenticationProvider(decoder);
    this.sessions = sessions;
  }

  /** A staff member who calls the API. */
  static final class StaffToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final SignedIn.Staff who;

    StaffToken(SignedIn.Staff who) {
      super(List.of(new SimpleGrantedAuthority("ROLE_" + SignIn.STAFF)));
      this.who = who;
      setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
      return "";
    }

    @Override
    public SignedIn.Staff getPrincipal() {
      return who;
    }
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    if (shown instanceof BearerTokenAuthenticationToken bearer
        && bearer.getToken().startsWith(Sessions.TOKEN_PREFIX)) {
      return sessions
          .byToken(bearer.getToken())
          .map(StaffToken::new)
          .orElseThrow(() -> new InvalidBearerTokenException("no session goes on by this token"));
    }
    return clients.authenticate(shown);
  }
}
