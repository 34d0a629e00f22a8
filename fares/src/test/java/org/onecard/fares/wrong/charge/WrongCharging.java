package org.onecard.fares.wrong.charge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Assertions;
import org.onecard.fares.account.Account;
import org.onecard.fares.charge.AccountState;

/** Wrong on purpose: a charging function that looks up from its arguments. */
final class WrongCharging {
  boolean isLate(Instant tap) {
    return tap.isBefore(Instant.now());
  }

  AccountState ask(Account account) {
    return account.state();
  }

  long charged(Path file) throws IOException {
    return Long.parseLong(Files.readString(file));
  }

  void agrees(long chargedFen, long fen) {
    Assertions.assertEquals(chargedFen, fen);
  }
}
