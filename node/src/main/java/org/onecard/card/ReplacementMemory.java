package org.onecard.card;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which replacements were made, so that one asked for twice is made once. */
@Component
final class ReplacementMemory {
  private final JdbcClient database;

  ReplacementMemory(JdbcClient database) {
    this.database = database;
  }

  /** Takes the reference; false where its replacement was made. Waits for who is at work on it. */
  boolean claim(String reference, Instant now) {
    return database
            .sql(
                """
                insert into card_replacement_made (reference, at) values (:reference, :at)
                on conflict do nothing
                """)
            .param("reference", reference)
            .param("at", Columns.at(now))
            .update()
        == 1;
  }

  /** The holder whose card was replaced under the reference. */
  Optional<UUID> residentOf(String reference) {
    return database
        .sql("select resident_id from card_replacement_made where reference = :reference")
        .param("reference", reference)
        .query(UUID.class)
        .optional();
  }

  /** Notes whose card was replaced. */
  void keep(String reference, UUID resident) {
    database
        .sql(
            "update card_replacement_made set resident_id = :resident where reference = :reference")
        .param("resident", resident)
        .param("reference", reference)
        .update();
  }

  /** Gives the reference back: nothing was replaced. */
  void release(String reference) {
    database
        .sql("delete from card_replacement_made where reference = :reference")
        .param("reference", reference)
        .update();
  }

  /** Forgets what is past its retention. */
  void sweep(Instant before) {
    database
        .sql("delete from card_replacement_made where at < :before")
        .param("before", Columns.at(before))
        .update();
  }
}
