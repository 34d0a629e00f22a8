package org.onecard.access;

import java.time.Clock;
import org.onecard.web.NodeAddress;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** What stands in the tokens of a resident who signs in with the card. */
final class CardSignIns {
  private final NodeAddress address;
  private final CardHolders holders;
  private final Services services;
  private final Clock clock;

  CardSignIns(NodeAddress address, CardHolders holders, Services services, Clock clock) {
    this.address = address;
    this.holders = holders;
    this.services = services;
    this.clock = clock;
  }

  boolean concerns(JwtEncodingContext context) {
    return AuthorizationGrantType.AUTHORIZATION_CODE.equals(context.getAuthorizationGrantType());
  }

  /**
   * Names the resident as the service may know it, and notes the sign-in for the resident.
   *
   * @throws OAuth2AuthenticationException where the resident's card is not valid now
   */
  void write(JwtEncodingContext context) {
    String clientId = context.getRegisteredClient().getClientId();
    SignInServices.Service service =
        services
            .find(clientId)
            .map(Services.Kept::service)
            .filter(SignInServices.Service::active)
            .orElseThrow(CardSignIns::denied);
    Authentication principal = context.getPrincipal();
    if (principal == null || !(principal.getPrincipal() instanceof SignedIn.Resident resident)) {
      throw denied();
    }
    String subject =
        holders
            .pseudonym(
                resident.residentId(), service.region(), service.sector(), service.acceptorId())
            .orElseThrow(CardSignIns::denied);
    context.getClaims().subject(subject);
    if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
      context.getClaims().issuer(address.baseUrl());
      services.noteSignIn(resident.residentId(), clientId, clock.instant());
    }
  }

  private static OAuth2AuthenticationException denied() {
    return new OAuth2AuthenticationException(
        new OAuth2Error(
            OAuth2ErrorCodes.ACCESS_DENIED, "the card is not valid, or the service closed", null));
  }
}
