package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.protocol.code.Authorisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OperatorCardApiTest extends NodeTest {
  private static final String ENROLMENTS = "/api/v1/operator/enrolments";
  private static final String SUSPENSIONS = "/api/v1/operator/suspensions";

  private final TestNode node = node("50");
  private final String token = node.operatorToken();

  @Test
  void enrolsWithAnAuthorisationForEachDay() {
    JsonNode row = enrol(true).get(0);
    assertThat(row.get("reference").asString()).isNotBlank();
    assertThat(row.get("socialSecurityNumber").asString()).startsWith("500199");
    assertThat(row.get("authorisations").size()).isEqualTo(2);
    byte[] word =
        Base64.getUrlDecoder().decode(row.get("authorisations").get(1).get("value").asString());
    assertThat(Authorisation.parse(word).expiryDay())
        .isEqualTo(CardFixtures.today().toEpochDay() + 2);
  }

  @Test
  void suspensionsAnswerWithTheHeadThatCarriesThem() {
    String number = enrol(false).get(0).get("cardNumber").asString();
    String body = "{\"cardNumbers\":[\"" + number + "\"],\"kind\":\"formal\"}";
    JsonNode first = TestNode.json(node.post(SUSPENSIONS, token, body));
    assertThat(first.get("refused").size()).isZero();
    assertThat(first.get("headNumber").longValue())
        .isLessThanOrEqualTo(node.bean(StatusPublisher.class).currentHeadNumber());
    JsonNode again = TestNode.json(node.post(SUSPENSIONS, token, body));
    assertThat(again.get("refused").get(0).get("refusal").asString())
        .isEqualTo("suspended-formally");
  }

  @Test
  void actionsFollowTheTableAndARefusalNamesItself() {
    String number = enrol(false).get(0).get("cardNumber").asString();
    String actions = "/api/v1/operator/cards/" + number + "/actions";
    HttpResponse<String> refused = node.post(actions, token, "{\"action\":\"resume\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(refused).get("type").asString())
        .isEqualTo("urn:onecard:problem:not-suspended");
    HttpResponse<String> replaced =
        node.post(actions, token, "{\"action\":\"replace\",\"sameNumber\":true}");
    assertThat(TestNode.json(replaced).get("cardNumber").asString()).isEqualTo(number);
    assertThat(TestNode.json(replaced).get("status").asString()).isEqualTo("valid");
  }

  @Test
  void aFaultNamesRowFieldAndRemedy() {
    String body =
        "[{\"reference\":\"r\",\"deviceKey\":{\"algorithm\":\"RSA\",\"publicKey\":\"AA\"}}]";
    HttpResponse<String> answer = node.post(ENROLMENTS, token, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("[0].deviceKey.algorithm");
    assertThat(TestNode.json(answer).get("remedy").asString()).contains("ES256");
    assertThat(node.post(ENROLMENTS, token, "[]").statusCode()).isEqualTo(400);
    assertThat(node.post(SUSPENSIONS, token, "{\"kind\":\"formal\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyAnOperatorIsServed() {
    assertThat(node.send("POST", ENROLMENTS, null, "[]").statusCode()).isEqualTo(401);
    assertThat(node.post(ENROLMENTS, node.approverToken(), "[]").statusCode()).isEqualTo(403);
  }

  @Test
  void aRepeatedEnrolmentIsAnsweredTheSameAndAnotherRowIsAConflict() {
    String row = row(CardFixtures.reference(), true);
    HttpResponse<String> first = node.post(ENROLMENTS, token, "[" + row + "]");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    long residents = residents();
    assertThat(node.post(ENROLMENTS, token, "[" + row + "]").body()).isEqualTo(first.body());
    assertThat(residents()).as("residents after the repetition").isEqualTo(residents);

    String other = row.replace("\"student\"", "\"disability\"");
    String fresh = row(CardFixtures.reference(), false);
    HttpResponse<String> refused = node.post(ENROLMENTS, token, "[" + fresh + "," + other + "]");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(refused).get("type").asString())
        .isEqualTo("urn:onecard:problem:reference-taken");
    assertThat(TestNode.json(refused).get("field").asString()).isEqualTo("[1].reference");
    assertThat(residents()).as("all or none").isEqualTo(residents);
  }

  @Test
  void aBatchEnrolsWhatIsNewAndAnswersInItsOrder() {
    String known = row(CardFixtures.reference(), false);
    JsonNode before = TestNode.json(node.post(ENROLMENTS, token, "[" + known + "]"));
    String fresh = row(CardFixtures.reference(), false);
    JsonNode both = TestNode.json(node.post(ENROLMENTS, token, "[" + fresh + "," + known + "]"));
    assertThat(both.get(1)).isEqualTo(before.get(0));
    assertThat(both.get(0).get("cardNumber")).isNotEqualTo(both.get(1).get("cardNumber"));
    assertThat(
            node.post(
                    ENROLMENTS, token, "[" + row("twice", false) + "," + row("twice", false) + "]")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void twoCallsAtOnceEnrolOneResident() throws Exception {
    String body = "[" + row(CardFixtures.reference(), true) + "]";
    long residents = residents();
    Callable<String> call = () -> node.post(ENROLMENTS, token, body).body();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = threads.invokeAll(Collections.nCopies(8, call));
      String first = answers.getFirst().get();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    assertThat(residents()).isEqualTo(residents + 1);
  }

  @Test
  void aRepetitionIsKnownAfterARestart(@TempDir Path folder) {
    String body = "[" + row("once", true) + "]";
    String first;
    try (TestNode before = TestNode.start("52", folder)) {
      first = before.post(ENROLMENTS, before.operatorToken(), body).body();
    }
    try (TestNode after = TestNode.start("52", folder)) {
      assertThat(after.post(ENROLMENTS, after.operatorToken(), body).body()).isEqualTo(first);
      EnrolmentMemory memory = after.bean(EnrolmentMemory.class);
      JdbcClient database = after.bean(JdbcClient.class);
      String rows = "select count(*) from card_enrolment";
      assertThat(first).contains("\"once\"");
      memory.sweep(Instant.now().minus(CardLimits.ENROLMENTS_KEPT));
      assertThat(database.sql(rows).query(Long.class).single()).isOne();
      memory.sweep(Instant.now());
      assertThat(database.sql(rows).query(Long.class).single()).isZero();
    }
  }

  private long residents() {
    return node.bean(JdbcClient.class)
        .sql("select count(*) from card_resident")
        .query(Long.class)
        .single();
  }

  private JsonNode enrol(boolean withDevice) {
    HttpResponse<String> answer =
        node.post(ENROLMENTS, token, "[" + row(CardFixtures.reference(), withDevice) + "]");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestNode.json(answer);
  }

  private static String row(String reference, boolean withDevice) {
    var today = CardFixtures.today();
    String device =
        withDevice
            ? (",\"deviceKey\":{\"algorithm\":\"ES256\",\"publicKey\":\"%s\"},"
                    + "\"days\":[\"%s\",\"%s\"]")
                .formatted(CardFixtures.device().point().base64Url(), today.minusDays(1), today)
            : "";
    return "{\"reference\":\"%s\",\"attributes\":{\"student\":\"yes\"}%s}"
        .formatted(reference, device);
  }
}
