package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onecard.MovingClock;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token is verified once and known until it expires. */
class TokensTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T00:00:00Z"));
  private final AtomicInteger verified = new AtomicInteger();
  private final Tokens tokens =
      new Tokens(
          text -> {
            if (text.startsWith("bad")) {
              throw new BadJwtException("bad signature");
            }
            verified.incrementAndGet();
            return Jwt.withTokenValue(text)
                .header("alg", "RS256")
                .subject("library-7")
                .claim("scope", Set.of("acceptor"))
                .claim("acceptor", "a7")
                .expiresAt(clock.instant().plus(Duration.ofHours(1)))
                .build();
          },
          clock);

  @Test
  void verifiesOnceAndForgetsAtExpiry() {
    Jwt first = tokens.decode("one");
    assertThat(tokens.decode("one")).isSameAs(first);
    tokens.decode("two");
    assertThat(verified).hasValue(2);

    clock.move(Duration.ofHours(1));
    assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void neverRemembersABadOne() {
    assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void saysWhoCalls() {
    assertThat(Tokens.caller(tokens.decode("one")))
        .isEqualTo(new Caller("library-7", Set.of("acceptor"), "a7"));
  }
}
