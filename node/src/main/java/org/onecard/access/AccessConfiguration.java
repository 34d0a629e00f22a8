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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The parts of token issue and token check. */
@Configuration(proxyBeanMethods = false)
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
  OAuth2TokenCustomizer<JwtEncodingContext> tokenCustomizer(Region region) {
    return Tokens.customizer(region);
  }

  @Bean
  JwtDecoder jwtDecoder(RSAKey tokenKey, Region region, Clock clock) throws JOSEException {
    NimbusJwtDecoder verifying = NimbusJwtDecoder.withPublicKey(tokenKey.toRSAPublicKey()).build();
    verifying.setJwtValidator(JwtValidators.createDefaultWithIssuer(Tokens.issuer(region)));
    return new Tokens(verifying, clock);
  }

  @Bean
  OAuth2AuthorizationService authorizationService() {
    return new NoStoredAuthorizations();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings() {
    return AuthorizationServerSettings.builder().build();
  }
}
