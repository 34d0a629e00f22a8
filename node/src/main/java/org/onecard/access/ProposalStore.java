package org.onecard.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The table of proposals. */
@Repository
class ProposalStore {
  static final int SUBJECT_MOST = 200;
  static final int REASON_MOST = 500;
  private static final String COLUMNS =
      """
      SELECT proposal_id, kind, subject, payload, reason, proposed_by, proposed_at, ends_at, state,
             decided_by, decided_at, decision_why
      FROM access_proposal
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProposalStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds it; false where one of the kind is pending for the subject. */
  boolean add(Proposal proposal) {
    return jdbc.sql(
                """
                INSERT INTO access_proposal
                  (proposal_id, kind, subject, payload, reason, proposed_by, proposed_at, ends_at,
                   state)
                VALUES (:id, :kind, :subject, :payload, :reason, :by, :at, :ends, 'pending')
                ON CONFLICT (kind, subject) WHERE state = 'pending' DO NOTHING
                """)
            .param("id", proposal.id())
            .param("kind", proposal.kind())
            .param("subject", proposal.subject())
            .param("payload", proposal.payload().toString())
            .param("reason", proposal.reason())
            .param("by", proposal.proposedBy())
            .param("at", utc(proposal.proposedAt()))
            .param("ends", utc(proposal.endsAt()))
            .update()
        == 1;
  }

  /** Closes what nobody decided in time. */
  void expire(Instant now) {
    jdbc.sql(
            """
            UPDATE access_proposal SET state = 'expired'
            WHERE state = 'pending' AND ends_at <= :now
            """)
        .param("now", utc(now))
        .update();
  }

  void decide(UUID id, Proposal.State state, String by, Instant at, String why) {
    jdbc.sql(
            """
            UPDATE access_proposal
            SET state = :state, decided_by = :by, decided_at = :at, decision_why = :why
            WHERE proposal_id = :id AND state = 'pending'
            """)
        .param("state", state.text())
        .param("by", by)
        .param("at", utc(at))
        .param("why", why)
        .param("id", id)
        .update();
  }

  /** The proposal; held against others until the transaction ends where it is to be decided. */
  Optional<Proposal> find(UUID id, boolean toDecide) {
    return jdbc.sql(COLUMNS + "WHERE proposal_id = :id" + (toDecide ? " FOR UPDATE" : ""))
        .param("id", id)
        .query(this::proposal)
        .optional();
  }

  List<Proposal> pending(Instant now, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE state = 'pending' AND ends_at > :now
                ORDER BY proposed_at, proposal_id LIMIT :most
                """)
        .param("now", utc(now))
        .param("most", most)
        .query(this::proposal)
        .list();
  }

  List<Proposal> proposedBy(String staffId, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE proposed_by = :by ORDER BY proposed_at DESC, proposal_id LIMIT :most
                """)
        .param("by", staffId)
        .param("most", most)
        .query(this::proposal)
        .list();
  }

  List<Proposal> about(String kind, String subject, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE kind = :kind AND subject = :subject
                ORDER BY proposed_at DESC, proposal_id LIMIT :most
                """)
        .param("kind", kind)
        .param("subject", subject)
        .param("most", most)
        .query(this::proposal)
        .list();
  }

  private Proposal proposal(ResultSet row, int number) throws SQLException {
    return new Proposal(
        row.getObject("proposal_id", UUID.class),
        row.getString("kind"),
        row.getString("subject"),
        (ObjectNode) json.readTree(row.getString("payload")),
        row.getString("reason"),
        row.getString("proposed_by"),
        Times.instant(row, "proposed_at"),
        Times.instant(row, "ends_at"),
        Proposal.State.of(row.getString("state")),
        row.getString("decided_by"),
        Times.instantOrNull(row, "decided_at"),
        row.getString("decision_why"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return Times.utc(instant);
  }
}
