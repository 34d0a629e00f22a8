package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.kernel.bytes.Bytes;

/** Tells new requests of a group from those that were made before. */
final class KeyStep {
  private final Connection connection;
  private final Vault vault;
  private final List<RecordRequest> group;
  private final Map<KeyId, Integer> firsts = new HashMap<>();

  KeyStep(Connection connection, Vault vault, List<RecordRequest> group) {
    this.connection = connection;
    this.vault = vault;
    this.group = group;
    for (int i = 0; i < group.size(); i++) {
      firsts.putIfAbsent(KeyId.of(group.get(i)), i);
    }
  }

  /** Who asked, and under which name. */
  private record KeyId(UUID party, String name) {
    static KeyId of(RecordRequest request) {
      return new KeyId(request.key().party(), request.key().name());
    }
  }

  /** Stores the new keys and returns their lines; answers the known ones into {@code results}. */
  List<Line> take(LocalDate day, @Nullable Recorded[] results) throws SQLException {
    List<RecordRequest> asked = firsts.values().stream().sorted().map(group::get).toList();
    Set<KeyId> fresh = insert(day, asked);
    List<Line> lines = new ArrayList<>();
    List<RecordRequest> known = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      KeyId key = KeyId.of(group.get(i));
      if (firstOf(key) != i) {
        continue;
      }
      if (fresh.contains(key)) {
        lines.add(new Line(i, group.get(i)));
      } else {
        known.add(group.get(i));
      }
    }
    if (!known.isEmpty()) {
      readKnown(known, results);
    }
    return lines;
  }

  /** A key twice in one group: the second is answered like the first, or conflicts with it. */
  void answerRepeats(@Nullable Recorded[] results) {
    for (int i = 0; i < results.length; i++) {
      int first = firstOf(KeyId.of(group.get(i)));
      if (first != i) {
        boolean same = group.get(first).key().body().equals(group.get(i).key().body());
        results[i] = same ? results[first] : new Recorded.Conflict();
      }
    }
  }

  private int firstOf(KeyId key) {
    Integer first = firsts.get(key);
    if (first == null) {
      throw new IllegalStateException("a key of the group is not in its index");
    }
    return first;
  }

  private Set<KeyId> insert(LocalDate day, List<RecordRequest> asked) throws SQLException {
    Set<KeyId> fresh = new HashSet<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_key (party, key, body, acceptance_id, day)"
                + " select party, name, body, id, ?::date"
                + " from unnest(?::uuid[], ?::text[], ?::bytea[], ?::uuid[])"
                + " as new(party, name, body, id)"
                + " on conflict do nothing returning party, key")) {
      insert.setObject(1, day);
      Columns.set(insert, 2, "uuid", asked, request -> request.key().party());
      Columns.set(insert, 3, "text", asked, request -> request.key().name());
      Columns.set(insert, 4, "bytea", asked, request -> request.key().body().toArray());
      Columns.set(insert, 5, "uuid", asked, request -> request.facts().id());
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          fresh.add(new KeyId(row.getObject(1, UUID.class), row.getString(2)));
        }
      }
    }
    return fresh;
  }

  private void readKnown(List<RecordRequest> known, @Nullable Recorded[] results)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select k.party, k.key, k.body, r.acceptance_id, r.content, h.pseudonym"
                + " from unnest(?::uuid[], ?::text[]) as asked(party, key)"
                + " join acceptance_key k using (party, key)"
                + " join acceptance_record r on r.acceptance_id = k.acceptance_id"
                + " left join acceptance_holder h on h.acceptance_id = k.acceptance_id")) {
      Columns.set(select, 1, "uuid", known, request -> request.key().party());
      Columns.set(select, 2, "text", known, request -> request.key().name());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int index = firstOf(new KeyId(row.getObject(1, UUID.class), row.getString(2)));
          boolean same = Bytes.of(row.getBytes(3)).equals(group.get(index).key().body());
          UUID id = row.getObject(4, UUID.class);
          results[index] =
              same
                  ? new Recorded.Stored(vault.read(id, row.getBytes(5)), row.getString(6))
                  : new Recorded.Conflict();
        }
      }
    }
  }
}
