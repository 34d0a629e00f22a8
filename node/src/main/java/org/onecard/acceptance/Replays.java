package org.onecard.acceptance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.acceptance.Bodies.Summary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Announced series of taps, and what has become of them. */
@Component
class Replays {
  private final JdbcClient database;
  private final Clock clock;
  private final Set<UUID> open = ConcurrentHashMap.newKeySet();

  Replays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Opens a replay of {@code taps}; its random id lets whoever knows it read its sums. */
  UUID open(long taps) {
    UUID replay = UUID.randomUUID();
    database
        .sql("insert into acceptance_replay (replay, taps, opened_at) values (?, ?, ?)")
        .params(replay, taps, Timestamp.from(clock.instant()))
        .update();
    return replay;
  }

  boolean isOpen(UUID replay) {
    return open.contains(replay) || (summary(replay).isPresent() && remember(replay));
  }

  private boolean remember(UUID replay) {
    open.add(replay);
    return true;
  }

  /** The sums; lost is what was announced and is in none of the four classes. */
  Optional<Summary> summary(UUID replay) {
    return database
        .sql(
            "select taps, accepted, declined, undetermined, duplicates, opened_at,"
                + " coalesce(last_stored_at, opened_at) from acceptance_replay where replay = ?")
        .param(replay)
        .query(
            (row, number) -> {
              long taps = row.getLong(1);
              long accepted = row.getLong(2);
              long declined = row.getLong(3);
              long undetermined = row.getLong(4);
              long duplicates = row.getLong(5);
              Instant opened = row.getTimestamp(6).toInstant();
              Instant last = row.getTimestamp(7).toInstant();
              return new Summary(
                  taps,
                  accepted,
                  declined,
                  undetermined,
                  duplicates,
                  taps - accepted - declined - undetermined - duplicates,
                  Duration.between(opened, last).toMillis() / 1000.0);
            })
        .optional();
  }
}
