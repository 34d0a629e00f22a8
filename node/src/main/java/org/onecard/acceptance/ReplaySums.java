package org.onecard.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onecard.acceptance.AcceptanceAudit.Finding;
import org.onecard.acceptance.Outcome.StoredAs;
import org.onecard.kernel.time.ServiceDay;

/** Counts the records of replays again, to compare with the sums kept of them. */
final class ReplaySums {
  private final Map<UUID, Map<StoredAs, Long>> counted = new HashMap<>();

  /** The sums kept of a replay, by class. */
  record Stored(UUID replay, LocalDate day, Map<StoredAs, Long> sums) {}

  void add(Facts facts) {
    if (facts.tap() != null && facts.tap().replay() != null) {
      counted
          .computeIfAbsent(facts.tap().replay(), id -> new EnumMap<>(StoredAs.class))
          .merge(facts.outcome().storedAs(), 1L, Long::sum);
    }
  }

  /** The sums of replays opened since {@code from}, none of whose records is erased yet. */
  static List<Stored> read(Connection connection, LocalDate from) throws SQLException {
    List<Stored> found = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select replay, opened_at, accepted, declined, undetermined, duplicates"
                    + " from acceptance_replay order by opened_at, replay");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        LocalDate day = ServiceDay.dateOf(row.getTimestamp(2).toInstant());
        Map<StoredAs, Long> sums = new EnumMap<>(StoredAs.class);
        int column = 3;
        for (StoredAs storedAs : StoredAs.values()) {
          long sum = row.getLong(column++);
          if (sum != 0) {
            sums.put(storedAs, sum);
          }
        }
        if (!day.isBefore(from)) {
          found.add(new Stored(row.getObject(1, UUID.class), day, sums));
        }
      }
    }
    return found;
  }

  /** The first replay whose kept sums are not those of its records. */
  Optional<Finding.Broken> wrong(List<Stored> kept) {
    return kept.stream()
        .filter(stored -> !stored.sums().equals(of(stored.replay())))
        .map(
            stored ->
                new Finding.Broken(
                    stored.day(),
                    0,
                    null,
                    "the sums of replay "
                        + stored.replay()
                        + " are "
                        + stored.sums()
                        + ", its records say "
                        + of(stored.replay())))
        .findFirst();
  }

  private Map<StoredAs, Long> of(UUID replay) {
    return counted.getOrDefault(replay, Collections.emptyMap());
  }
}
