package org.onecard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Residents in the database. */
@Component
final class ResidentStore {
  private final JdbcClient database;

  ResidentStore(JdbcClient database) {
    this.database = database;
  }

  Optional<ResidentRow> find(UUID residentId) {
    return database
        .sql("select * from card_resident where resident_id = :resident")
        .param("resident", residentId)
        .query((row, number) -> resident(row))
        .optional();
  }

  /** The resident whose number has this keyed digest. */
  Optional<UUID> byNumber(Bytes lookup) {
    return database
        .sql("select resident_id from card_resident where number_lookup = :lookup")
        .param("lookup", lookup.toArray())
        .query(UUID.class)
        .optional();
  }

  /** The index of a synthetic person nobody has had before. */
  long nextPerson() {
    return database.sql("select nextval('card_person_seq')").query(Long.class).single();
  }

  static ResidentRow resident(ResultSet row) throws SQLException {
    return new ResidentRow(
        Columns.uuid(row, "resident_id"),
        Columns.octets(row, "name_sealed"),
        Columns.octets(row, "number_sealed"),
        Columns.octets(row, "attributes_sealed"));
  }
}
