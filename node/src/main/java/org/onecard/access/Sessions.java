package org.onecard.access;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.storage.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions of pages and tokens of persons: each can be listed and ended, and ends by itself. */
@Repository
class Sessions {
  /** Tells a person's token from a client's, which is a JWT. */
  static final String TOKEN_PREFIX = "ocs_";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random;

  Sessions(JdbcClient jdbc, Clock clock, SecureRandom random) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.random = random;
  }

  /** Whose session it is. */
  enum Kind {
    STAFF,
    RESIDENT,
    DESK;

    String text() {
      return Hyphenated.of(this);
    }

    Duration idle() {
      return this == STAFF ? AccessLimits.STAFF_IDLE : AccessLimits.OTHERS_IDLE;
    }
  }

  /** A token and the session it stands for; only its digest is kept. */
  record Token(String text, UUID sessionId, Instant endsAt) {}

  /** A session as its holder sees it. */
  record Shown(
      UUID sessionId,
      String way,
      Instant startedAt,
      Instant lastSeenAt,
      Instant endsAt,
      String address,
      String device) {}

  private record Live(UUID sessionId, String subject, Instant lastSeenAt) {}

  /** Starts a session of the pages. */
  UUID startPage(Kind kind, String subject, Origin origin) {
    Instant now = clock.instant();
    UUID id = TimeOrderedId.next(now, random);
    start(id, kind, subject, null, now.plus(AccessLimits.PAGE_LONGEST), origin);
    return id;
  }

  /** Makes a token for a staff member's calls of the API. */
  Token startApi(String staffId, Origin origin) {
    Instant now = clock.instant();
    UUID id = TimeOrderedId.next(now, random);
    Instant ends = now.plus(AccessLimits.API_TOKEN);
    String text = TOKEN_PREFIX + Secrets.random(random);
    start(id, Kind.STAFF, staffId, ClientSecrets.digest(text), ends, origin);
    return new Token(text, id, ends);
  }

  /** Whether the session of the pages goes on; notes that it was used. */
  boolean goesOn(Kind kind, UUID sessionId) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            SELECT session_id, subject, last_seen_at FROM access_session
            WHERE session_id = :id AND subject_kind = :kind AND way = 'page'
              AND ended_at IS NULL AND ends_at > :now AND last_seen_at > :idle
            """)
        .param("id", sessionId)
        .param("kind", kind.text())
        .param("now", Times.utc(now))
        .param("idle", Times.utc(now.minus(kind.idle())))
        .query(Sessions::live)
        .optional()
        .map(live -> seen(live, now))
        .isPresent();
  }

  /** The staff member's session this token stands for, while it goes on. */
  Optional<SignedIn.Staff> byToken(String token) {
    Instant now = clock.instant();
    Bytes digest = ClientSecrets.digest(token);
    return jdbc.sql(
            """
            SELECT session_id, subject, last_seen_at FROM access_session
            WHERE token_digest = :digest AND subject_kind = 'staff'
              AND ended_at IS NULL AND ends_at > :now
            """)
        .param("digest", digest.toArray())
        .param("now", Times.utc(now))
        .query(Sessions::live)
        .optional()
        .map(live -> seen(live, now))
        .map(live -> new SignedIn.Staff(live.subject(), live.sessionId()));
  }

  /** The sessions of this subject that go on, newest first. */
  List<Shown> list(Kind kind, String subject) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            SELECT session_id, way, started_at, last_seen_at, ends_at, address, device
            FROM access_session
            WHERE subject_kind = :kind AND subject = :subject
              AND ended_at IS NULL AND ends_at > :now
              AND (way = 'api' OR last_seen_at > :idle)
            ORDER BY started_at DESC, session_id LIMIT :most
            """)
        .param("kind", kind.text())
        .param("subject", subject)
        .param("now", Times.utc(now))
        .param("idle", Times.utc(now.minus(kind.idle())))
        .param("most", AccessLimits.SESSIONS_SHOWN)
        .query(Sessions::shown)
        .list();
  }

  /** Ends one session of this subject; false where there is none that goes on. */
  boolean end(Kind kind, String subject, UUID sessionId, String why) {
    return jdbc.sql(
                """
                UPDATE access_session SET ended_at = :now, ended_why = :why
                WHERE session_id = :id AND subject_kind = :kind AND subject = :subject
                  AND ended_at IS NULL
                """)
            .param("now", Times.utc(clock.instant()))
            .param("why", why)
            .param("id", sessionId)
            .param("kind", kind.text())
            .param("subject", subject)
            .update()
        == 1;
  }

  /** Ends a session of the pages at its sign-out. */
  void end(UUID sessionId, String why) {
    jdbc.sql(
            """
            UPDATE access_session SET ended_at = :now, ended_why = :why
            WHERE session_id = :id AND ended_at IS NULL
            """)
        .param("now", Times.utc(clock.instant()))
        .param("why", why)
        .param("id", sessionId)
        .update();
  }

  /** Ends all sessions of this subject at once. */
  void endAll(Kind kind, String subject, String why) {
    jdbc.sql(
            """
            UPDATE access_session SET ended_at = :now, ended_why = :why
            WHERE subject_kind = :kind AND subject = :subject AND ended_at IS NULL
            """)
        .param("now", Times.utc(clock.instant()))
        .param("why", why)
        .param("kind", kind.text())
        .param("subject", subject)
        .update();
  }

  /** Forgets what ended longer ago than sessions are kept; returns how many. */
  int forgetOld() {
    return jdbc.sql("DELETE FROM access_session WHERE ends_at < :before")
        .param("before", Times.utc(clock.instant().minus(AccessLimits.SESSION_KEPT)))
        .update();
  }

  private void start(
      UUID id, Kind kind, String subject, @Nullable Bytes digest, Instant ends, Origin origin) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            INSERT INTO access_session
              (session_id, subject_kind, subject, way, token_digest, started_at, last_seen_at,
               ends_at, address, device)
            VALUES (:id, :kind, :subject, :way, :digest, :now, :now, :ends, :address, :device)
            """)
        .param("id", id)
        .param("kind", kind.text())
        .param("subject", subject)
        .param("way", digest == null ? "page" : "api")
        .param("digest", digest == null ? null : digest.toArray())
        .param("now", Times.utc(now))
        .param("ends", Times.utc(ends))
        .param("address", origin.address())
        .param("device", origin.device())
        .update();
  }

  private Live seen(Live live, Instant now) {
    if (live.lastSeenAt().plus(AccessLimits.NOTED_EVERY).isBefore(now)) {
      jdbc.sql(
              """
              UPDATE access_session SET last_seen_at = :now
              WHERE session_id = :id AND last_seen_at < :now
              """)
          .param("now", Times.utc(now))
          .param("id", live.sessionId())
          .update();
    }
    return live;
  }

  private static Live live(ResultSet row, int number) throws SQLException {
    return new Live(
        row.getObject("session_id", UUID.class),
        row.getString("subject"),
        Times.instant(row, "last_seen_at"));
  }

  private static Shown shown(ResultSet row, int number) throws SQLException {
    return new Shown(
        row.getObject("session_id", UUID.class),
        row.getString("way"),
        Times.instant(row, "started_at"),
        Times.instant(row, "last_seen_at"),
        Times.instant(row, "ends_at"),
        row.getString("address"),
        row.getString("device"));
  }
}
