package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A check costs one hash for somebody and for nobody: its time tells nothing. */
class PasswordsTest {
  private final AtomicInteger checks = new AtomicInteger();
  private final Passwords passwords = new Passwords(new Counting());

  private final class Counting implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      checks.incrementAndGet();
      return Objects.equals(hash, "hash of " + password);
    }
  }

  @Test
  void costsOneHashWhoeverAsks() {
    assertThat(passwords.matches("right", "hash of right")).isTrue();
    assertThat(checks.getAndSet(0)).isEqualTo(1);
    assertThat(passwords.matches("wrong", "hash of right")).isFalse();
    assertThat(checks.getAndSet(0)).isEqualTo(1);
    assertThat(passwords.matches("right", null)).isFalse();
    assertThat(checks.getAndSet(0)).isEqualTo(1);
    assertThat(passwords.matches("x".repeat(100_000), "hash of right")).isFalse();
    assertThat(checks.getAndSet(0)).isEqualTo(1);
  }

  @Test
  void nobodysPasswordIsNobodys() {
    assertThat(passwords.matches("nobody's password", null)).isFalse();
    assertThat(passwords.matches("", "hash of ")).isFalse();
  }
}
