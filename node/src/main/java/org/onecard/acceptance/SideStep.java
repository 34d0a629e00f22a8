package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onecard.acceptance.Facts.OfflineTap;
import org.onecard.acceptance.Outcome.StoredAs;
import org.onecard.acceptance.RecordRequest.Notice;
import org.onecard.kernel.region.Region;

/** What hangs on new records: pseudonyms, notices, doubles, terminals' heads, replays' sums. */
final class SideStep {
  private final Connection connection;
  private final LocalDate day;
  private final Instant now;

  SideStep(Connection connection, LocalDate day, Instant now) {
    this.connection = connection;
    this.day = day;
    this.now = now;
  }

  void insert(List<Line> lines) throws SQLException {
    insertHolders(lines.stream().filter(line -> line.pseudonym() != null).toList());
    List<Line> told =
        lines.stream().filter(line -> line.accepted() && line.request.notice() != null).toList();
    insertNotices(told.stream().filter(line -> notice(line).question() == null).toList());
    insertQuestions(told.stream().filter(line -> notice(line).question() != null).toList());
    insertDoubles(lines.stream().filter(line -> line.firstUse() != null).toList());
    List<Line> taps = lines.stream().filter(line -> line.facts().tap() != null).toList();
    if (!taps.isEmpty()) {
      moveHeads(taps);
      addToReplays(taps);
    }
  }

  private void insertHolders(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_holder (acceptance_id, pseudonym, day)"
                + " select id, pseudonym, ?::date from unnest(?::uuid[], ?::text[])"
                + " as new(id, pseudonym)")) {
      insert.setObject(1, day);
      Columns.set(insert, 2, "uuid", lines, line -> line.facts().id());
      Columns.set(insert, 3, "text", lines, line -> Objects.requireNonNull(line.pseudonym()));
      insert.executeUpdate();
    }
  }

  private void insertNotices(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_notice (acceptance_id, issuer)"
                + " select * from unnest(?::uuid[], ?::text[])")) {
      Columns.set(insert, 1, "uuid", lines, line -> line.facts().id());
      Columns.set(insert, 2, "text", lines, line -> notice(line).issuer().code());
      insert.executeUpdate();
    }
  }

  private void insertQuestions(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_question (acceptance_id, issuer, question, day)"
                + " select id, issuer, question, ?::date"
                + " from unnest(?::uuid[], ?::text[], ?::bytea[]) as new(id, issuer, question)")) {
      insert.setObject(1, day);
      Columns.set(insert, 2, "uuid", lines, line -> line.facts().id());
      Columns.set(insert, 3, "text", lines, line -> notice(line).issuer().code());
      Columns.set(
          insert,
          4,
          "bytea",
          lines,
          line -> Objects.requireNonNull(notice(line).question()).toArray());
      insert.executeUpdate();
    }
  }

  private static Notice notice(Line line) {
    return Objects.requireNonNull(line.request.notice());
  }

  private void insertDoubles(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into acceptance_double values (?, ?, ?, ?, ?)")) {
      for (Line line : lines) {
        Line.FirstUse use = Objects.requireNonNull(line.firstUse());
        insert.setObject(1, line.facts().id());
        insert.setObject(2, use.acceptance());
        insert.setBoolean(
            3, use.code().equals(Objects.requireNonNull(line.request.claim()).code()));
        insert.setBoolean(4, !use.point().equals(line.facts().point()));
        insert.setObject(5, day);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** A terminal and the issuer whose list it used. */
  private record HeadOf(UUID terminal, Region issuer) {}

  private void moveHeads(List<Line> taps) throws SQLException {
    Map<HeadOf, OfflineTap> newest = new HashMap<>();
    for (Line line : taps) {
      OfflineTap tap = Objects.requireNonNull(line.facts().tap());
      if (line.request.headUsed() && line.facts().issuer() != null) {
        newest.merge(
            new HeadOf(tap.terminal(), Region.of(line.facts().issuer())),
            tap,
            (one, other) -> one.sequence() > other.sequence() ? one : other);
      }
    }
    if (newest.isEmpty()) {
      return;
    }
    List<Map.Entry<HeadOf, OfflineTap>> rows = List.copyOf(newest.entrySet());
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into acceptance_terminal_head as held (terminal, issuer, sequence, head)"
                + " select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[])"
                + " on conflict (terminal, issuer) do update"
                + " set sequence = excluded.sequence, head = excluded.head"
                + " where excluded.sequence > held.sequence and excluded.head >= held.head")) {
      Columns.set(upsert, 1, "uuid", rows, row -> row.getKey().terminal());
      Columns.set(upsert, 2, "text", rows, row -> row.getKey().issuer().code());
      Columns.set(upsert, 3, "int8", rows, row -> row.getValue().sequence());
      Columns.set(upsert, 4, "int8", rows, row -> row.getValue().statusHead());
      upsert.executeUpdate();
    }
  }

  private void addToReplays(List<Line> taps) throws SQLException {
    Map<UUID, List<StoredAs>> classes = new HashMap<>();
    for (Line line : taps) {
      UUID replay = Objects.requireNonNull(line.facts().tap()).replay();
      if (replay != null) {
        classes
            .computeIfAbsent(replay, id -> new ArrayList<>())
            .add(line.facts().outcome().storedAs());
      }
    }
    for (var replay : classes.entrySet()) {
      addToReplay(replay.getKey(), replay.getValue());
    }
  }

  private void addToReplay(UUID replay, List<StoredAs> classes) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update acceptance_replay set accepted = accepted + ?, declined = declined + ?,"
                + " undetermined = undetermined + ?, duplicates = duplicates + ?,"
                + " last_stored_at = ? where replay = ?")) {
      int parameter = 1;
      for (StoredAs storedAs : StoredAs.values()) {
        update.setLong(parameter++, classes.stream().filter(stored -> stored == storedAs).count());
      }
      update.setTimestamp(parameter++, Timestamp.from(now));
      update.setObject(parameter, replay);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("taps name a replay that is not open: " + replay);
      }
    }
  }
}
