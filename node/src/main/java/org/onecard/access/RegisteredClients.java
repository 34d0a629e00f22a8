package org.onecard.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Our clients as the authorization server sees them: API clients by client credentials, with tokens
 * for one hour; services that sign residents in by authorization code.
 */
@Component
class RegisteredClients implements RegisteredClientRepository {
  static final String ACCEPTOR_SETTING = "onecard.acceptor";
  static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  private static final Duration SERVICE_TOKEN_LIFETIME = Duration.ofMinutes(5);
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

  private final Clients clients;
  private final Services services;

  RegisteredClients(Clients clients, Services services) {
    this.clients = clients;
    this.services = services;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are registered by Access alone");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return clients
        .find(clientId)
        .map(RegisteredClients::registered)
        .or(
            () ->
                services
                    .find(clientId)
                    .filter(kept -> kept.service().active())
                    .map(RegisteredClients::registered))
        .orElse(null);
  }

  private static RegisteredClient registered(Client client) {
    ClientSettings.Builder settings = ClientSettings.builder();
    if (client.acceptorId() != null) {
      settings.setting(ACCEPTOR_SETTING, client.acceptorId());
    }
    return RegisteredClient.withId(client.clientId())
        .clientId(client.clientId())
        .clientSecret(client.secretDigest().hex())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(client.scopes()))
        .clientSettings(settings.build())
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build())
        .build();
  }

  /** A service: the code flow with PKCE, asked each time, and no token to go on with. */
  private static RegisteredClient registered(Services.Kept kept) {
    SignInServices.Service service = kept.service();
    return RegisteredClient.withId(service.clientId())
        .clientId(service.clientId())
        .clientSecret(kept.secretDigest().hex())
        .clientName(service.titleZh())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUris(uris -> uris.addAll(service.redirectUris()))
        .scope("openid")
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(true)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(SERVICE_TOKEN_LIFETIME)
                .authorizationCodeTimeToLive(CODE_LIFETIME)
                .build())
        .build();
  }
}
