package org.onecard.outlet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.outlet.VisitRow.Plan;
import org.onecard.outlet.VisitRow.Report;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of home visits. */
@Component
final class VisitStore {
  private static final String COLUMNS =
      """
      SELECT visit_id, reference, service, need, place, channel, state, asked_at, changed_at,
        due_on, visit_on, first_clerk, second_clerk, reporter, outcome, attempts, content
      FROM outlet_visit
      """;

  private final JdbcClient database;

  VisitStore(JdbcClient database) {
    this.database = database;
  }

  /** Whether the visit was added; false where its reference is taken. */
  boolean add(VisitRow row) {
    return database
            .sql(
                """
                INSERT INTO outlet_visit (visit_id, reference, service, need, place, channel, state,
                  asked_at, changed_at, due_on, content)
                VALUES (:id, :reference, :service, :need, :place, :channel, :state, :at, :at, :due,
                  :content)
                ON CONFLICT DO NOTHING
                """)
            .param("id", row.id())
            .param("reference", row.reference())
            .param("service", row.service().text())
            .param("need", row.need().text())
            .param("place", row.place().text())
            .param("channel", row.channel())
            .param("state", row.state().text())
            .param("at", row.askedAt().atOffset(ZoneOffset.UTC))
            .param("due", row.dueOn())
            .param("content", octets(row.content()))
            .update()
        == 1;
  }

  /** Writes where the visit stands now. */
  void save(VisitRow row) {
    Plan plan = row.plan();
    Report report = row.report();
    database
        .sql(
            """
            UPDATE outlet_visit SET state = :state, changed_at = :at, visit_on = :day,
              first_clerk = :first, second_clerk = :second, reporter = :reporter,
              outcome = :outcome, attempts = :attempts
            WHERE visit_id = :id
            """)
        .param("id", row.id())
        .param("state", row.state().text())
        .param("at", row.changedAt().atOffset(ZoneOffset.UTC))
        .param("day", plan == null ? null : plan.day())
        .param("first", plan == null ? null : plan.firstClerk())
        .param("second", plan == null ? null : plan.secondClerk())
        .param("reporter", report == null ? null : report.reporter())
        .param("outcome", report == null ? null : report.outcome().text())
        .param("attempts", row.attempts())
        .update();
  }

  Optional<VisitRow> find(String reference) {
    return database
        .sql(COLUMNS + "WHERE reference = :reference")
        .param("reference", reference)
        .query(VisitStore::row)
        .optional();
  }

  /** The visit, which nobody else changes until the transaction ends. */
  Optional<VisitRow> claim(String reference) {
    return database
        .sql(COLUMNS + "WHERE reference = :reference FOR UPDATE")
        .param("reference", reference)
        .query(VisitStore::row)
        .optional();
  }

  /** What is open, what is due first standing first. */
  List<VisitRow> open() {
    return database
        .sql(
            COLUMNS
                + """
                WHERE state IN ('asked', 'planned', 'reported')
                ORDER BY due_on, reference LIMIT :most
                """)
        .param("most", OutletLimits.VISIT_QUEUE)
        .query(VisitStore::row)
        .list();
  }

  /** Erases whom ended visits were for; how many. */
  int erase(Instant before) {
    return database
        .sql(
            """
            UPDATE outlet_visit SET content = NULL
            WHERE content IS NOT NULL AND changed_at < :before
              AND state IN ('done', 'failed', 'withdrawn')
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static VisitRow row(ResultSet row, int number) throws SQLException {
    LocalDate day = row.getObject("visit_on", LocalDate.class);
    String reporter = row.getString("reporter");
    byte[] content = row.getBytes("content");
    return new VisitRow(
        row.getObject("visit_id", UUID.class),
        row.getString("reference"),
        OutletReader.one(OutletService.class, "service", row.getString("service")),
        OutletReader.one(VisitNeed.class, "need", row.getString("need")),
        PlaceCode.of(row.getString("place")),
        row.getString("channel"),
        OutletReader.one(VisitState.class, "state", row.getString("state")),
        instant(row, "asked_at"),
        instant(row, "changed_at"),
        row.getObject("due_on", LocalDate.class),
        day == null
            ? null
            : new Plan(day, row.getString("first_clerk"), row.getString("second_clerk")),
        reporter == null
            ? null
            : new Report(
                reporter,
                OutletReader.one(VisitOutcome.class, "outcome", row.getString("outcome"))),
        row.getInt("attempts"),
        content == null ? null : Bytes.of(content));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static byte @Nullable [] octets(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }
}
