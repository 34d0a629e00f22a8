package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.ShiftedClock;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.SoftwareDevice;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two running nodes, each with its own keys and staff: an item proposed in 51, agreed in 50,
 * approved and signed on both sides, in force at midnight, suspended by 50 at noon while 51 goes
 * on.
 */
class ListAcrossTwoNodesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ITEM = "theatre-entry";
  private static final String PROPOSALS = "/api/v1/catalogue/proposals";

  @TempDir static Path folder;
  private static final ShiftedClock clock = new ShiftedClock();
  private static TestNode chongqing;
  private static TestNode sichuan;

  @BeforeAll
  static void provinces() {
    chongqing = TestNode.start("50", folder, clock);
    sichuan = TestNode.start("51", folder, clock);
    TwoNodes.join(chongqing, sichuan);
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    sichuan.close();
  }

  private record Desk(TestNode node, String point, String client, String secret) {}

  @Test
  void anItemGoesFromAnIdeaIntoForceAndIsSuspendedOnOneSide() throws Exception {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), Edition.ZONE).plusDays(1);
    Instant midnight = tomorrow.atStartOfDay(Edition.ZONE).toInstant();
    String id = proposedAndApproved();

    JsonNode composed =
        done(
            sichuan,
            Role.APPROVER,
            "/api/v1/catalogue/compositions",
            JSON.createObjectNode().put("effectiveFrom", tomorrow.toString()));
    assertThat(composed.at("/difference/0/change").asString()).isEqualTo("added");
    ObjectNode digest = JSON.createObjectNode().put("digest", composed.at("/digest").asString());
    done(sichuan, Role.APPROVER, "/api/v1/catalogue/editions/2/approvals", digest);
    await()
        .atMost(SOON)
        .until(() -> ask(chongqing, Role.AUDITOR, null, "/editions/2").statusCode() == 200);
    assertThat(chongqing.get("/api/v1/catalogue/editions/2/document").statusCode())
        .as("signed by 51 alone it does not count")
        .isEqualTo(404);
    done(chongqing, Role.APPROVER, "/api/v1/catalogue/editions/2/approvals", digest);
    await().atMost(SOON).until(() -> state(chongqing, id).equals("in-edition"));
    await().atMost(SOON).until(() -> state(sichuan, id).equals("in-edition"));

    Desk here = desk(chongqing, "500103");
    Desk there = desk(sichuan, "510104");
    assertThat(accept(here).at("/reason").asString()).isEqualTo("item-not-listed");
    clock.moveTo(midnight.plusMillis(100));
    assertThat(accept(here).at("/decision").asString()).as("00:00:01").isEqualTo("accepted");
    assertThat(accept(there).at("/decision").asString()).isEqualTo("accepted");
    assertThat(state(chongqing, id)).isEqualTo("in-force");

    clock.moveTo(midnight.plus(Duration.ofHours(12)));
    done(
        chongqing,
        Role.APPROVER,
        "/api/v1/catalogue/items/theatre-entry/suspension",
        JSON.createObjectNode().put("reason", "演示：设备检修 <script>"));
    clock.moveTo(midnight.plus(Duration.ofHours(12)).plusSeconds(5));
    assertThat(accept(here).at("/reason").asString()).isEqualTo("item-suspended-here");
    assertThat(accept(there).at("/decision").asString()).isEqualTo("accepted");
    assertThat(state(chongqing, id)).isEqualTo("suspended");
    assertThat(state(sichuan, id)).isEqualTo("in-force");

    wasItAllowedThereAndThen(midnight);
    whatCanIDoHere();
    theFeedTells();
  }

  private static String proposedAndApproved() {
    String id = UUID.randomUUID().toString();
    ObjectNode idea = JSON.createObjectNode();
    idea.put("id", id).put("place", "510100").put("partner", "500103");
    idea.put("titleZh", "剧场入场").put("reason", "成都与渝中区试点");
    done(sichuan, Role.EDITOR, PROPOSALS, idea);
    ObjectNode content = ItemFixture.item(ITEM).put("unknownOnline", "accept-provisionally");
    ObjectNode draft = JSON.createObjectNode().put("change", "add");
    draft.set("content", content.deepCopy().put("legalBasis", ""));
    HttpResponse<String> refused = ask(sichuan, Role.EDITOR, draft, "/proposals/" + id + "/draft");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(refused).at("/field").asString()).isEqualTo("content.legalBasis");
    draft.set("content", content);
    done(sichuan, Role.EDITOR, PROPOSALS + "/" + id + "/draft", draft);
    assertThat(ask(chongqing, Role.EDITOR, null, "/proposals/" + id).statusCode())
        .as("a draft stays with its authority")
        .isEqualTo(404);
    done(sichuan, Role.EDITOR, PROPOSALS + "/" + id + "/submission", JSON.createObjectNode());
    await().atMost(SOON).until(() -> state(chongqing, id).equals("in-review"));
    JsonNode seen =
        done(
            chongqing,
            Role.REVIEWER,
            PROPOSALS + "/" + id + "/comments",
            JSON.createObjectNode().put("text", "同意试点 <b>"));
    ObjectNode digest = JSON.createObjectNode().put("digest", seen.at("/digest").asString());
    done(chongqing, Role.REVIEWER, PROPOSALS + "/" + id + "/agreement", digest);
    done(sichuan, Role.REVIEWER, PROPOSALS + "/" + id + "/agreement", digest);
    await().atMost(SOON).until(() -> state(chongqing, id).equals("agreed"));
    await().atMost(SOON).until(() -> state(sichuan, id).equals("agreed"));
    for (TestNode node : new TestNode[] {chongqing, sichuan}) {
      ObjectNode approval = digest.deepCopy();
      approval.put("authority", "批准机关（演示）").put("act", "演示批准文书第2号");
      approval.put("date", LocalDate.ofInstant(clock.instant(), Edition.ZONE).toString());
      done(node, Role.APPROVER, PROPOSALS + "/" + id + "/approval", approval);
    }
    await().atMost(SOON).until(() -> state(chongqing, id).equals("approved"));
    await().atMost(SOON).until(() -> state(sichuan, id).equals("approved"));
    return id;
  }

  private static void wasItAllowedThereAndThen(Instant midnight) {
    assertAnswer(midnight.minusSeconds(1), false, "item is listed", 1);
    assertAnswer(midnight, true, "status", 2);
    Instant noon = midnight.plus(Duration.ofHours(12));
    assertAnswer(noon.minusSeconds(1), true, "status", 2);
    assertAnswer(noon.plusSeconds(5), false, "item is not suspended here", 2);
    JsonNode there = TestNode.json(sichuan.get(question(noon.plusSeconds(5), "510104")));
    assertThat(there.at("/allowed").asBoolean()).isTrue();
    assertThat(there.at("/narrowingsKnown").asBoolean()).isTrue();
    assertThat(
            TestNode.json(sichuan.get(question(noon, "500103"))).at("/narrowingsKnown").asBoolean())
        .as("51 does not speak for 50")
        .isFalse();
    assertThat(chongqing.get(question(noon, "500103").replace("issuer=51", "issuer=53")).body())
        .contains("issuer-unknown");
  }

  private static void assertAnswer(Instant at, boolean allowed, String rule, long edition) {
    JsonNode answer = TestNode.json(chongqing.get(question(at, "500103")));
    assertThat(answer.at("/allowed").asBoolean()).as(answer.toString()).isEqualTo(allowed);
    assertThat(answer.at("/rule").asString()).isEqualTo(rule);
    assertThat(answer.at("/edition").asLong()).isEqualTo(edition);
  }

  private static String question(Instant at, String place) {
    return "/api/v1/catalogue/decisions?item=theatre-entry&place="
        + place
        + "&acceptorSector=theatre&issuer=51&at="
        + at;
  }

  private static void whatCanIDoHere() {
    JsonNode uses =
        TestNode.json(chongqing.get("/api/v1/catalogue/uses?place=500103&issuer=51&lang=en"));
    JsonNode culture = null;
    for (JsonNode domain : uses.at("/domains")) {
      if (domain.at("/domain").asString().equals("culture")) {
        culture = domain;
      }
    }
    assertThat(culture).isNotNull();
    JsonNode use = culture.at("/uses").get(culture.at("/uses").size() - 1);
    assertThat(use.at("/title").asString()).isEqualTo("Demonstration theatre-entry");
    assertThat(use.at("/suspended").asBoolean()).isTrue();
    assertThat(use.at("/complaintTelephone").asString()).isEqualTo("000-5000-0001");
    assertThat(use.at("/modes").size()).isEqualTo(2);
  }

  private static void theFeedTells() throws Exception {
    assertThat(chongqing.get("/list").body()).contains("/list/feed.atom?lang=zh");
    for (String lang : new String[] {"zh", "en"}) {
      String feed = chongqing.get("/list/feed.atom?lang=" + lang).body();
      Document read =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(feed)));
      assertThat(read.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://www.w3.org/2005/Atom");
      assertThat(read.getElementsByTagName("entry").getLength()).isEqualTo(3);
      assertThat(read.getElementsByTagName("id").item(1).getTextContent())
          .isEqualTo("urn:onecard:overlay:50:1");
      assertThat(feed).contains("演示：设备检修 &lt;script&gt;").doesNotContain("<script>");
    }
  }

  private static JsonNode accept(Desk desk) {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    ObjectNode wish = JSON.createObjectNode().put("reference", UUID.randomUUID().toString());
    wish.putObject("deviceKey")
        .put("algorithm", "ES256")
        .put("publicKey", Bytes.of(key.verificationKey().compressed()).base64Url());
    wish.putArray("days").add(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    JsonNode made =
        TwoNodes.operator(sichuan, "/api/v1/operator/enrolments", JSON.createArrayNode().add(wish))
            .get(0);
    String value = made.at("/authorisations/0/value").asString();
    SoftwareDevice device =
        new SoftwareDevice(Authorisation.parse(Bytes.ofBase64Url(value).toArray()), key, 1);
    ObjectNode body = JSON.createObjectNode();
    body.putObject("presentation")
        .put("type", "code")
        .put("value", device.show(clock.instant().getEpochSecond()).text());
    body.put("item", ITEM)
        .put("point", desk.point)
        .put("idempotencyKey", UUID.randomUUID().toString());
    String token = desk.node.token(desk.client, desk.secret);
    return TwoNodes.ok(desk.node.post("/api/v1/acceptances", token, body.toString()));
  }

  private static Desk desk(TestNode node, String place) {
    ObjectNode body = JSON.createObjectNode();
    body.put("creditCode", TwoNodes.creditCode());
    body.put("nameZh", "演示剧场").put("nameEn", "Demonstration theatre").put("sector", "theatre");
    body.put("validFrom", "2025-01-01").putArray("items");
    JsonNode made = TwoNodes.operator(node, "/api/v1/operator/acceptors", body);
    ObjectNode point = JSON.createObjectNode();
    point.put("acceptorId", made.at("/acceptorId").asString());
    point.put("nameZh", "入口").put("nameEn", "Entrance").put("place", place);
    point.put("validFrom", "2025-01-01");
    return new Desk(
        node,
        TwoNodes.operator(node, "/api/v1/operator/points", point).at("/point").asString(),
        made.at("/clientId").asString(),
        made.at("/clientSecret").asString());
  }

  private static String state(TestNode node, String id) {
    HttpResponse<String> answer = ask(node, Role.AUDITOR, null, "/proposals/" + id);
    return answer.statusCode() == 200 ? TestNode.json(answer).at("/state").asString() : "unknown";
  }

  private static JsonNode done(TestNode node, Role role, String path, JsonNode body) {
    String token = StaffForTests.of(node).withRoles(role).token();
    return TwoNodes.ok(node.post(path, token, body.toString()));
  }

  /** A request of a staff member with this role below /api/v1/catalogue; a GET without a body. */
  private static HttpResponse<String> ask(
      TestNode node, Role role, @Nullable JsonNode body, String path) {
    String token = StaffForTests.of(node).withRoles(role).token();
    return body == null
        ? node.get("/api/v1/catalogue" + path, token)
        : node.post("/api/v1/catalogue" + path, token, body.toString());
  }
}
