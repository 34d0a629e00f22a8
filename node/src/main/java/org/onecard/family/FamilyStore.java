package org.onecard.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Guardianships in the database. */
@Component
class FamilyStore {
  private static final long ESTABLISHING = 0x6661_6d69_6c79L;
  private static final String ROW =
      """
      select guardianship_id, guardian_id, ward_id, kind, months, evidence_sealed, recorded_at,
        starts_at, ends_at, ended_at, ended_by
      from family_guardianship
      """;
  private static final String IN_FORCE =
      " and starts_at is not null and ended_at is null and ends_at > :now ";

  private final JdbcClient database;

  FamilyStore(JdbcClient database) {
    this.database = database;
  }

  /**
   * A guardianship as it is kept.
   *
   * @param months for which an adult entrusts the card; null of a child
   * @param evidenceSealed what was shown at the desk; null where the ward agreed in the wallet
   */
  record Row(
      UUID guardianshipId,
      UUID guardian,
      UUID ward,
      GuardianshipKind kind,
      @Nullable Integer months,
      @Nullable Bytes evidenceSealed,
      Instant recordedAt,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable Instant endedAt,
      @Nullable String endedBy) {

    /** The same, in force from one instant to another. */
    Row from(Instant start, Instant end) {
      return new Row(
          guardianshipId,
          guardian,
          ward,
          kind,
          months,
          evidenceSealed,
          recordedAt,
          start,
          end,
          null,
          null);
    }
  }

  /**
   * Lets one guardianship be established at a time, until the caller's transaction ends, and writes
   * down first which ones time has ended.
   */
  void lockEstablishing(Instant now) {
    database.sql("select pg_advisory_xact_lock(:key)").param("key", ESTABLISHING).query(row -> {});
    database
        .sql(
            """
            update family_guardianship set ended_at = ends_at, ended_by = 'time'
            where starts_at is not null and ended_at is null and ends_at <= :now
            """)
        .param("now", at(now))
        .update();
  }

  void add(Row row) {
    database
        .sql(
            """
            insert into family_guardianship (guardianship_id, guardian_id, ward_id, kind, source,
              months, evidence_sealed, recorded_at, starts_at, ends_at)
            values (:id, :guardian, :ward, :kind, :source, :months, :evidence, :recorded,
              :starts, :ends)
            """)
        .param("id", row.guardianshipId())
        .param("guardian", row.guardian())
        .param("ward", row.ward())
        .param("kind", row.kind().text())
        .param("source", row.evidenceSealed() == null ? "consent" : "desk")
        .param("months", row.months())
        .param("evidence", row.evidenceSealed() == null ? null : row.evidenceSealed().toArray())
        .param("recorded", at(row.recordedAt()))
        .param("starts", row.startsAt() == null ? null : at(row.startsAt()))
        .param("ends", row.endsAt() == null ? null : at(row.endsAt()))
        .update();
  }

  /** Puts an approved one in force. */
  void begin(UUID id, Instant starts, Instant ends) {
    database
        .sql(
            """
            update family_guardianship set starts_at = :starts, ends_at = :ends
            where guardianship_id = :id and starts_at is null
            """)
        .param("id", id)
        .param("starts", at(starts))
        .param("ends", at(ends))
        .update();
  }

  Optional<Row> find(UUID id) {
    return database
        .sql(ROW + "where guardianship_id = :id")
        .param("id", id)
        .query(FamilyStore::row)
        .optional();
  }

  /** Those in force now of which the resident is guardian or ward, the oldest first. */
  List<Row> inForceOf(UUID resident, Instant now) {
    return database
        .sql(
            ROW
                + "where (guardian_id = :resident or ward_id = :resident)"
                + IN_FORCE
                + "order by starts_at, guardianship_id")
        .param("resident", resident)
        .param("now", at(now))
        .query(FamilyStore::row)
        .list();
  }

  Set<UUID> guardiansOf(UUID ward, Instant now) {
    return new HashSet<>(
        database
            .sql("select guardian_id from family_guardianship where ward_id = :ward" + IN_FORCE)
            .param("ward", ward)
            .param("now", at(now))
            .query(UUID.class)
            .list());
  }

  /** The wards of any of these. */
  Set<UUID> wardsOf(Collection<UUID> guardians, Instant now) {
    return new HashSet<>(
        database
            .sql(
                "select ward_id from family_guardianship where guardian_id = any(:all::uuid[])"
                    + IN_FORCE)
            .param("all", guardians.stream().map(UUID::toString).toArray(String[]::new))
            .param("now", at(now))
            .query(UUID.class)
            .list());
  }

  /** Ends one at once; false where it has ended before. */
  boolean end(UUID id, String by, Instant now) {
    return database
            .sql(
                """
                update family_guardianship set ended_at = :now, ended_by = :by
                where guardianship_id = :id and ended_at is null and starts_at is not null
                """)
            .param("id", id)
            .param("by", by)
            .param("now", at(now))
            .update()
        > 0;
  }

  /** Lets one in force go on until another end. */
  boolean extend(UUID id, int months, Instant ends, Instant now) {
    return database
            .sql(
                "update family_guardianship set ends_at = :ends, months = :months"
                    + " where guardianship_id = :id and kind = 'entrusted'"
                    + IN_FORCE)
            .param("id", id)
            .param("months", months)
            .param("ends", at(ends))
            .param("now", at(now))
            .update()
        > 0;
  }

  /** Those that have ended, by whomever, and whose devices have not been stopped yet. */
  List<Row> over(Instant now, int limit) {
    return database
        .sql(
            ROW
                + """
                where starts_at is not null and stopped_at is null
                  and (ended_at is not null or ends_at <= :now)
                order by ends_at limit :limit
                """)
        .param("now", at(now))
        .param("limit", limit)
        .query(FamilyStore::row)
        .list();
  }

  /**
   * Notes that no device shows the card any more; time ended what nobody did. False where this was
   * noted before.
   */
  boolean stopped(UUID id, Instant now) {
    return database
            .sql(
                """
                update family_guardianship set stopped_at = :now,
                  ended_at = coalesce(ended_at, ends_at), ended_by = coalesce(ended_by, 'time')
                where guardianship_id = :id and stopped_at is null
                """)
            .param("id", id)
            .param("now", at(now))
            .update()
        > 0;
  }

  /** Forgets what is past its retention; returns how many. */
  int erase(Instant endedBefore, Instant unapprovedBefore) {
    return database
        .sql(
            """
            delete from family_guardianship
            where (stopped_at is not null and ended_at < :ended)
              or (starts_at is null and recorded_at < :unapproved)
            """)
        .param("ended", at(endedBefore))
        .param("unapproved", at(unapprovedBefore))
        .update();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    byte[] evidence = row.getBytes("evidence_sealed");
    String kind = row.getString("kind");
    return new Row(
        row.getObject("guardianship_id", UUID.class),
        row.getObject("guardian_id", UUID.class),
        row.getObject("ward_id", UUID.class),
        GuardianshipKind.find(kind)
            .orElseThrow(() -> new IllegalStateException("no kind is called " + kind)),
        row.getObject("months", Integer.class),
        evidence == null ? null : Bytes.of(evidence),
        instant(row, "recorded_at"),
        instantOrNull(row, "starts_at"),
        instantOrNull(row, "ends_at"),
        instantOrNull(row, "ended_at"),
        row.getString("ended_by"));
  }
}
