package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.TwoNodes.DeskOf;
import org.onecard.TwoNodes.Holder;
import org.onecard.kernel.time.ServiceDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chips and entries accepted while the issuer is silent: it is asked when it is back. */
class LateQuestionsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ITEM = "library-entry";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aSilentIssuerIsAskedWhenItIsBackAndTheNumbersAreErased(@TempDir Path folder) {
    try (TestNode chongqing = TestNode.start("50", folder)) {
      TwoNodes nodes;
      Holder holder;
      DeskOf library;
      int port;
      try (TestNode sichuan = TestNode.start("51", folder)) {
        nodes = TwoNodes.join(chongqing, sichuan);
        holder = nodes.enrol(0);
        library = nodes.acceptor("library", ITEM);
        port = URI.create(sichuan.url()).getPort();
      }
      List<ObjectNode> shown =
          List.of(
              numbers(holder, "chip", "identificationCode", holder.identificationCode()),
              numbers(holder, "entry", "socialSecurityNumber", holder.socialSecurityNumber()));
      List<String> accepted =
          shown.stream().map(presentation -> accept(chongqing, library, presentation)).toList();
      assertKeptSealed(chongqing, holder);

      try (TestNode sichuan = TestNode.start("51", folder, "--server.port=" + port)) {
        for (String acceptance : accepted) {
          Awaitility.await()
              .atMost(PATIENCE)
              .until(() -> !pseudonym(chongqing, library, acceptance).isEmpty());
        }
        assertThat(pseudonym(chongqing, library, accepted.getFirst()))
            .isEqualTo(pseudonym(chongqing, library, accepted.getLast()));
        assertThat(kept(chongqing)).isEmpty();
        assertThat(logged(sichuan)).containsExactlyInAnyOrderElementsOf(accepted);
      }
    }
  }

  @Test
  void whatAnIssuerNeverAnswersIsErasedAfterAWeek() {
    RecordFixture fixture = new RecordFixture();
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(fixture.database));
    Erasure erasure = new Erasure(fixture.sql(), transaction, fixture.clock);
    fixture
        .sql()
        .sql("insert into acceptance_question values (?, '51', 'sealed', ?)")
        .params(UUID.randomUUID(), ServiceDay.dateOf(fixture.clock.instant()))
        .update();
    String count = "select count(*) from acceptance_question";
    LocalDate day = ServiceDay.dateOf(fixture.clock.instant());
    fixture.clock.move(
        Duration.between(day.atStartOfDay(), day.plus(Erasure.QUESTIONS).atStartOfDay()));
    erasure.erase();
    assertThat(fixture.sql().sql(count).query(Long.class).single()).isOne();
    fixture.clock.move(Duration.ofDays(1));
    erasure.erase();
    assertThat(fixture.sql().sql(count).query(Long.class).single()).isZero();
  }

  private static void assertKeptSealed(TestNode node, Holder holder) {
    assertThat(kept(node)).hasSize(2);
    String all = String.join(" ", kept(node));
    for (String number :
        List.of(holder.cardNumber(), holder.identificationCode(), holder.socialSecurityNumber())) {
      assertThat(all)
          .doesNotContain(
              number, HexFormat.of().formatHex(number.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<String> kept(TestNode node) {
    return node.bean(JdbcClient.class)
        .sql("select q::text from acceptance_question q")
        .query(String.class)
        .list();
  }

  private static List<String> logged(TestNode issuer) {
    return issuer
        .bean(JdbcClient.class)
        .sql("select acceptance_id from card_access_log where asked_by = '50' and item = ?")
        .param(ITEM)
        .query(String.class)
        .list();
  }

  private static String accept(TestNode node, DeskOf desk, ObjectNode presentation) {
    ObjectNode body = JSON.createObjectNode();
    body.set("presentation", presentation);
    body.put("item", ITEM);
    body.put("point", desk.point());
    body.put("idempotencyKey", UUID.randomUUID().toString());
    JsonNode answer = TwoNodes.ok(node.post("/api/v1/acceptances", desk.token(), body.toString()));
    assertThat(answer.get("decision").asString()).isEqualTo("accepted");
    assertThat(answer.get("provisional").asBoolean()).isTrue();
    assertThat(answer.get("holder").get("pseudonym").isNull()).isTrue();
    return answer.get("acceptanceId").asString();
  }

  private static String pseudonym(TestNode node, DeskOf desk, String acceptance) {
    JsonNode answer = TwoNodes.ok(node.get("/api/v1/acceptances/" + acceptance, desk.token()));
    return answer.at("/holder/pseudonym").asString("");
  }

  private static ObjectNode numbers(Holder holder, String type, String field, String value) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", type);
    shown.put("cardNumber", holder.cardNumber());
    shown.put(field, value);
    shown.put("issuer", "51");
    return shown;
  }
}
