package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Chain.Head;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.kernel.bytes.Bytes;

/** One group of requests in one transaction: few round trips, each for the whole group. */
final class GroupWrite {
  private final Connection connection;
  private final Vault vault;
  private final List<RecordRequest> group;
  private final Instant now;
  private Head head;

  /** A record's place in the chain. */
  private record Place(Vault.Sheet sheet, long sequence, Bytes link) {}

  GroupWrite(
      Connection connection, Vault vault, Head head, List<RecordRequest> group, Instant now) {
    this.connection = connection;
    this.vault = vault;
    this.head = head;
    this.group = group;
    this.now = now;
  }

  /** The head after {@link #run}. */
  Head head() {
    return head;
  }

  /** Writes all but the head, and answers in the order of the group. */
  List<Recorded> run() throws SQLException {
    @Nullable Recorded[] results = new Recorded[group.size()];
    KeyStep keys = new KeyStep(connection, vault, group);
    List<Line> lines = keys.take(head.day(), results);
    if (!lines.isEmpty()) {
      new CounterStep(connection, vault).take(lines);
      insertRecords(lines);
      new SideStep(connection, head.day(), now).insert(lines);
    }
    for (Line line : lines) {
      results[line.index] = new Recorded.Stored(line.facts(), line.pseudonym());
    }
    keys.answerRepeats(results);
    List<Recorded> answers = new ArrayList<>();
    for (Recorded result : results) {
      if (result == null) {
        throw new IllegalStateException("a request is neither new nor known by its key");
      }
      answers.add(result);
    }
    return answers;
  }

  private void insertRecords(List<Line> lines) throws SQLException {
    List<Place> places = new ArrayList<>();
    for (Line line : lines) {
      head = head.plus(line.sheet().digest());
      places.add(new Place(line.sheet(), head.records(), head.link()));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_record"
                + " (day, sequence, acceptance_id, acceptor_id, digest, link, salt, content)"
                + " select ?::date, * from unnest(?::bigint[], ?::uuid[], ?::uuid[],"
                + " ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])")) {
      insert.setObject(1, head.day());
      Columns.set(insert, 2, "int8", places, Place::sequence);
      Columns.set(insert, 3, "uuid", places, place -> place.sheet().facts().id());
      Columns.set(insert, 4, "uuid", places, place -> place.sheet().facts().acceptor());
      Columns.set(insert, 5, "bytea", places, place -> place.sheet().digest().toArray());
      Columns.set(insert, 6, "bytea", places, place -> place.link().toArray());
      Columns.set(insert, 7, "bytea", places, place -> place.sheet().salt().toArray());
      Columns.set(insert, 8, "bytea", places, place -> place.sheet().content().toArray());
      insert.executeUpdate();
    }
  }
}
