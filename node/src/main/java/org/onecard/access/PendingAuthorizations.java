package org.onecard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins with the card that are under way, from the question to the code's use: minutes, in
 * memory. Of client credentials it keeps nothing: a signed token says all there is, and a store
 * would grow with each one.
 */
final class PendingAuthorizations implements OAuth2AuthorizationService {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Cache<String, OAuth2Authorization> byId =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
  private final Cache<String, String> ids =
      Caffeine.newBuilder().maximumSize(2 * MOST).expireAfterWrite(KEPT).build();

  @Override
  public void save(OAuth2Authorization authorization) {
    String state = state(authorization);
    String code = code(authorization);
    if (state == null && code == null) {
      return;
    }
    byId.put(authorization.getId(), authorization);
    if (state != null) {
      ids.put(state, authorization.getId());
    }
    if (code != null) {
      ids.put(code, authorization.getId());
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    byId.invalidate(authorization.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return byId.getIfPresent(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    String id = ids.getIfPresent(token);
    OAuth2Authorization found = id == null ? null : byId.getIfPresent(id);
    if (found == null || tokenType == null) {
      return null;
    }
    String present =
        switch (tokenType.getValue()) {
          case OAuth2ParameterNames.STATE -> state(found);
          case OAuth2ParameterNames.CODE -> code(found);
          default -> null;
        };
    return token.equals(present) ? found : null;
  }

  private static @Nullable String state(OAuth2Authorization authorization) {
    return authorization.getAttribute(OAuth2ParameterNames.STATE);
  }

  private static @Nullable String code(OAuth2Authorization authorization) {
    OAuth2Authorization.Token<OAuth2AuthorizationCode> code =
        authorization.getToken(OAuth2AuthorizationCode.class);
    return code == null ? null : code.getToken().getTokenValue();
  }
}
