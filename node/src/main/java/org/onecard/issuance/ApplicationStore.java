package org.onecard.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of applications. */
@Component
final class ApplicationStore {
  private static final String COLUMNS =
      """
      SELECT application_id, reference, kind, channel, state, applied_at, changed_at, steps, outlet,
        reason, resident_id, portrait IS NOT NULL AS has_portrait, person, content
      FROM issuance_application
      """;

  private final JdbcClient database;

  ApplicationStore(JdbcClient database) {
    this.database = database;
  }

  /** A request's key and what was sent with it, both as keyed digests. */
  record Request(Bytes key, Bytes body) {}

  /** The application that a request's key stands for. */
  record Before(String reference, Bytes body) {}

  /** Whether it was added; false where its reference or its request key is taken. */
  boolean add(ApplicationRow row, @Nullable Bytes portrait, @Nullable Request request) {
    return database
            .sql(
                """
                INSERT INTO issuance_application (application_id, reference, kind, channel, state,
                  applied_at, changed_at, steps, outlet, person, content, portrait, request_key,
                  request_body)
                VALUES (:id, :reference, :kind, :channel, :state, :at, :at, 1, :outlet, :person,
                  :content, :portrait, :key, :body)
                ON CONFLICT DO NOTHING
                """)
            .param("id", row.id())
            .param("reference", row.reference())
            .param("kind", row.kind().text())
            .param("channel", row.channel())
            .param("state", row.state().text())
            .param("at", utc(row.appliedAt()))
            .param("outlet", row.outlet())
            .param("person", octets(row.person()))
            .param("content", octets(row.content()))
            .param("portrait", octets(portrait))
            .param("key", request == null ? null : request.key().toArray())
            .param("body", request == null ? null : request.body().toArray())
            .update()
        == 1;
  }

  void addStep(UUID application, ApplicationStep step) {
    database
        .sql(
            """
            INSERT INTO issuance_application_step
              (application_id, number, at, act, staff_id, outlet)
            VALUES (:id, :number, :at, :act, :staff, :outlet)
            """)
        .param("id", application)
        .param("number", step.number())
        .param("at", utc(step.at()))
        .param("act", step.act().text())
        .param("staff", step.staffId())
        .param("outlet", step.outlet())
        .update();
  }

  /** Writes where the application stands now. */
  void save(ApplicationRow row) {
    RefusalReason reason = row.reason();
    database
        .sql(
            """
            UPDATE issuance_application SET state = :state, changed_at = :at, steps = :steps,
              outlet = :outlet, reason = :reason, resident_id = :resident
            WHERE application_id = :id
            """)
        .param("id", row.id())
        .param("state", row.state().text())
        .param("at", utc(row.changedAt()))
        .param("steps", row.steps())
        .param("outlet", row.outlet())
        .param("reason", reason == null ? null : reason.text())
        .param("resident", row.residentId())
        .update();
  }

  Optional<ApplicationRow> find(String reference) {
    return database
        .sql(COLUMNS + "WHERE reference = :reference")
        .param("reference", reference)
        .query(ApplicationStore::row)
        .optional();
  }

  /** The application, which nobody else changes until the transaction ends. */
  Optional<ApplicationRow> claim(UUID id) {
    return database
        .sql(COLUMNS + "WHERE application_id = :id FOR UPDATE")
        .param("id", id)
        .query(ApplicationStore::row)
        .optional();
  }

  Optional<Before> sentWith(Bytes key) {
    return database
        .sql("SELECT reference, request_body FROM issuance_application WHERE request_key = :key")
        .param("key", key.toArray())
        .query(
            (row, number) ->
                new Before(row.getString("reference"), Bytes.of(row.getBytes("request_body"))))
        .optional();
  }

  List<ApplicationStep> steps(UUID application) {
    return database
        .sql(
            """
            SELECT number, at, act, staff_id, outlet FROM issuance_application_step
            WHERE application_id = :id ORDER BY number
            """)
        .param("id", application)
        .query(
            (row, number) ->
                new ApplicationStep(
                    row.getInt("number"),
                    instant(row, "at"),
                    constant(row, "act", ApplicationAct.class),
                    row.getString("staff_id"),
                    row.getString("outlet")))
        .list();
  }

  /** Applications in these states, the longest waiting first. */
  List<ApplicationRow> waiting(List<String> states, int limit) {
    return database
        .sql(COLUMNS + "WHERE state = ANY(:states) ORDER BY changed_at, reference LIMIT :limit")
        .param("states", states.toArray(String[]::new))
        .param("limit", limit)
        .query(ApplicationStore::row)
        .list();
  }

  /** Other applications of the same person that are open. */
  int openOf(Bytes person, UUID but) {
    return database
        .sql(
            """
            SELECT count(*) FROM issuance_application WHERE person = :person
              AND application_id <> :but AND state NOT IN ('refused', 'activated')
            """)
        .param("person", person.toArray())
        .param("but", but)
        .query(Integer.class)
        .single();
  }

  Optional<Bytes> portrait(UUID application) {
    return database
        .sql("SELECT portrait FROM issuance_application WHERE application_id = :id")
        .param("id", application)
        .query((row, number) -> Optional.ofNullable(row.getBytes("portrait")).map(Bytes::of))
        .optional()
        .flatMap(found -> found);
  }

  /** Applications that nobody has gone on with since then, before a card was made. */
  List<ApplicationRow> standingSince(Instant before, int limit) {
    return database
        .sql(
            COLUMNS
                + """
                WHERE state IN ('applied', 'checked') AND changed_at < :before
                ORDER BY changed_at LIMIT :limit
                """)
        .param("before", utc(before))
        .param("limit", limit)
        .query(ApplicationStore::row)
        .list();
  }

  /** Erases what the applicants gave in applications that ended before; how many there were. */
  int erase(Instant before) {
    return database
        .sql(
            """
            UPDATE issuance_application SET content = NULL, portrait = NULL, person = NULL,
              request_key = NULL, request_body = NULL
            WHERE state IN ('refused', 'activated') AND changed_at < :before
              AND content IS NOT NULL
            """)
        .param("before", utc(before))
        .update();
  }

  private static ApplicationRow row(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    return new ApplicationRow(
        row.getObject("application_id", UUID.class),
        row.getString("reference"),
        constant(row, "kind", ApplicationKind.class),
        row.getString("channel"),
        constant(row, "state", ApplicationState.class),
        instant(row, "applied_at"),
        instant(row, "changed_at"),
        row.getInt("steps"),
        row.getString("outlet"),
        reason == null ? null : constant(row, "reason", RefusalReason.class),
        row.getObject("resident_id", UUID.class),
        row.getBoolean("has_portrait"),
        bytes(row, "person"),
        bytes(row, "content"));
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] octets = row.getBytes(column);
    return octets == null ? null : Bytes.of(octets);
  }

  private static byte @Nullable [] octets(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.toArray();
  }

  /** The constant whose text (lower case, hyphens) stands in the column. */
  static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
