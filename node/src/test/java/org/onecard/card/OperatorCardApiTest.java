package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.protocol.code.Authorisation;
import tools.jackson.databind.JsonNode;

class OperatorCardApiTest extends NodeTest {
  private static final String ENROLMENTS = "/api/v1/operator/enrolments";
  private static final String SUSPENSIONS = "/api/v1/operator/suspensions";

  private final TestNode node = node("50");
  private final String token = node.operatorToken();

  @Test
  void enrolsWithAnAuthorisationForEachDay() {
    JsonNode row = enrol(true).get(0);
    assertThat(row.get("reference").asString()).isEqualTo("r-1");
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

  private JsonNode enrol(boolean withDevice) {
    var today = CardFixtures.today();
    String device =
        withDevice
            ? (",\"deviceKey\":{\"algorithm\":\"ES256\",\"publicKey\":\"%s\"},"
                    + "\"days\":[\"%s\",\"%s\"]")
                .formatted(CardFixtures.device().point().base64Url(), today.minusDays(1), today)
            : "";
    HttpResponse<String> answer =
        node.post(
            ENROLMENTS,
            token,
            "[{\"reference\":\"r-1\",\"attributes\":{\"student\":\"yes\"}" + device + "}]");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestNode.json(answer);
  }
}
