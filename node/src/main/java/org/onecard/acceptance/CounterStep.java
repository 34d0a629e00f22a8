package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onecard.acceptance.Line.FirstUse;
import org.onecard.acceptance.RecordRequest.Claim;
import org.onecard.kernel.bytes.Bytes;

/** A code counts once in this node: the first line with its counter takes it, others are told. */
final class CounterStep {
  private final Connection connection;
  private final Vault vault;

  CounterStep(Connection connection, Vault vault) {
    this.connection = connection;
    this.vault = vault;
  }

  void take(List<Line> all) throws SQLException {
    List<Line> lines = all.stream().filter(line -> line.request.claim() != null).toList();
    Map<Bytes, Line> winners = new HashMap<>();
    for (Line line : lines) {
      if (claim(line).genuine()) {
        winners.putIfAbsent(claim(line).counter(), line);
      }
    }
    Set<Bytes> taken = winners.isEmpty() ? Set.of() : insert(List.copyOf(winners.values()));
    List<Line> contested = new ArrayList<>();
    for (Line line : lines) {
      Bytes counter = claim(line).counter();
      if (winners.get(counter) != line || !taken.contains(counter)) {
        contested.add(line);
      }
    }
    if (!contested.isEmpty()) {
      Map<Bytes, FirstUse> uses = firstUses(contested);
      contested.forEach(line -> settle(line, uses));
    }
  }

  /** Identical octets are the same tap told twice; other octets are a second use. */
  private void settle(Line line, Map<Bytes, FirstUse> uses) {
    Claim claim = claim(line);
    FirstUse use = uses.get(claim.counter());
    if (use == null) {
      return;
    }
    boolean sameCode = use.code().equals(claim.code());
    if (sameCode || claim.genuine()) {
      boolean repeatedTap = sameCode && line.facts().tap() != null;
      Outcome outcome = repeatedTap ? Outcome.DUPLICATE : Outcome.COUNTER_SEEN;
      line.usedBefore(use, vault.write(line.facts().with(outcome)));
    }
  }

  private Set<Bytes> insert(List<Line> claims) throws SQLException {
    Set<Bytes> taken = new HashSet<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into acceptance_counter (counter, code, acceptance_id, point, expires_on)"
                + " select * from unnest(?::bytea[], ?::bytea[], ?::uuid[], ?::uuid[], ?::date[])"
                + " on conflict do nothing returning counter")) {
      Columns.set(insert, 1, "bytea", claims, line -> claim(line).counter().toArray());
      Columns.set(insert, 2, "bytea", claims, line -> claim(line).code().toArray());
      Columns.set(insert, 3, "uuid", claims, line -> line.facts().id());
      Columns.set(insert, 4, "uuid", claims, line -> line.facts().point());
      Columns.set(insert, 5, "date", claims, line -> claim(line).expiresOn().toString());
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          taken.add(Bytes.of(row.getBytes(1)));
        }
      }
    }
    return taken;
  }

  private Map<Bytes, FirstUse> firstUses(List<Line> contested) throws SQLException {
    Map<Bytes, FirstUse> uses = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select counter, code, acceptance_id, point from acceptance_counter"
                + " where counter = any (?::bytea[])")) {
      Columns.set(select, 1, "bytea", contested, line -> claim(line).counter().toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Bytes code = Bytes.of(row.getBytes(2));
          UUID acceptance = row.getObject(3, UUID.class);
          UUID point = row.getObject(4, UUID.class);
          uses.put(Bytes.of(row.getBytes(1)), new FirstUse(code, acceptance, point));
        }
      }
    }
    return uses;
  }

  private static Claim claim(Line line) {
    Claim claim = line.request.claim();
    if (claim == null) {
      throw new IllegalStateException("a line without a code has no counter");
    }
    return claim;
  }
}
