package org.onecard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.onecard.web.NodeAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The node as OAuth 2 server: tokens for API clients, and OpenID Connect for services that let
 * residents sign in with the card.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {
  private static final String AUTHORIZE = "/oauth2/authorize";
  private final NodeAddress address;

  AuthorizationServer(NodeAddress address) {
    this.address = address;
  }

  @Bean
  @Order(1)
  SecurityFilterChain oauth(HttpSecurity http, Sessions sessions) {
    return http.securityMatcher(
            "/oauth2/token", AUTHORIZE, "/oauth2/jwks", "/.well-known/openid-configuration")
        .oauth2AuthorizationServer(
            server ->
                server
                    .clientAuthentication(AuthorizationServer::useClientSecrets)
                    .tokenEndpoint(
                        token -> token.accessTokenRequestConverter(new ScopesOfTheClient()))
                    .authorizationEndpoint(
                        endpoint ->
                            endpoint
                                .consentPage("/consent")
                                .authenticationProviders(AuthorizationServer::askAlways))
                    .oidc(
                        oidc ->
                            oidc.providerConfigurationEndpoint(
                                endpoint ->
                                    endpoint.providerConfigurationCustomizer(this::describe))))
        .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
        .addFilterBefore(new LiveSessions(sessions), LogoutFilter.class)
        .addFilterBefore(new ResidentsOnly(), LogoutFilter.class)
        .exceptionHandling(
            handling ->
                handling.defaultAuthenticationEntryPointFor(
                    (request, response, e) -> AfterSignIn.demand(request, response),
                    PathPatternRequestMatcher.pathPattern(AUTHORIZE)))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(cache -> cache.disable())
        .build();
  }

  /** Staff and desks hold no card: at this door they are nobody. */
  private static final class ResidentsOnly extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
      if (authentication != null && !(authentication.getPrincipal() instanceof SignedIn.Resident)) {
        SecurityContextHolder.clearContext();
      }
      chain.doFilter(request, response);
    }
  }

  /** Only what there is, under the one address of this node whatever the request called it. */
  private void describe(OidcProviderConfiguration.Builder description) {
    String base = address.baseUrl();
    Map<String, Object> claims =
        Map.ofEntries(
            Map.entry("issuer", base),
            Map.entry("authorization_endpoint", base + AUTHORIZE),
            Map.entry("token_endpoint", base + "/oauth2/token"),
            Map.entry("jwks_uri", base + "/oauth2/jwks"),
            Map.entry("scopes_supported", List.of("openid")),
            Map.entry("response_types_supported", List.of("code")),
            Map.entry("grant_types_supported", List.of("authorization_code", "client_credentials")),
            Map.entry("subject_types_supported", List.of("pairwise")),
            Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
            Map.entry("code_challenge_methods_supported", List.of("S256")),
            Map.entry("ui_locales_supported", List.of("zh-CN", "en")),
            Map.entry(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post")));
    description.claims(
        present -> {
          present.clear();
          present.putAll(claims);
        });
  }

  /** The scope openid alone would pass unasked. */
  private static void askAlways(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider question) {
        question.setAuthorizationConsentRequired(context -> true);
      }
    }
  }

  private static void useClientSecrets(OAuth2ClientAuthenticationConfigurer clients) {
    clients.authenticationProviders(
        providers ->
            providers.forEach(
                provider -> {
                  if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                    bySecret.setPasswordEncoder(new ClientSecrets());
                  }
                }));
  }
}
