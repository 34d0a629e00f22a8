package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.card.Cards;
import org.onecard.card.ReplacementReason;
import org.onecard.card.ReplacementRequests;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holders at the counter through the API: found by the least, shown masked, each act in the audit.
 */
class CounterTest extends NodeTest {
  private static final String HOLDERS = "/api/v1/counter/holders";
  private static final JsonMapper JSON = new JsonMapper();
  private static final TestNode NODE = node("50");

  private final StaffForTests.Made clerk = StaffForTests.of(NODE).withRoles(Role.CLERK);
  private final Cards.Enrolled holder = Applying.holder(NODE);

  @Test
  void aHolderIsFoundByTheLeastAndShownMasked() {
    ObjectNode byNumber =
        JSON.createObjectNode()
            .put("socialSecurityNumber", holder.socialSecurityNumber())
            .put("surname", holder.name().substring(0, 1));
    for (ObjectNode search : List.of(byCard(holder.cardNumber()), byNumber)) {
      JsonNode found = TwoNodes.ok(post("/search", search));
      assertThat(found.get("residentId").asString()).isEqualTo(holder.residentId());
      assertThat(found.get("name").asString()).startsWith("*").hasSameSizeAs(holder.name());
      assertThat(found.toString())
          .doesNotContain(holder.socialSecurityNumber(), holder.cardNumber(), holder.name());
    }
    assertThat(audited(holder.residentId()))
        .contains("holder.search card-number", "holder.search number-and-surname");
  }

  @Test
  void whoTriesNumbersLearnsNothing() {
    ObjectNode wrongSurname =
        JSON.createObjectNode()
            .put("socialSecurityNumber", holder.socialSecurityNumber())
            .put("surname", holder.name().startsWith("某") ? "王" : "某");
    ObjectNode nobody =
        JSON.createObjectNode()
            .put("socialSecurityNumber", Applying.freshNumber())
            .put("surname", holder.name().substring(0, 1));
    HttpResponse<String> known = post("/search", wrongSurname);
    assertThat(known.statusCode()).isEqualTo(404);
    assertThat(known.body()).isEqualTo(post("/search", nobody).body());
    ObjectNode withoutSurname =
        JSON.createObjectNode().put("socialSecurityNumber", holder.socialSecurityNumber());
    assertThat(post("/search", withoutSurname).statusCode()).isEqualTo(400);
    assertThat(post("/search", byCard("A0000000")).statusCode()).isEqualTo(400);
    assertThat(NODE.get(HOLDERS + "/" + UUID.randomUUID(), clerk.token()).statusCode())
        .isEqualTo(404);
    assertThat(NODE.get(HOLDERS + "/1", clerk.token()).statusCode()).isEqualTo(404);
    for (int i = 0; i < IssuanceLimits.SEARCHES; i++) {
      post("/search", nobody);
    }
    assertThat(post("/search", byCard(holder.cardNumber())).statusCode()).isEqualTo(429);
  }

  @Test
  void theFullNumberIsShownOnlyAgainstAReasonThatIsLogged() {
    for (String reason : List.of("", "x", "长".repeat(201))) {
      assertThat(number(reason).statusCode()).as(reason).isEqualTo(400);
    }
    assertThat(audited(holder.residentId())).isEmpty();
    assertThat(TwoNodes.ok(number("核对居民身份证原件")).get("socialSecurityNumber").asString())
        .isEqualTo(holder.socialSecurityNumber());
    assertThat(audited(holder.residentId())).containsExactly("holder.number-shown 核对居民身份证原件");
  }

  @Test
  void aCardIsStoppedResumedAndReplacedOnceFromTheHoldersRequest() {
    assertThat(act("suspend-formally").get("holder").get("state").asString())
        .isEqualTo("formally-suspended");
    HttpResponse<String> again = post("/" + holder.residentId() + "/actions", action("activate"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(act("resume").get("holder").get("state").asString()).isEqualTo("active");
    assertThat(act("suspend-temporarily").get("reached").size()).isPositive();

    ReplacementRequests requests = NODE.bean(ReplacementRequests.class);
    requests.ask(holder.residentId(), ReplacementReason.LOST);
    assertThat(queue()).contains("/counter/holders/" + holder.residentId());
    assertThat(open().get("request").asString()).isEqualTo("lost");
    ObjectNode replace =
        action("replace").put("sameNumber", false).put("requestKey", "0123456789abcdef");
    JsonNode done = TwoNodes.ok(post("/" + holder.residentId() + "/actions", replace));
    Cards cards = NODE.bean(Cards.class);
    String number = cards.wallet(holder.residentId()).orElseThrow().cardNumber();
    assertThat(number).isNotEqualTo(holder.cardNumber());
    assertThat(TwoNodes.ok(post("/" + holder.residentId() + "/actions", replace)))
        .as("sent twice")
        .isEqualTo(done);
    assertThat(cards.wallet(holder.residentId()).orElseThrow().cardNumber()).isEqualTo(number);
    assertThat(requests.waiting(holder.residentId())).isEmpty();
    assertThat(queue()).doesNotContain("/counter/holders/" + holder.residentId());
    assertThat(audited(holder.residentId()))
        .contains("card.suspend-formally ", "card.activate refused", "card.replace ");
  }

  private static ObjectNode byCard(String number) {
    return JSON.createObjectNode().put("cardNumber", number);
  }

  private static ObjectNode action(String action) {
    return JSON.createObjectNode().put("action", action);
  }

  private JsonNode act(String action) {
    return TwoNodes.ok(post("/" + holder.residentId() + "/actions", action(action)));
  }

  private JsonNode open() {
    return TwoNodes.ok(NODE.get(HOLDERS + "/" + holder.residentId(), clerk.token()));
  }

  private HttpResponse<String> number(String reason) {
    return post(
        "/" + holder.residentId() + "/number", JSON.createObjectNode().put("reason", reason));
  }

  private HttpResponse<String> post(String path, ObjectNode body) {
    return NODE.post(HOLDERS + path, clerk.token(), body.toString());
  }

  private List<String> queue() {
    return TwoNodes.ok(NODE.get("/api/v1/counter/queue", clerk.token()))
        .valueStream()
        .map(row -> row.get("link").asString())
        .toList();
  }

  private List<String> audited(String subject) {
    return NODE.bean(JdbcClient.class)
        .sql(
            """
            SELECT action || ' ' || reason FROM access_audit
            WHERE subject = ? AND actor = ? ORDER BY entry
            """)
        .params(subject, clerk.member().staffId())
        .query(String.class)
        .list();
  }
}
