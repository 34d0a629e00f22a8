package org.onecard.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.storage.ColumnCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations in the database: those to nobody's number lie there like the others. */
@Component
class InvitationStore {
  private static final String TABLE = "family_invitation";
  private static final String ROW =
      """
      select invitation_id, guardian_id, ward_id, card_masked, months, asked_at, ends_at
      from family_invitation
      """;

  /** To the guardian a refused invitation looks like one that nobody has read. */
  private static final String WAITING_FOR_GUARDIAN =
      " (outcome is null or outcome = 'declined') and ends_at > :now ";

  private final JdbcClient database;
  private final ColumnCipher cipher;

  InvitationStore(JdbcClient database, ColumnCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  /**
   * An invitation.
   *
   * @param ward null where the number is nobody's
   */
  record Row(
      UUID invitationId,
      UUID guardian,
      @Nullable UUID ward,
      String cardMasked,
      int months,
      Instant askedAt,
      Instant endsAt) {}

  /** Keeps it, or finds the one that waits for the same number. */
  Row addOrFind(Row row, String cardNumber) {
    byte[] lookup = cipher.lookup(TABLE, "card_lookup", cardNumber);
    lapse(row.guardian(), row.askedAt());
    database
        .sql(
            """
            insert into family_invitation (invitation_id, guardian_id, ward_id, card_lookup,
              card_masked, months, asked_at, ends_at)
            values (:id, :guardian, :ward, :lookup, :masked, :months, :asked, :ends)
            on conflict (guardian_id, card_lookup)
              where outcome is null or outcome = 'declined' do nothing
            """)
        .param("id", row.invitationId())
        .param("guardian", row.guardian())
        .param("ward", row.ward())
        .param("lookup", lookup)
        .param("masked", row.cardMasked())
        .param("months", row.months())
        .param("asked", FamilyStore.at(row.askedAt()))
        .param("ends", FamilyStore.at(row.endsAt()))
        .update();
    return database
        .sql(
            ROW
                + "where guardian_id = :guardian and card_lookup = :lookup and"
                + WAITING_FOR_GUARDIAN)
        .param("guardian", row.guardian())
        .param("lookup", lookup)
        .param("now", FamilyStore.at(row.askedAt()))
        .query(InvitationStore::row)
        .single();
  }

  private void lapse(UUID guardian, Instant now) {
    database
        .sql(
            """
            update family_invitation set outcome = 'lapsed'
            where guardian_id = :guardian and ends_at <= :now
              and (outcome is null or outcome = 'declined')
            """)
        .param("guardian", guardian)
        .param("now", FamilyStore.at(now))
        .update();
  }

  /** What the guardian has sent and sees waiting, the newest first. */
  List<Row> sentBy(UUID guardian, Instant now) {
    return database
        .sql(
            ROW
                + "where guardian_id = :guardian and"
                + WAITING_FOR_GUARDIAN
                + "order by asked_at desc, invitation_id limit :limit")
        .param("guardian", guardian)
        .param("now", FamilyStore.at(now))
        .param("limit", FamilyLimits.LINES)
        .query(InvitationStore::row)
        .list();
  }

  /** What waits for this ward's answer, the newest first. */
  List<Row> receivedBy(UUID ward, Instant now) {
    return database
        .sql(
            ROW
                + """
                where ward_id = :ward and outcome is null and ends_at > :now
                order by asked_at desc, invitation_id limit :limit
                """)
        .param("ward", ward)
        .param("now", FamilyStore.at(now))
        .param("limit", FamilyLimits.LINES)
        .query(InvitationStore::row)
        .list();
  }

  /** The one that waits for this ward's answer, locked. */
  Optional<Row> lockReceived(UUID invitation, UUID ward, Instant now) {
    return database
        .sql(
            ROW
                + """
                where invitation_id = :id and ward_id = :ward and outcome is null
                  and ends_at > :now for update
                """)
        .param("id", invitation)
        .param("ward", ward)
        .param("now", FamilyStore.at(now))
        .query(InvitationStore::row)
        .optional();
  }

  /** The ward's answer. */
  void answer(UUID invitation, String outcome) {
    database
        .sql("update family_invitation set outcome = :outcome where invitation_id = :id")
        .param("outcome", outcome)
        .param("id", invitation)
        .update();
  }

  /** Takes the guardian's own back; false where none waits. */
  boolean withdraw(UUID invitation, UUID guardian, Instant now) {
    return database
            .sql(
                "update family_invitation set outcome = 'withdrawn'"
                    + " where invitation_id = :id and guardian_id = :guardian and"
                    + WAITING_FOR_GUARDIAN)
            .param("id", invitation)
            .param("guardian", guardian)
            .param("now", FamilyStore.at(now))
            .update()
        > 0;
  }

  /** Forgets what is past its retention; returns how many. */
  int erase(Instant endedBefore) {
    return database
        .sql("delete from family_invitation where ends_at < :before")
        .param("before", FamilyStore.at(endedBefore))
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("invitation_id", UUID.class),
        row.getObject("guardian_id", UUID.class),
        row.getObject("ward_id", UUID.class),
        row.getString("card_masked"),
        row.getInt("months"),
        FamilyStore.instant(row, "asked_at"),
        FamilyStore.instant(row, "ends_at"));
  }
}
