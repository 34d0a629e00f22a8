package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestDatabase;
import org.onecard.card.Cards.Enrolled;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PersonalDataTest extends NodeTest {

  @Test
  void everyTableStatesPurposeRetentionAndErasure() {
    JdbcClient database = JdbcClient.create(TestDatabase.fresh());
    assertThat(silentTables(database)).isEmpty();
    database.sql("create table card_silent (name text)").update();
    assertThat(silentTables(database)).containsExactly("card_silent");
  }

  private static List<String> silentTables(JdbcClient database) {
    return database
        .sql(
            """
            select relname from pg_class
            left join pg_description on objoid = pg_class.oid and objsubid = 0
            where relkind = 'r' and relname like 'card\\_%'
              and coalesce(description, '') !~ 'Purpose: .*Retention: .*Erasure: '
            """)
        .query(String.class)
        .list();
  }

  @Test
  void namesAndNumbersLieSealed() {
    Enrolled resident = CardFixtures.enrol(node("50").bean(Cards.class));
    JdbcClient database = node("50").bean(JdbcClient.class);
    String rows =
        database
            .sql(
                """
                select r::text || c::text from card_resident r
                join card_card c using (resident_id) where resident_id = :resident::uuid
                """)
            .param("resident", resident.residentId())
            .query(String.class)
            .single();
    assertThat(rows).contains(resident.cardNumber());
    List<String> secrets =
        List.of(resident.name(), resident.socialSecurityNumber(), resident.identificationCode());
    for (String secret : secrets) {
      byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
      assertThat(rows).doesNotContain(secret, HexFormat.of().formatHex(octets));
    }
  }

  @Test
  void historyIsOnlyAddedTo() {
    CardFixtures.enrol(node("50").bean(Cards.class));
    JdbcClient database = node("50").bean(JdbcClient.class);
    for (String change :
        List.of(
            "update card_history set action = 'x'",
            "delete from card_history",
            "truncate card_history")) {
      assertThatThrownBy(() -> database.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only added to");
    }
  }
}
