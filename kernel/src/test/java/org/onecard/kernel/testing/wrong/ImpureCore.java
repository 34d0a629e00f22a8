package org.onecard.kernel.testing.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.Extension;

/** Does everything a core must not do, a method each. */
final class ImpureCore implements Extension {
  Instant instantNow() {
    return Instant.now();
  }

  Supplier<Instant> instantNowByReference() {
    return Instant::now;
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Clock systemClock() {
    return Clock.systemUTC();
  }

  int unseeded() {
    return new Random().nextInt();
  }

  SecureRandom ownSecureRandom() {
    return new SecureRandom();
  }

  String readFile(Path path) throws IOException {
    return Files.readString(path);
  }

  boolean hasResource() {
    return ImpureCore.class.getResource("x") != null;
  }
}
