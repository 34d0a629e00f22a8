package org.onecard.oversight;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of complaints. */
@Component
final class ComplaintStore {
  private static final String COLUMNS =
      """
      SELECT complaint_id, reference, service, channel, state, filed_at, changed_at, counted_from,
        workdays, due_on, reopenings, steps, department, handler, body, content
      FROM oversight_complaint
      """;

  private final JdbcClient database;

  ComplaintStore(JdbcClient database) {
    this.database = database;
  }

  /** A filing's key and what was filed with it, both as keyed digests. */
  record Request(Bytes key, Bytes body) {}

  /** What a queue or a list is narrowed to; absent parts match everything. */
  record Filter(
      List<String> references,
      List<String> services,
      List<String> states,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable LocalDate dueBefore) {}

  /** Whether the complaint was added; false where its reference or its request key is taken. */
  boolean add(ComplaintRow row, @Nullable String enteredBy, @Nullable Request request) {
    return database
            .sql(
                """
                INSERT INTO oversight_complaint (complaint_id, reference, service, channel, state,
                  filed_at, changed_at, counted_from, workdays, due_on, steps, entered_by, content,
                  request_key, request_body)
                VALUES (:id, :reference, :service, :channel, :state, :at, :at, :from, :workdays,
                  :due, 1, :enteredBy, :content, :key, :body)
                ON CONFLICT DO NOTHING
                """)
            .param("id", row.id())
            .param("reference", row.reference())
            .param("service", row.service())
            .param("channel", row.channel())
            .param("state", row.state().text())
            .param("at", utc(row.filedAt()))
            .param("from", row.allowance().countedFrom())
            .param("workdays", row.allowance().workdays())
            .param("due", row.dueOn())
            .param("enteredBy", enteredBy)
            .param("content", octets(row.content()))
            .param("key", request == null ? null : request.key().toArray())
            .param("body", request == null ? null : request.body().toArray())
            .update()
        == 1;
  }

  void addStep(StepRow step) {
    database
        .sql(
            """
            INSERT INTO oversight_complaint_step
              (complaint_id, number, at, action, hand, staff_id, department, body, words)
            VALUES (:id, :number, :at, :action, :hand, :staff, :department, :body, :words)
            """)
        .param("id", step.complaint())
        .param("number", step.number())
        .param("at", utc(step.at()))
        .param("action", step.action().text())
        .param("hand", step.hand())
        .param("staff", step.staffId())
        .param("department", step.department())
        .param("body", step.body())
        .param("words", octets(step.words()))
        .update();
  }

  /** Writes where the complaint stands now. */
  void save(ComplaintRow row) {
    database
        .sql(
            """
            UPDATE oversight_complaint SET state = :state, changed_at = :at, counted_from = :from,
              workdays = :workdays, due_on = :due, reopenings = :reopenings, steps = :steps,
              department = :department, handler = :handler, body = :body
            WHERE complaint_id = :id
            """)
        .param("id", row.id())
        .param("state", row.state().text())
        .param("at", utc(row.changedAt()))
        .param("from", row.allowance().countedFrom())
        .param("workdays", row.allowance().workdays())
        .param("due", row.dueOn())
        .param("reopenings", row.reopenings())
        .param("steps", row.steps())
        .param("department", row.department())
        .param("handler", row.handler())
        .param("body", row.body())
        .update();
  }

  Optional<ComplaintRow> find(String reference) {
    return database
        .sql(COLUMNS + "WHERE reference = :reference")
        .param("reference", reference)
        .query(ComplaintStore::row)
        .optional();
  }

  Optional<ComplaintRow> find(UUID id) {
    return database
        .sql(COLUMNS + "WHERE complaint_id = :id")
        .param("id", id)
        .query(ComplaintStore::row)
        .optional();
  }

  /** The complaint, which nobody else changes until the transaction ends. */
  Optional<ComplaintRow> claim(String reference) {
    return database
        .sql(COLUMNS + "WHERE reference = :reference FOR UPDATE")
        .param("reference", reference)
        .query(ComplaintStore::row)
        .optional();
  }

  /** The reference of what was filed with this key, and the digest of what that was. */
  Optional<Filed> filedWith(Bytes key) {
    return database
        .sql("SELECT reference, request_body FROM oversight_complaint WHERE request_key = :key")
        .param("key", key.toArray())
        .query(
            (row, number) ->
                new Filed(row.getString("reference"), Bytes.of(row.getBytes("request_body"))))
        .optional();
  }

  /** See {@link #filedWith}. */
  record Filed(String reference, Bytes body) {}

  List<StepRow> steps(UUID complaint) {
    return database
        .sql(
            """
            SELECT complaint_id, number, at, action, hand, staff_id, department, body, words
            FROM oversight_complaint_step WHERE complaint_id = :id ORDER BY number
            """)
        .param("id", complaint)
        .query(ComplaintStore::step)
        .list();
  }

  /** By deadline, those that rest last. */
  List<ComplaintRow> queue(Filter filter, int most) {
    return list(filter, "due_on NULLS LAST, reference", most);
  }

  /** The newest first. */
  List<ComplaintRow> newest(Filter filter, int most) {
    return list(filter, "filed_at DESC, reference", most);
  }

  private List<ComplaintRow> list(Filter filter, String order, int most) {
    return database
        .sql(
            COLUMNS
                + """
                WHERE (cardinality(:references::text[]) = 0 OR reference = ANY (:references))
                  AND (cardinality(:services::text[]) = 0 OR service = ANY (:services))
                  AND (cardinality(:states::text[]) = 0 OR state = ANY (:states))
                  AND (:from::timestamptz IS NULL OR filed_at >= :from)
                  AND (:to::timestamptz IS NULL OR filed_at <= :to)
                  AND (:due::date IS NULL OR due_on < :due)
                ORDER BY\s"""
                + order
                + " LIMIT :most")
        .param("references", filter.references().toArray(String[]::new))
        .param("services", filter.services().toArray(String[]::new))
        .param("states", filter.states().toArray(String[]::new))
        .param("from", filter.from() == null ? null : utc(filter.from()))
        .param("to", filter.to() == null ? null : utc(filter.to()))
        .param("due", filter.dueBefore())
        .param("most", most)
        .query(ComplaintStore::row)
        .list();
  }

  /** Complaints that stand in {@code state} since before then. */
  List<ComplaintRow> standingSince(ComplaintState state, Instant before, int most) {
    return database
        .sql(COLUMNS + "WHERE state = :state AND changed_at < :before ORDER BY changed_at LIMIT :n")
        .param("state", state.text())
        .param("before", utc(before))
        .param("n", most)
        .query(ComplaintStore::row)
        .list();
  }

  /** Those whose deadline counts, from this reference on. */
  List<ComplaintRow> counting(String after, int most) {
    return database
        .sql(
            COLUMNS + "WHERE due_on IS NOT NULL AND reference > :after ORDER BY reference LIMIT :n")
        .param("after", after)
        .param("n", most)
        .query(ComplaintStore::row)
        .list();
  }

  /** Corrects a deadline, unless the complaint has changed since. */
  void setDue(ComplaintRow seen, LocalDate due) {
    database
        .sql(
            "UPDATE oversight_complaint SET due_on = :due"
                + " WHERE complaint_id = :id AND steps = :steps AND due_on IS NOT NULL")
        .param("id", seen.id())
        .param("steps", seen.steps())
        .param("due", due)
        .update();
  }

  /** Erases what people wrote where the complaint was closed before then; how many those are. */
  int erase(Instant before) {
    database
        .sql(
            """
            UPDATE oversight_complaint_step SET words = NULL WHERE words IS NOT NULL
              AND complaint_id IN (SELECT complaint_id FROM oversight_complaint
                WHERE state = 'closed' AND content IS NOT NULL AND changed_at < :before)
            """)
        .param("before", utc(before))
        .update();
    return database
        .sql(
            """
            UPDATE oversight_complaint
            SET content = NULL, request_key = NULL, request_body = NULL
            WHERE state = 'closed' AND content IS NOT NULL AND changed_at < :before
            """)
        .param("before", utc(before))
        .update();
  }

  private static ComplaintRow row(ResultSet row, int number) throws SQLException {
    return new ComplaintRow(
        row.getObject("complaint_id", UUID.class),
        row.getString("reference"),
        row.getString("service"),
        row.getString("channel"),
        ComplaintState.find(row.getString("state")).orElseThrow(),
        instant(row, "filed_at"),
        instant(row, "changed_at"),
        new Allowance(row.getObject("counted_from", LocalDate.class), row.getInt("workdays")),
        row.getObject("due_on", LocalDate.class),
        row.getInt("reopenings"),
        row.getInt("steps"),
        row.getString("department"),
        row.getString("handler"),
        row.getString("body"),
        bytes(row, "content"));
  }

  private static StepRow step(ResultSet row, int number) throws SQLException {
    return new StepRow(
        row.getObject("complaint_id", UUID.class),
        row.getInt("number"),
        instant(row, "at"),
        ComplaintAction.find(row.getString("action")).orElseThrow(),
        row.getString("hand"),
        row.getString("staff_id"),
        row.getString("department"),
        row.getString("body"),
        bytes(row, "words"));
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] octets = row.getBytes(column);
    return octets == null ? null : Bytes.of(octets);
  }

  private static byte @Nullable [] octets(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
