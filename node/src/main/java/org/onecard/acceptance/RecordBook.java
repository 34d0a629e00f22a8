package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Chain.Head;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.time.ServiceDay;

/**
 * The acceptance records with their chain. One thread writes; every group is one transaction, and
 * what {@link #write} returned is on disk.
 */
final class RecordBook {
  private static final String NEWEST_HEAD =
      "select day, previous, records, link, closed, seal from acceptance_day"
          + " order by day desc limit 1";

  private final DataSource database;
  private final Vault vault;
  private final Clock clock;
  private @Nullable Head head;

  RecordBook(DataSource database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** Stores a group; the answers are in its order. After an exception nothing of it is stored. */
  List<Recorded> write(List<RecordRequest> group) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Head before = headOfToday(connection);
        GroupWrite work = new GroupWrite(connection, vault, before, group, clock.instant());
        List<Recorded> results = work.run();
        replace(connection, before, work.head());
        connection.commit();
        head = work.head();
        return results;
      } catch (SQLException | RuntimeException e) {
        head = null;
        connection.rollback();
        throw e;
      }
    }
  }

  /** The newest head, checked against its seal: a chain somebody cut is never sealed anew. */
  static Optional<Head> newest(Connection connection, byte[] sealKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEWEST_HEAD);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Head found = read(row);
      if (!found.sealedBy(sealKey, row.getBytes("seal"))) {
        throw new IllegalStateException(
            "the head of acceptance day "
                + found.day()
                + " does not fit its seal: nothing is recorded on it; run onecard audit");
      }
      return Optional.of(found);
    }
  }

  static Head read(ResultSet row) throws SQLException {
    return new Head(
        row.getObject("day", LocalDate.class),
        row.getObject("previous", LocalDate.class),
        row.getLong("records"),
        Bytes.of(row.getBytes("link")),
        row.getBoolean("closed"));
  }

  private Head headOfToday(Connection connection) throws SQLException {
    Head last = head;
    if (last == null) {
      last = newest(connection, vault.sealKey()).orElse(null);
    }
    LocalDate today = ServiceDay.dateOf(clock.instant());
    if (last != null && !today.isAfter(last.day())) {
      return last;
    }
    Head fresh = Chain.begin(today, last);
    if (last != null) {
      replace(connection, last, last.close());
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into acceptance_day values (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, fresh.day());
      insert.setObject(2, fresh.previous());
      insert.setLong(3, fresh.records());
      insert.setBytes(4, fresh.link().toArray());
      insert.setBoolean(5, fresh.closed());
      insert.setBytes(6, fresh.seal(vault.sealKey()));
      insert.executeUpdate();
    }
    return fresh;
  }

  private void replace(Connection connection, Head from, Head to) throws SQLException {
    if (from.equals(to)) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update acceptance_day set records = ?, link = ?, closed = ?, seal = ?"
                + " where day = ? and records = ? and link = ?")) {
      update.setLong(1, to.records());
      update.setBytes(2, to.link().toArray());
      update.setBoolean(3, to.closed());
      update.setBytes(4, to.seal(vault.sealKey()));
      update.setObject(5, from.day());
      update.setLong(6, from.records());
      update.setBytes(7, from.link().toArray());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException(
            "the head of acceptance day " + from.day() + " changed under its writer");
      }
    }
  }
}
