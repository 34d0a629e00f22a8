package org.onecard.acceptance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onecard.acceptance.RecordRequest.Recorded;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads records back for those who may see them. */
@Component
class Records {
  private static final String RECORD =
      "select r.acceptance_id, r.content, h.pseudonym from acceptance_record r"
          + " left join acceptance_holder h on h.acceptance_id = r.acceptance_id"
          + " where r.content is not null and r.acceptor_id = ?";

  private final JdbcClient database;
  private final Vault vault;

  Records(JdbcClient database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  Bytes sealedQuestion(HolderQuestion question) {
    return vault.seal(question);
  }

  Vault.Sheet sheet(Facts facts) {
    return vault.write(facts);
  }

  /** The acceptor's acceptance with this id, unless it has been erased. */
  Optional<Recorded.Stored> find(UUID acceptor, UUID acceptance) {
    return database
        .sql(RECORD + " and r.acceptance_id = ?")
        .params(acceptor, acceptance)
        .query((row, number) -> stored(row))
        .optional();
  }

  List<Recorded.Stored> recent(UUID acceptor, int limit) {
    return database
        .sql(RECORD + " order by r.day desc, r.sequence desc limit ?")
        .params(acceptor, limit)
        .query((row, number) -> stored(row))
        .list();
  }

  private Recorded.Stored stored(ResultSet row) throws SQLException {
    Facts facts = vault.read(row.getObject(1, UUID.class), row.getBytes(2));
    return new Recorded.Stored(facts, row.getString(3));
  }
}
