package org.onecard.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onecard.kernel.region.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases for holders of other regions, at the outlet. */
@Component
final class CaseStore {
  private static final String COLUMNS =
      """
      SELECT case_id, issuer, wish, state, asked_at, changed_at, outlet, staff_id, refusal
      FROM issuance_neighbour_case
      """;

  private final JdbcClient database;

  CaseStore(JdbcClient database) {
    this.database = database;
  }

  /** Whether it was added; false where there is one of this id. */
  boolean add(CaseRow row) {
    return database
            .sql(
                """
                INSERT INTO issuance_neighbour_case (case_id, issuer, wish, state, asked_at,
                  changed_at, outlet, staff_id)
                VALUES (:id, :issuer, :wish, :state, :at, :at, :outlet, :staff)
                ON CONFLICT DO NOTHING
                """)
            .param("id", row.id())
            .param("issuer", row.issuer().code())
            .param("wish", row.wish())
            .param("state", row.state().text())
            .param("at", ApplicationStore.utc(row.askedAt()))
            .param("outlet", row.outlet())
            .param("staff", row.staffId())
            .update()
        == 1;
  }

  void save(CaseRow row) {
    database
        .sql(
            """
            UPDATE issuance_neighbour_case SET state = :state, changed_at = :at, refusal = :refusal
            WHERE case_id = :id
            """)
        .param("id", row.id())
        .param("state", row.state().text())
        .param("at", ApplicationStore.utc(row.changedAt()))
        .param("refusal", row.refusal())
        .update();
  }

  Optional<CaseRow> find(UUID id) {
    return one("", id);
  }

  /** The case, which nobody else changes until the transaction ends. */
  Optional<CaseRow> claim(UUID id) {
    return one(" FOR UPDATE", id);
  }

  private Optional<CaseRow> one(String lock, UUID id) {
    return database
        .sql(COLUMNS + "WHERE case_id = :id" + lock)
        .param("id", id)
        .query(CaseStore::row)
        .optional();
  }

  /** What is still to come, the longest waiting first. */
  List<CaseRow> open(int limit) {
    return database
        .sql(COLUMNS + "WHERE state = ANY(:states) ORDER BY changed_at, case_id LIMIT :limit")
        .param(
            "states",
            Stream.of(CaseState.values())
                .filter(CaseState::open)
                .map(CaseState::text)
                .toArray(String[]::new))
        .param("limit", limit)
        .query(CaseStore::row)
        .list();
  }

  /** Forgets cases that ended before. */
  void sweep(Instant before) {
    database
        .sql(
            """
            DELETE FROM issuance_neighbour_case
            WHERE changed_at < :before AND state IN ('refused', 'in-use', 'given-up')
            """)
        .param("before", ApplicationStore.utc(before))
        .update();
  }

  private static CaseRow row(ResultSet row, int number) throws SQLException {
    return new CaseRow(
        row.getObject("case_id", UUID.class),
        Region.of(row.getString("issuer")),
        row.getString("wish"),
        ApplicationStore.constant(row, "state", CaseState.class),
        ApplicationStore.instant(row, "asked_at"),
        ApplicationStore.instant(row, "changed_at"),
        row.getString("outlet"),
        row.getString("staff_id"),
        row.getString("refusal"));
  }
}
