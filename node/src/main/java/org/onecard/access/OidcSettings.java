package org.onecard.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The OIDC provider at which this region's staff sign in, where there is one.
 *
 * @param issuer its address as its tokens name it
 * @param clientId of this node at the provider
 * @param clientSecretFile a file that holds the secret and nothing else
 */
@ConfigurationProperties("onecard.oidc")
record OidcSettings(
    @Nullable String issuer, @Nullable String clientId, @Nullable Path clientSecretFile) {

  boolean isConfigured() {
    return issuer != null && !issuer.isBlank();
  }
}
