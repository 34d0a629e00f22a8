package org.onecard.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.replacement.ReplacementQuestion;
import org.onecard.storage.ColumnCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the issuer decided about cases of other regions' outlets. */
@Component
final class DecisionStore {
  private static final String TABLE = "issuance_neighbour_decision";

  private final JdbcClient database;
  private final ColumnCipher cipher;

  DecisionStore(JdbcClient database, ColumnCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * A decision.
   *
   * @param asked keyed digest of what was asked; null where the case was given up unasked
   * @param resident whose new card was made; null where none was
   * @param refusal as the protocol writes it; null where a card was made
   */
  record Decided(
      Region outlet,
      UUID caseId,
      @Nullable Bytes asked,
      @Nullable UUID resident,
      @Nullable String refusal,
      Instant at) {}

  Bytes digest(ReplacementQuestion question) {
    String asked =
        String.join(
            "\u0001",
            question.wish().text(),
            question.cardNumber(),
            question.socialSecurityNumber(),
            question.name());
    return Bytes.of(cipher.lookup(TABLE, "asked", asked));
  }

  /** Adds a decision; an earlier one of the case stays. */
  void add(Decided decided) {
    Bytes asked = decided.asked();
    database
        .sql(
            """
            INSERT INTO issuance_neighbour_decision
              (outlet_region, case_id, asked, resident_id, refusal, decided_at)
            VALUES (:outlet, :case, :asked, :resident, :refusal, :at) ON CONFLICT DO NOTHING
            """)
        .param("outlet", decided.outlet().code())
        .param("case", decided.caseId())
        .param("asked", asked == null ? null : asked.toArray(), java.sql.Types.BINARY)
        .param("resident", decided.resident())
        .param("refusal", decided.refusal())
        .param("at", ApplicationStore.utc(decided.at()))
        .update();
  }

  /** The decision, which nobody else changes until the transaction ends. */
  Optional<Decided> find(Region outlet, UUID caseId) {
    return database
        .sql(
            """
            SELECT asked, resident_id, refusal, decided_at FROM issuance_neighbour_decision
            WHERE outlet_region = :outlet AND case_id = :case FOR UPDATE
            """)
        .param("outlet", outlet.code())
        .param("case", caseId)
        .query(
            (row, number) -> {
              byte[] asked = row.getBytes("asked");
              return new Decided(
                  outlet,
                  caseId,
                  asked == null ? null : Bytes.of(asked),
                  row.getObject("resident_id", UUID.class),
                  row.getString("refusal"),
                  ApplicationStore.instant(row, "decided_at"));
            })
        .optional();
  }

  /** Notes how the case ended; false where that is noted already. */
  boolean end(Region outlet, UUID caseId, String how, Instant at) {
    return database
            .sql(
                """
                UPDATE issuance_neighbour_decision SET ended = :how, ended_at = :at
                WHERE outlet_region = :outlet AND case_id = :case AND ended IS NULL
                """)
            .param("how", how)
            .param("at", ApplicationStore.utc(at))
            .param("outlet", outlet.code())
            .param("case", caseId)
            .update()
        == 1;
  }

  /** Forgets decisions past their retention. */
  void sweep(Instant before) {
    database
        .sql("DELETE FROM issuance_neighbour_decision WHERE decided_at < :before")
        .param("before", ApplicationStore.utc(before))
        .update();
  }
}
