package org.onecard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What stands in this node's access tokens, and their check.
 *
 * <p>A token's signature is checked once: until it expires, the decoded token is found by the
 * digest of its text.
 */
final class Tokens implements JwtDecoder {
  private static final int CACHED = 10_000;
  private static final String ACCEPTOR_CLAIM = "acceptor";

  private final JwtDecoder verifying;
  private final Clock clock;
  private final Cache<Bytes, Jwt> verified =
      Caffeine.newBuilder()
          .maximumSize(CACHED)
          .expireAfterWrite(RegisteredClients.TOKEN_LIFETIME)
          .build();

  Tokens(JwtDecoder verifying, Clock clock) {
    this.verifying = verifying;
    this.clock = clock;
  }

  /** The issuer that the tokens of this region's node name. */
  static String issuer(Region region) {
    return "urn:onecard:node:" + region;
  }

  /** Writes issuer and acceptor into a token that is being made. */
  static OAuth2TokenCustomizer<JwtEncodingContext> customizer(Region region, CardSignIns signIns) {
    return context -> {
      context.getClaims().claim("iss", issuer(region));
      if (signIns.concerns(context)) {
        signIns.write(context);
        return;
      }
      Object acceptor =
          context
              .getRegisteredClient()
              .getClientSettings()
              .getSetting(RegisteredClients.ACCEPTOR_SETTING);
      if (acceptor != null) {
        context.getClaims().claim(ACCEPTOR_CLAIM, acceptor);
      }
    };
  }

  /** Who calls with this token. */
  static Caller caller(Jwt token) {
    List<String> scopes = token.getClaimAsStringList("scope");
    return new Caller(
        String.valueOf(token.getSubject()),
        scopes == null ? Set.of() : Set.copyOf(scopes),
        token.getClaimAsString(ACCEPTOR_CLAIM));
  }

  @Override
  public Jwt decode(String text) {
    Bytes digest = Bytes.of(Sm3.digest(text.getBytes(StandardCharsets.US_ASCII)));
    Jwt known = verified.getIfPresent(digest);
    if (known == null) {
      Jwt fresh = verifying.decode(text);
      verified.put(digest, fresh);
      return fresh;
    }
    Instant expiry = known.getExpiresAt();
    if (expiry == null || !clock.instant().isBefore(expiry)) {
      verified.invalidate(digest);
      throw new BadJwtException("the token has expired");
    }
    return known;
  }
}
