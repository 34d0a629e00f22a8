package org.onecard.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.onecard.MovingClock;
import org.onecard.TestDatabase;
import org.onecard.acceptance.Facts.OfflineTap;
import org.onecard.acceptance.RecordRequest.Claim;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.acceptance.RecordRequest.RequestKey;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.status.CardStatus;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A record on a fresh database, and requests to write into it. */
final class RecordFixture {
  static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
  static final UUID ACCEPTOR = UUID.fromString("00000000-0000-7000-8000-00000000000a");

  final MovingClock clock = new MovingClock(START);
  final SecureRandom random = new SecureRandom();
  final DataSource database = TestDatabase.fresh();
  final Vault vault = vault(random);
  final RecordBook book = new RecordBook(database, vault, clock);

  private static Vault vault(SecureRandom random) {
    try {
      Path folder = Files.createTempDirectory("onecard-vault");
      folder.toFile().deleteOnExit();
      DataDirectory directory = DataDirectory.open(folder, Region.of("50"));
      return Vault.open(directory, ColumnCipher.open(directory, random), random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JdbcClient sql() {
    return JdbcClient.create(database);
  }

  AcceptanceAudit audit() {
    return AcceptanceAudit.of(vault, database, ServiceDay.dateOf(clock.instant()));
  }

  AcceptanceAudit.Finding auditFinding() {
    try {
      return audit().run((day, checked, total) -> {});
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Which code is shown: {@code counter} may count once, {@code variant} tells its octets apart.
   */
  static Claim claim(String counter, String variant) {
    return new Claim(
        Bytes.of(Sm3.digest(counter.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        Bytes.of(Sm3.digest((counter + variant).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        LocalDate.of(2026, 11, 22),
        true);
  }

  RecordRequest request(String key, String body, @Nullable Claim claim) {
    return request(key, body, claim, null);
  }

  RecordRequest request(String key, String body, @Nullable Claim claim, @Nullable OfflineTap tap) {
    Facts facts =
        new Facts(
            TimeOrderedId.next(clock.instant(), random),
            clock.instant(),
            ACCEPTOR,
            ACCEPTOR,
            "metro-ride",
            Mode.CODE,
            "51",
            new Outcome(Outcome.StoredAs.ACCEPTED, null, false),
            CardStatus.VALID,
            3,
            Map.of(),
            1,
            null,
            tap);
    Bytes digest = Bytes.of(Sm3.digest(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return new RecordRequest(
        new RequestKey(ACCEPTOR, key, digest), vault.write(facts), claim, null, null, false);
  }

  static OfflineTap tap(UUID terminal, long sequence, @Nullable UUID replay) {
    return new OfflineTap(
        terminal, sequence, START, 1, 1, "accepted", "", false, "signature", replay);
  }

  static Facts facts(Recorded recorded) {
    return ((Recorded.Stored) recorded).facts();
  }
}
