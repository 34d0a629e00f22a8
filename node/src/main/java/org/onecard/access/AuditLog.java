package org.onecard.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.onecard.web.Masked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What staff did and why: only added to, and read by auditors. */
@Service
public class AuditLog {
  /** Entries a search gives at most. */
  public static final int MOST = 500;

  private static final int SUBJECT_MOST = 200;
  private static final int REASON_MOST = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One act.
   *
   * @param entry grows from one to the next
   * @param actor a staff id, or the client that acted
   * @param action what was done, as {@code staff.disabled}
   * @param subject whom or what it was done to, by id
   * @param reason why, in the actor's words; may be empty
   */
  public record Entry(
      long entry, Instant at, String actor, String action, String subject, String reason) {}

  /** What to look for; absent parts match everything. */
  public record Query(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String subject,
      @Nullable Instant from,
      @Nullable Instant to,
      long before) {

    /** What was looked for, in words that fit a reason. */
    private String said() {
      StringJoiner said = new StringJoiner(" ");
      Map<String, Object> parts = new LinkedHashMap<>();
      parts.put("actor", Objects.requireNonNullElse(actor, ""));
      parts.put("action", Objects.requireNonNullElse(action, ""));
      parts.put("subject", Objects.requireNonNullElse(subject, ""));
      parts.put("from", Objects.requireNonNullElse(from, ""));
      parts.put("to", Objects.requireNonNullElse(to, ""));
      parts.forEach(
          (name, value) -> {
            if (!value.toString().isEmpty()) {
              said.add(name + "=" + value);
            }
          });
      String text = said.toString();
      return Masked.of(text.length() <= REASON_MOST ? text : text.substring(0, REASON_MOST));
    }

    /** Everything, from the newest on. */
    public static Query everything() {
      return new Query(null, null, null, null, null, Long.MAX_VALUE);
    }
  }

  /**
   * Adds an act, in the caller's transaction where there is one.
   *
   * @param actor who acted: {@link StaffMember#staffId}
   * @param action in kebab case with the area before a dot, at most 64 characters
   * @param subject by id, at most 200 characters; never an identity number
   * @param reason at most 500 characters
   */
  public void add(String actor, String action, String subject, String reason) {
    if (subject.length() > SUBJECT_MOST || reason.length() > REASON_MOST) {
      throw new IllegalArgumentException("an audit entry of " + action + " is too long");
    }
    jdbc.sql(
            """
            INSERT INTO access_audit (at, actor, action, subject, reason)
            VALUES (:at, :actor, :action, :subject, :reason)
            """)
        .param("at", Times.utc(clock.instant()))
        .param("actor", actor)
        .param("action", action)
        .param("subject", subject)
        .param("reason", reason)
        .update();
  }

  /** As {@link #search}, by an auditor: that and what was looked for is kept too. */
  public List<Entry> searchAs(StaffMember auditor, Query query, int limit) {
    List<Entry> found = search(query, limit);
    add(auditor.staffId(), "audit.searched", "audit", query.said());
    return found;
  }

  /** The newest entries that match, at most {@code limit} and 500. */
  public List<Entry> search(Query query, int limit) {
    return jdbc.sql(
            """
            SELECT entry, at, actor, action, subject, reason FROM access_audit
            WHERE entry < :before
              AND (:actor::text IS NULL OR actor = :actor)
              AND (:action::text IS NULL OR action = :action)
              AND (:subject::text IS NULL OR subject = :subject)
              AND (:from::timestamptz IS NULL OR at >= :from)
              AND (:to::timestamptz IS NULL OR at < :to)
            ORDER BY entry DESC LIMIT :most
            """)
        .param("before", query.before())
        .param("actor", query.actor())
        .param("action", query.action())
        .param("subject", query.subject())
        .param("from", query.from() == null ? null : Times.utc(query.from()))
        .param("to", query.to() == null ? null : Times.utc(query.to()))
        .param("most", Math.clamp(limit, 1, MOST))
        .query(AuditLog::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("entry"),
        Times.instant(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        Masked.of(row.getString("subject")),
        Masked.of(row.getString("reason")));
  }
}
