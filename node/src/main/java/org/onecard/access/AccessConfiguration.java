package org.onecard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.time.Clock;
import org.onecard.kernel.region.Region;
import org.onecard.storage.DataDirectory;
import org.onecard.web.NodeAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The parts of token issue and token check. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
class AccessConfiguration {

  @Bean
  RSAKey tokenKey(DataDirectory directory, SecureRandom random) {
    return TokenKey.open(directory, random);
  }

  @Bean
  JWKSource<SecurityContext> tokenKeys(RSAKey tokenKey) {
    return new ImmutableJWKSet<>(new JWKSet(tokenKey));
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> tokenCustomizer(
      Region region, NodeAddress address, CardHolders holders, Services services, Clock clock) {
    CardSignIns signIns = new CardSignIns(address, holders, services, clock);
    return Tokens.customizer(region, signIns);
  }

  @Bean
  JwtDecoder jwtDecoder(RSAKey tokenKey, Region region, Clock clock) throws JOSEException {
    NimbusJwtDecoder verifying = NimbusJwtDecoder.withPublicKey(tokenKey.toRSAPublicKey()).build();
    verifying.setJwtValidator(JwtValidators.createDefaultWithIssuer(Tokens.issuer(region)));
    return new Tokens(verifying, clock);
  }

  @Bean
  OAuth2AuthorizationService authorizationService() {
    return new PendingAuthorizations();
  }

  @Bean
  OAuth2AuthorizationConsentService consentService() {
    return new AlwaysAsked();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings() {
    return AuthorizationServerSettings.builder().build();
  }
}
