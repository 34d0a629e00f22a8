package org.onecard.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of departments and staff. */
@Repository
class StaffStore {
  private static final String COLUMNS =
      """
      SELECT s.staff_id, s.name, s.roles, s.disabled_at, d.department_id, d.title_zh, d.title_en,
             d.place
      FROM access_staff s JOIN access_department d USING (department_id)
      """;

  private final JdbcClient jdbc;

  StaffStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a sign-in is checked against.
   *
   * @param lastStep the last time step a code was accepted for
   */
  record Credentials(
      String staffId, @Nullable String passwordHash, @Nullable Bytes totpSealed, long lastStep) {}

  /** An invitation that may be accepted. */
  record Invited(String staffId, Instant endsAt) {}

  boolean addDepartment(Department department, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO access_department (department_id, title_zh, title_en, place, made_at)
                VALUES (:id, :zh, :en, :place, :now) ON CONFLICT (department_id) DO NOTHING
                """)
            .param("id", department.id())
            .param("zh", department.titleZh())
            .param("en", department.titleEn())
            .param("place", department.place())
            .param("now", Times.utc(now))
            .update()
        == 1;
  }

  Optional<Department> findDepartment(String id) {
    return jdbc.sql(
            """
            SELECT department_id, title_zh, title_en, place FROM access_department
            WHERE department_id = :id
            """)
        .param("id", id)
        .query(StaffStore::department)
        .optional();
  }

  List<Department> departments() {
    return jdbc.sql(
            """
            SELECT department_id, title_zh, title_en, place FROM access_department
            ORDER BY department_id LIMIT :most
            """)
        .param("most", AccessLimits.DEPARTMENTS_SHOWN)
        .query(StaffStore::department)
        .list();
  }

  boolean add(StaffMember member, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO access_staff (staff_id, name, department_id, roles, made_at)
                VALUES (:id, :name, :department, :roles, :now)
                ON CONFLICT (staff_id) DO NOTHING
                """)
            .param("id", member.staffId())
            .param("name", member.name())
            .param("department", member.department().id())
            .param("roles", text(member.roles()))
            .param("now", Times.utc(now))
            .update()
        == 1;
  }

  Optional<StaffMember> find(String staffId) {
    return jdbc.sql(COLUMNS + "WHERE s.staff_id = :id")
        .param("id", staffId)
        .query(StaffStore::member)
        .optional();
  }

  Optional<StaffMember> findBySubject(String oidcSubject) {
    return jdbc.sql(COLUMNS + "WHERE s.oidc_subject = :subject")
        .param("subject", oidcSubject)
        .query(StaffStore::member)
        .optional();
  }

  List<StaffMember> list() {
    return jdbc.sql(COLUMNS + "ORDER BY s.staff_id LIMIT :most")
        .param("most", AccessLimits.STAFF_SHOWN)
        .query(StaffStore::member)
        .list();
  }

  /** Whether an active member who can sign in keeps staff. */
  boolean anyoneKeepsStaff() {
    return jdbc
        .sql(
            """
            SELECT roles FROM access_staff
            WHERE disabled_at IS NULL AND (password_hash IS NOT NULL OR oidc_subject IS NOT NULL)
            """)
        .query((row, number) -> roles(row))
        .list()
        .stream()
        .anyMatch(roles -> roles.contains(Role.STAFF_ADMIN));
  }

  /** Lets nobody else change staff until the transaction ends. */
  void holdTable() {
    jdbc.sql("LOCK TABLE access_staff IN SHARE ROW EXCLUSIVE MODE").update();
  }

  void setRoles(String staffId, Set<Role> roles) {
    jdbc.sql("UPDATE access_staff SET roles = :roles WHERE staff_id = :id")
        .param("roles", text(roles))
        .param("id", staffId)
        .update();
  }

  void setDepartment(String staffId, String departmentId) {
    jdbc.sql("UPDATE access_staff SET department_id = :department WHERE staff_id = :id")
        .param("department", departmentId)
        .param("id", staffId)
        .update();
  }

  boolean setSubject(String staffId, @Nullable String oidcSubject) {
    return jdbc.sql(
                """
                UPDATE access_staff SET oidc_subject = :subject
                WHERE staff_id = :id AND NOT EXISTS (
                  SELECT 1 FROM access_staff WHERE oidc_subject = :subject AND staff_id <> :id)
                """)
            .param("subject", oidcSubject)
            .param("id", staffId)
            .update()
        == 1;
  }

  void setDisabled(String staffId, @Nullable Instant at) {
    jdbc.sql("UPDATE access_staff SET disabled_at = :at WHERE staff_id = :id")
        .param("at", at == null ? null : Times.utc(at))
        .param("id", staffId)
        .update();
  }

  /** A new invitation; what opened the sign-in before opens it no more. */
  void invite(String staffId, Bytes digest, Instant endsAt) {
    jdbc.sql(
            """
            UPDATE access_staff
            SET invitation_digest = :digest, invitation_ends_at = :ends, password_hash = NULL,
                totp_sealed = NULL
            WHERE staff_id = :id
            """)
        .param("digest", digest.toArray())
        .param("ends", Times.utc(endsAt))
        .param("id", staffId)
        .update();
    forgetRecoveryCodes(staffId);
  }

  /** The active member invited by this, held until the transaction ends. */
  Optional<Invited> findInvited(Bytes digest) {
    return jdbc.sql(
            """
            SELECT staff_id, invitation_ends_at FROM access_staff
            WHERE invitation_digest = :digest AND disabled_at IS NULL FOR UPDATE
            """)
        .param("digest", digest.toArray())
        .query(
            (row, number) ->
                new Invited(row.getString("staff_id"), Times.instant(row, "invitation_ends_at")))
        .optional();
  }

  void accept(String staffId, String passwordHash, byte[] totpSealed) {
    jdbc.sql(
            """
            UPDATE access_staff
            SET password_hash = :hash, totp_sealed = :totp, totp_last_step = 0,
                invitation_digest = NULL, invitation_ends_at = NULL
            WHERE staff_id = :id
            """)
        .param("hash", passwordHash)
        .param("totp", totpSealed)
        .param("id", staffId)
        .update();
  }

  void setPassword(String staffId, String passwordHash) {
    jdbc.sql("UPDATE access_staff SET password_hash = :hash WHERE staff_id = :id")
        .param("hash", passwordHash)
        .param("id", staffId)
        .update();
  }

  /** What the sign-in of an active member is checked against. */
  Optional<Credentials> credentials(String staffId) {
    return jdbc.sql(
            """
            SELECT staff_id, password_hash, totp_sealed, totp_last_step FROM access_staff
            WHERE staff_id = :id AND disabled_at IS NULL AND password_hash IS NOT NULL
            """)
        .param("id", staffId)
        .query(
            (row, number) ->
                new Credentials(
                    row.getString("staff_id"),
                    row.getString("password_hash"),
                    bytes(row, "totp_sealed"),
                    row.getLong("totp_last_step")))
        .optional();
  }

  /** Uses up a time step and all before it; false where it was used before. */
  boolean useStep(String staffId, long step) {
    return jdbc.sql(
                """
                UPDATE access_staff SET totp_last_step = :step
                WHERE staff_id = :id AND totp_last_step < :step
                """)
            .param("step", step)
            .param("id", staffId)
            .update()
        == 1;
  }

  void addRecoveryCode(String staffId, byte[] digest) {
    jdbc.sql("INSERT INTO access_recovery_code (staff_id, code_digest) VALUES (:id, :digest)")
        .param("id", staffId)
        .param("digest", digest)
        .update();
  }

  void forgetRecoveryCodes(String staffId) {
    jdbc.sql("DELETE FROM access_recovery_code WHERE staff_id = :id").param("id", staffId).update();
  }

  /** Uses a recovery code up; false where there is no such code. */
  boolean useRecoveryCode(String staffId, byte[] digest) {
    return jdbc.sql(
                """
                DELETE FROM access_recovery_code WHERE staff_id = :id AND code_digest = :digest
                """)
            .param("id", staffId)
            .param("digest", digest)
            .update()
        == 1;
  }

  private static @Nullable Bytes bytes(ResultSet row, String column) throws SQLException {
    byte[] octets = row.getBytes(column);
    return octets == null ? null : Bytes.of(octets);
  }

  private static String text(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
  }

  private static Department department(ResultSet row, int number) throws SQLException {
    return new Department(
        row.getString("department_id"),
        row.getString("title_zh"),
        row.getString("title_en"),
        row.getString("place"));
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    return Arrays.stream(row.getString("roles").split(" ", -1))
        .filter(name -> !name.isEmpty())
        .map(Role::valueOf)
        .collect(Collectors.toSet());
  }

  private static StaffMember member(ResultSet row, int number) throws SQLException {
    return new StaffMember(
        row.getString("staff_id"),
        row.getString("name"),
        department(row, number),
        roles(row),
        row.getObject("disabled_at") == null);
  }
}
