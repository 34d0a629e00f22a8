package org.onecard.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.catalogue.Catalogue;
import org.onecard.fusion.FunctionVocabulary.CardFunction;
import org.onecard.protocol.catalogue.Edition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the list covers is refused anew, and what was issued merges function by function. */
class FusionTest extends NodeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static LocalDate today = LocalDate.MIN;
  private static String editor = "";

  @BeforeAll
  static void theListInForce() {
    TwoNodes.shared();
    today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    editor = StaffForTests.of(node("50")).withRoles(Role.EDITOR).token();
  }

  @Test
  void everyFunctionOfTheVocabularyNamesItemsOfTheList() {
    Edition edition = node("50").bean(Catalogue.class).editions().getLast();
    for (CardFunction function : FunctionVocabulary.shipped().all()) {
      assertThat(function.titleZh()).matches(".*\\p{IsHan}.*");
      assertThat(function.items())
          .as(function.code())
          .allSatisfy(code -> assertThat(edition.find(code)).as(code).isPresent());
    }
  }

  @Test
  void aNewCardIsRefusedWithTheItemsThatCoverIt() {
    JsonNode refused = propose("borrow-books", "reserve-reading-seat");
    assertThat(refused.at("/outcome").asString()).isEqualTo("refused");
    assertThat(refused.at("/edition").asLong()).isPositive();
    assertThat(refused.at("/covered/0/how").asString()).isEqualTo("same");
    assertThat(refused.at("/covered/0/item").asString()).isEqualTo("borrowing-and-returning");
    assertThat(refused.at("/covered/1/how").asString()).isEqualTo("similar");
    assertThat(refused.at("/covered/1/function").asString()).isEqualTo("reserve-reading-seat");

    JsonNode inPart = propose("park-vehicle", "ride-bus");
    assertThat(inPart.at("/outcome").asString()).isEqualTo("refused-in-part");
    assertThat(inPart.at("/free/0").asString()).isEqualTo("park-vehicle");
    JsonNode free = propose("park-vehicle");
    assertThat(free.at("/outcome").asString()).isEqualTo("not-covered");
    assertThat(free.at("/covered").size()).isZero();
  }

  @Test
  void functionsMergeStepByStepWithDatesAndProgress() {
    String id = UUID.randomUUID().toString();
    ObjectNode card = card("borrow-books", "enter-library").put("id", id);
    ok("/register", card);
    ok("/register", card);
    String plan = "/register/" + id + "/plan";
    assertRefused(plan, steps("borrow-books", "metro-ride", today.plusDays(30)), "steps[0].item");
    assertRefused(plan, steps("ride-bus", "bus-ride", today.plusDays(30)), "steps[0].function");
    assertRefused(plan, steps("borrow-books", "borrowing-and-returning", today), "steps[0].until");
    String progress = "/register/" + id + "/functions/borrow-books/progress";
    assertRefused(progress, progress("under-way"), "progress");

    JsonNode planned =
        ok(plan, steps("borrow-books", "borrowing-and-returning", today.plusDays(30)));
    assertThat(planned.at("/functions/0/progress").asString()).isEqualTo("planned");
    assertRefused(progress, progress("merged"), "progress");
    ok(progress, progress("under-way"));
    JsonNode merged = ok(progress, progress("merged"));
    assertThat(merged.at("/functionsMerged").asInt()).isEqualTo(1);
    assertThat(merged.at("/functions/1/progress").asString()).isEqualTo("unplanned");
    assertRefused(
        plan, steps("borrow-books", "borrowing-and-returning", today.plusDays(60)), "steps");
    assertThat(TestNode.json(node("50").get("/api/v1/fusion/register/" + id))).isEqualTo(merged);
  }

  @Test
  void theDemonstrationRegisterIsPlainlySynthetic() {
    JsonNode register = ok("/register/demonstration", JSON.createObjectNode());
    assertThat(register.size()).isEqualTo(7);
    for (JsonNode card : register) {
      assertThat(card.at("/synthetic").asBoolean()).isTrue();
      assertThat(card.at("/nameZh").asString()).contains("演示");
    }
    assertThat(ok("/register/demonstration", JSON.createObjectNode())).isEqualTo(register);
  }

  private static JsonNode propose(String... functions) {
    return ok("/proposals", card(functions));
  }

  private static ObjectNode card(String... functions) {
    ObjectNode card = JSON.createObjectNode();
    card.put("kind", "card").put("nameZh", "演示卡").put("nameEn", "Demonstration card");
    card.put("department", "演示部门");
    var list = card.putArray("functions");
    for (String function : functions) {
      list.add(function);
    }
    return card;
  }

  private static ObjectNode steps(String function, String item, LocalDate until) {
    ObjectNode plan = JSON.createObjectNode();
    plan.putArray("steps")
        .addObject()
        .put("function", function)
        .put("item", item)
        .put("until", until.toString())
        .put("department", "演示部门");
    return plan;
  }

  private static ObjectNode progress(String progress) {
    return JSON.createObjectNode().put("progress", progress).put("note", "演示");
  }

  private static JsonNode ok(String path, JsonNode body) {
    return TwoNodes.ok(node("50").post("/api/v1/fusion" + path, editor, body.toString()));
  }

  private static void assertRefused(String path, JsonNode body, String field) {
    HttpResponse<String> refused =
        node("50").post("/api/v1/fusion" + path, editor, body.toString());
    assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 409);
    assertThat(TestNode.json(refused).at("/field").asString()).isEqualTo(field);
  }
}
