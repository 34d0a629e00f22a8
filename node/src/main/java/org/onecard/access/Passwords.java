package org.onecard.access;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Argon2id hashes of what people remember. A check takes one hash whether there is such a person or
 * not, so that neither answer nor time tells; and so many at once, for each takes its memory.
 */
@Component
class Passwords {
  private static final int AT_ONCE = 8;

  private final PasswordEncoder encoder;
  private final Supplier<String> nobodysHash;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  @Autowired
  Passwords() {
    this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
  }

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodysHash = SingletonSupplier.of(() -> hashOf("nobody's password"));
  }

  /** Whether the password is the hash's; false, after as long, where there is no hash. */
  boolean matches(String password, @Nullable String hash) {
    String asked = password.length() <= AccessLimits.PASSWORD_MOST ? password : "";
    String against = hash == null ? nobodysHash.get() : hash;
    places.acquireUninterruptibly();
    try {
      boolean same = encoder.matches(asked, against);
      return same && hash != null && !asked.isEmpty();
    } finally {
      places.release();
    }
  }

  /**
   * The hash of a new password.
   *
   * @throws ProblemException 400 if it is not of its length
   */
  String hash(String password, int least) {
    if (password.length() < least || password.length() > AccessLimits.PASSWORD_MOST) {
      throw ProblemException.badField(
          "password",
          "has %d characters".formatted(password.length()),
          "choose %d to %d".formatted(least, AccessLimits.PASSWORD_MOST));
    }
    return hashOf(password);
  }

  private String hashOf(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("the encoder made no hash");
    }
    return hash;
  }
}
