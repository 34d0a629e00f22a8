package org.onecard.acceptance;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Chain.Head;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SealBrokenException;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;

/**
 * Checks a node's acceptance records from the first to the last: contents against their digests,
 * digests against the chain, the chain against the sealed heads of its days. Needs no running node.
 *
 * <p>What it cannot see: the whole database put back to an earlier state of its own. Keep the head
 * it reports, and compare.
 */
public final class AcceptanceAudit {
  private static final int FETCH = 1_000;

  private final DataSource database;
  private final Vault vault;
  private final LocalDate today;

  private AcceptanceAudit(DataSource database, Vault vault, LocalDate today) {
    this.database = database;
    this.vault = vault;
    this.today = today;
  }

  /**
   * An audit of the node whose folder and database these are.
   *
   * @param today content of records younger than the retention counts as missing if it is erased
   */
  public static AcceptanceAudit of(DataDirectory directory, DataSource database, LocalDate today) {
    SecureRandom random = new SecureRandom();
    ColumnCipher cipher = ColumnCipher.open(directory, random);
    return new AcceptanceAudit(database, Vault.open(directory, cipher, random), today);
  }

  static AcceptanceAudit of(Vault vault, DataSource database, LocalDate today) {
    return new AcceptanceAudit(database, vault, today);
  }

  /** Told now and then how far the audit is. */
  @FunctionalInterface
  public interface Progress {
    /** So many records of {@code total} have been checked; the last one is of {@code day}. */
    void at(LocalDate day, long checked, long total);
  }

  /** What an audit found. */
  public sealed interface Finding {
    /** Everything fits; {@code lastLink} (hex) stands for all of it, empty if there is none. */
    record Sound(long days, long records, String lastLink) implements Finding {}

    /**
     * The first record that does not fit.
     *
     * @param sequence its place in the day, from 1
     * @param acceptance its id; null where it is missing or only the day's head is wrong
     * @param fault what is wrong with it
     */
    record Broken(LocalDate day, long sequence, @Nullable UUID acceptance, String fault)
        implements Finding {}
  }

  /** A day's head with its seal as stored. */
  private record SealedHead(Head head, Bytes seal) {}

  /** How far the audit is; reports every {@value #FETCH} records. */
  private static final class Count {
    private final Progress progress;
    private final long total;
    private final ReplaySums sums = new ReplaySums();
    private long checked;

    Count(Progress progress, long total) {
      this.progress = progress;
      this.total = total;
    }

    void next(LocalDate day) {
      checked++;
      if (checked % FETCH == 0) {
        report(day);
      }
    }

    void report(LocalDate day) {
      progress.at(day, checked, total);
    }
  }

  /** Walks all days in order and stops at the first record that does not fit. */
  public Finding run(Progress progress) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return walk(connection, progress);
      } finally {
        connection.rollback();
      }
    }
  }

  private Finding walk(Connection connection, Progress progress) throws SQLException {
    List<SealedHead> days = days(connection);
    Count count = new Count(progress, days.stream().mapToLong(day -> day.head().records()).sum());
    List<ReplaySums.Stored> stored = ReplaySums.read(connection, Erasure.keptFrom(today));
    Head before = null;
    for (int i = 0; i < days.size(); i++) {
      SealedHead day = days.get(i);
      Optional<Finding.Broken> broken = wrongRecord(connection, day.head(), before, count);
      if (broken.isEmpty()) {
        broken = wrongHead(day, before, i == days.size() - 1);
      }
      if (broken.isPresent()) {
        return broken.get();
      }
      count.report(day.head().day());
      before = day.head();
    }
    return strays(connection)
        .or(() -> count.sums.wrong(stored))
        .<Finding>map(found -> found)
        .orElse(
            new Finding.Sound(
                days.size(), count.checked, before == null ? "" : before.link().hex()));
  }

  private Optional<Finding.Broken> wrongHead(
      SealedHead day, @Nullable Head before, boolean newest) {
    Head head = day.head();
    if (!head.sealedBy(vault.sealKey(), day.seal().toArray())) {
      return broken(head, head.records(), null, "the day's head does not fit its seal");
    }
    if (before != null && !before.day().equals(head.previous())) {
      return broken(head, 0, null, "the day before it, " + head.previous() + ", is missing");
    }
    if (before == null && head.previous() != null) {
      return broken(head, 0, null, "the day before it, " + head.previous() + ", is missing");
    }
    if (newest && head.closed()) {
      return broken(head, head.records(), null, "the day is closed, but the day after is missing");
    }
    return Optional.empty();
  }

  /** The first record of the day that breaks the chain, or the place where one is missing. */
  private Optional<Finding.Broken> wrongRecord(
      Connection connection, Head head, @Nullable Head before, Count count) throws SQLException {
    Bytes link = Chain.begin(head.day(), before).link();
    long due = 1;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select sequence, acceptance_id, digest, link, salt, content, acceptor_id"
                + " from acceptance_record where day = ? order by sequence")) {
      select.setFetchSize(FETCH);
      select.setObject(1, head.day());
      try (ResultSet row = select.executeQuery()) {
        for (; row.next(); due++) {
          long sequence = row.getLong(1);
          UUID id = row.getObject(2, UUID.class);
          if (sequence != due) {
            return broken(head, due, null, "the record is missing; the next is " + sequence);
          }
          Bytes digest = Bytes.of(row.getBytes(3));
          Optional<String> content = wrongContent(head.day(), id, digest, row, count.sums);
          if (content.isPresent()) {
            return broken(head, due, id, content.get());
          }
          link = Chain.nextLink(link, digest);
          if (!link.equals(Bytes.of(row.getBytes(4)))) {
            return broken(head, due, id, "its link does not follow from the record before it");
          }
          count.next(head.day());
        }
      }
    }
    return wrongEnd(head, due - 1, link);
  }

  private static Optional<Finding.Broken> wrongEnd(Head head, long found, Bytes link) {
    if (found < head.records()) {
      return broken(
          head,
          found + 1,
          null,
          "the record is missing: the day's head counts " + head.records() + " records");
    }
    if (found > head.records()) {
      return broken(
          head,
          head.records() + 1,
          null,
          "the record was added: the day's head counts " + head.records() + " records");
    }
    return link.equals(head.link())
        ? Optional.empty()
        : broken(head, found, null, "the last link is not the one in the day's head");
  }

  private Optional<String> wrongContent(
      LocalDate day, UUID id, Bytes digest, ResultSet row, ReplaySums sums) throws SQLException {
    byte[] salt = row.getBytes(5);
    byte[] content = row.getBytes(6);
    if (salt == null || content == null) {
      return day.isBefore(Erasure.keptFrom(today))
          ? Optional.empty()
          : Optional.of("its content was erased before its time");
    }
    try {
      byte[] json = vault.open(id, content);
      if (!MessageDigest.isEqual(Chain.digest(salt, json), digest.toArray())) {
        return Optional.of("its content does not fit its digest");
      }
      Facts facts = Facts.fromJson(json);
      sums.add(facts);
      return facts.acceptor().equals(row.getObject(7, UUID.class))
          ? Optional.empty()
          : Optional.of("it is filed under another acceptor than it names");
    } catch (SealBrokenException | IllegalStateException e) {
      return Optional.of("its content was altered: it does not open");
    }
  }

  /** Records of a day that has no head can only have been put in by hand. */
  private static Optional<Finding.Broken> strays(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select day, sequence, acceptance_id from acceptance_record where day not in"
                    + " (select day from acceptance_day) order by day, sequence limit 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Finding.Broken(
                  row.getObject(1, LocalDate.class),
                  row.getLong(2),
                  row.getObject(3, UUID.class),
                  "its day has no head"))
          : Optional.empty();
    }
  }

  private static List<SealedHead> days(Connection connection) throws SQLException {
    List<SealedHead> days = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select day, previous, records, link, closed, seal"
                    + " from acceptance_day order by day");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        days.add(new SealedHead(RecordBook.read(row), Bytes.of(row.getBytes("seal"))));
      }
    }
    return days;
  }

  private static Optional<Finding.Broken> broken(
      Head head, long sequence, @Nullable UUID id, String fault) {
    return Optional.of(new Finding.Broken(head.day(), sequence, id, fault));
  }
}
