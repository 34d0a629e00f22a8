package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.onecard.card.CardState;
import org.onecard.card.Cards;
import org.onecard.federation.Federation;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.replacement.ReplacementNotice;
import org.onecard.protocol.replacement.ReplacementNotice.Deed;
import org.onecard.storage.ColumnCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A holder of 51 gets a new card at an outlet of 50: the issuer decides, silent or asked twice or
 * stopped midway, and 50 keeps nothing of the person.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeighbourReplacementTest {
  private static final String CASES = "/api/v1/counter/replacements";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static int portOf50;
  private static int portOf51;
  private static TestNode chongqing;
  private static TestNode sichuan;
  private static String clerk = "";

  @BeforeAll
  static void provinces() throws IOException {
    portOf50 = freePort();
    portOf51 = freePort();
    chongqing = start("50", portOf50);
    sichuan = start("51", portOf51);
    TwoNodes.join(chongqing, sichuan);
    clerk = StaffForTests.of(chongqing).withRoles(Role.CLERK).token();
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    sichuan.close();
  }

  @Test
  @Order(1)
  void anExpiredCardIsReplacedAcrossTheBorderAndTheOutletKeepsNothingOfThePerson()
      throws IOException {
    Cards.Enrolled holder = expired();
    ObjectNode form = form(holder, "expired");
    JsonNode asked = TwoNodes.ok(ask(form));
    String caseId = asked.get("caseId").asString();
    assertThat(asked.get("state").asString()).isEqualTo("granted");
    assertThat(asked.get("card").get("maskedCardNumber").asString()).contains("*");
    assertThat(card(holder).state()).as("made, not handed over").isEqualTo(CardState.PRODUCED);
    assertThat(queue()).contains("/counter/replacements/" + caseId);

    assertThat(TwoNodes.ok(act(caseId, "hand-over")).get("state").asString())
        .isIn("handed-over", "in-use");
    await().atMost(SOON).until(() -> state(caseId).equals("in-use"));
    assertThat(card(holder).state()).isEqualTo(CardState.ACTIVE);
    assertThat(card(holder).cardNumber()).as("同号换卡").isEqualTo(holder.cardNumber());
    assertThat(queue()).doesNotContain("/counter/replacements/" + caseId);
    assertThat(act(caseId, "hand-over").statusCode()).isEqualTo(409);
    assertThat(ReceiptsTest.text(chongqing.bean(Receipts.class).neighbour(caseId)))
        .contains("异地社会保障卡换卡交付回执", caseId)
        .doesNotContain(holder.name(), holder.socialSecurityNumber(), holder.cardNumber());

    assertThat(sichuan.bean(Cards.class).lastUses(holder.residentId(), 9))
        .as("the holder sees who asked")
        .anySatisfy(
            use -> {
              assertThat(use.region()).isEqualTo(Region.of("50"));
              assertThat(use.acceptorName()).isEqualTo("测试处");
              assertThat(use.item()).isEqualTo("card-replacement");
            });
    assertThat(audited(sichuan, caseId))
        .containsExactly("region-50 replacement.grant", "region-50 replacement.in-use");
    assertThat(audited(chongqing, caseId))
        .extracting(line -> line.split(" ", -1)[1])
        .containsExactly(
            "replacement.ask",
            "replacement.grant",
            "replacement.hand-over",
            "replacement.put-in-use");

    assertThat(traces(chongqing, holder)).isEmpty();
    assertThat(keptMessages(chongqing)).as("messages with the person in them").isZero();
    assertThat(keptMessages(sichuan)).isZero();
    chongqing
        .bean(JdbcClient.class)
        .sql("CREATE TABLE wrong_on_purpose AS SELECT ? AS kept, sha256(?::bytea) AS hashed")
        .params(holder.name(), holder.socialSecurityNumber())
        .update();
    assertThat(traces(chongqing, holder)).as("the search finds what is there").hasSize(2);
    chongqing.bean(JdbcClient.class).sql("DROP TABLE wrong_on_purpose").update();
  }

  @Test
  @Order(2)
  void theIssuerRefusesWithoutTellingWhatIsWrong() {
    Cards.Enrolled holder = expired();
    Cards.Enrolled other = expired();
    Map<String, ObjectNode> wrong =
        Map.of(
            "name", form(holder, "expired").put("name", other.name() + "某"),
            "card", form(holder, "expired").put("cardNumber", other.cardNumber()),
            "number", form(holder, "expired").put("socialSecurityNumber", other51()),
            "nobody", form(holder, "expired").put("cardNumber", "Z99999999"));
    List<JsonNode> refusals = new ArrayList<>();
    wrong.forEach(
        (field, form) -> {
          JsonNode refused = TwoNodes.ok(ask(form));
          assertThat(refused.get("state").asString()).as(field).isEqualTo("refused");
          refusals.add(refused.get("refusal"));
          assertThat(act(refused.get("caseId").asString(), "hand-over").statusCode())
              .isEqualTo(409);
        });
    assertThat(refusals).allMatch(refusal -> refusal.asString().equals("not-matched"));
    assertThat(card(holder).state()).isEqualTo(CardState.EXPIRED);

    Cards.Enrolled good = holder();
    assertThat(TwoNodes.ok(ask(form(good, "expired"))).get("refusal").asString())
        .isEqualTo("not-expired");
    sichuan.bean(Cards.class).act(good.cardNumber(), org.onecard.card.CardAction.CANCEL);
    assertThat(TwoNodes.ok(ask(form(good, "lost"))).get("refusal").asString())
        .isEqualTo("not-replaceable");
    assertThat(ask(form(good, "lost").put("region", "50")).statusCode()).isEqualTo(400);
    assertThat(ask(form(good, "lost").put("socialSecurityNumber", "x")).statusCode())
        .isEqualTo(400);
    assertThat(ask(form(good, "sold")).statusCode()).isEqualTo(400);
    assertThat(traces(chongqing, holder)).isEmpty();
  }

  @Test
  @Order(3)
  void whatIsSentTwiceIsDoneOnce() {
    Cards.Enrolled holder = expired();
    ObjectNode form = form(holder, "expired");
    String caseId = form.get("caseId").asString();
    TwoNodes.ok(ask(form));
    int steps = history(holder);
    unanswered(caseId);
    JsonNode again = TwoNodes.ok(ask(form));
    assertThat(again.get("state").asString()).isEqualTo("granted");
    assertThat(history(holder)).as("one card").isEqualTo(steps);
    unanswered(caseId);
    ObjectNode another = form(expired(), "expired").put("caseId", caseId);
    assertThat(TwoNodes.ok(ask(another)).get("silent").asString()).isEqualTo("case-of-another");
    TwoNodes.ok(ask(form));

    TwoNodes.ok(act(caseId, "hand-over"));
    await().atMost(SOON).until(() -> state(caseId).equals("in-use"));
    int after = history(holder);
    Federation federation = chongqing.bean(Federation.class);
    ReplacementNotice notice =
        new ReplacementNotice(UUID.fromString(caseId), Deed.HANDED_OVER, Instant.EPOCH);
    federation.tell(
        Region.of("51"), ReplacementNotice.TYPE, notice.write(), "twice", Duration.ofDays(1));
    ReplacementNotice unknown =
        new ReplacementNotice(UUID.randomUUID(), Deed.HANDED_OVER, Instant.EPOCH);
    federation.tell(
        Region.of("51"), ReplacementNotice.TYPE, unknown.write(), "unknown", Duration.ofDays(1));
    awaitDelivered();
    assertThat(history(holder)).isEqualTo(after);
    assertThat(audited(sichuan, caseId))
        .containsExactly("region-50 replacement.grant", "region-50 replacement.in-use");
  }

  @Test
  @Order(4)
  void aHolderWhoLeavesIsToldToTheIssuerAndALateQuestionMakesNoCard() {
    Cards.Enrolled holder = expired();
    ObjectNode form = form(holder, "expired");
    String caseId = form.get("caseId").asString();
    sichuan.close();
    JsonNode silent = TwoNodes.ok(ask(form));
    assertThat(silent.get("state").asString()).isEqualTo("asked");
    assertThat(silent.get("silent").asString()).isEqualTo("no-answer");
    assertThat(act(caseId, "hand-over").statusCode()).isEqualTo(409);
    assertThat(TwoNodes.ok(act(caseId, "giving-up")).get("state").asString()).isEqualTo("given-up");
    sichuan = start("51", portOf51);
    awaitDelivered();
    unanswered(caseId);
    assertThat(askedWhenItAnswers(form).get("refusal").asString()).isEqualTo("given-up");
    assertThat(card(holder).state()).isEqualTo(CardState.EXPIRED);
  }

  @Test
  @Order(5)
  void aSilentIssuerAndNodesThatStopMidwayCostTimeOnly() {
    Cards.Enrolled holder = expired();
    ObjectNode form = form(holder, "expired");
    String caseId = form.get("caseId").asString();
    sichuan.close();
    assertThat(TwoNodes.ok(ask(form)).get("state").asString()).isEqualTo("asked");
    chongqing.close();
    chongqing = start("50", portOf50);
    clerk = StaffForTests.of(chongqing).withRoles(Role.CLERK_LEAD).token();
    assertThat(state(caseId)).as("across a restart").isEqualTo("asked");
    assertThat(traces(chongqing, holder)).isEmpty();
    sichuan = start("51", portOf51);
    assertThat(askedWhenItAnswers(form).get("state").asString()).isEqualTo("granted");

    sichuan.close();
    TwoNodes.ok(act(caseId, "hand-over"));
    chongqing.close();
    chongqing = start("50", portOf50);
    clerk = StaffForTests.of(chongqing).withRoles(Role.CLERK).token();
    assertThat(state(caseId)).isEqualTo("handed-over");
    sichuan = start("51", portOf51);
    await().atMost(SOON).until(() -> state(caseId).equals("in-use"));
    assertThat(card(holder).state()).isEqualTo(CardState.ACTIVE);
    assertThat(traces(chongqing, holder)).isEmpty();
    assertThat(keptMessages(chongqing)).isZero();
  }

  @Test
  @Order(6)
  void aClerkDoesItOnThePagesOfTheCounter() {
    Cards.Enrolled holder = expired();
    StaffAtPages desk = StaffAtPages.of(chongqing, Role.CLERK);
    assertThat(desk.get("/counter/replacements/new").body()).contains("四川", "发卡地区决定");
    ObjectNode form = form(holder, "expired");
    String page = "/counter/replacements/" + form.get("caseId").asString();
    String wrong = fields(form.deepCopy().put("cardNumber", "<script>"));
    assertThat(desk.post("/counter/replacements/new", wrong).body())
        .contains("卡号不对")
        .doesNotContain("<script>", holder.socialSecurityNumber(), holder.name());
    assertThat(desk.postWithoutCsrf("/counter/replacements/new").statusCode()).isEqualTo(403);
    HttpResponse<String> asked = desk.post("/counter/replacements/new", fields(form));
    assertThat(asked.headers().firstValue("Location").orElse("")).endsWith(page);
    assertThat(desk.get(page).body()).contains("可交付", "** ***", "已交给持卡人");
    assertThat(desk.get(page).body()).as("shown once").doesNotContain("** ***");
    desk.post(page, "act=hand-over");
    await().atMost(SOON).until(() -> desk.get(page).body().contains("办结"));
    desk.post(page, "act=hand-over");
    assertThat(desk.get(page).body()).contains("已经结束");
    assertThat(desk.get("/counter/replacements/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  /** The node in this folder, on the port by which its peer knows it. */
  private static TestNode start(String region, int port) {
    return TestNode.start(region, folder, "--server.port=" + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Cards.Enrolled holder() {
    return Applying.holder(sichuan);
  }

  private static String other51() {
    return holder().socialSecurityNumber();
  }

  /** Somebody whose name is not by chance a word in the outlet's database. */
  private static Cards.Enrolled expired() {
    Cards.Enrolled holder = holder();
    while (!traces(chongqing, holder).isEmpty()) {
      holder = holder();
    }
    sichuan
        .bean(JdbcClient.class)
        .sql("UPDATE card_card SET expires_on = '2026-01-01' WHERE card_number = ?")
        .param(holder.cardNumber())
        .update();
    return holder;
  }

  private static ObjectNode form(Cards.Enrolled holder, String wish) {
    return JSON.createObjectNode()
        .put("caseId", UUID.randomUUID().toString())
        .put("region", "51")
        .put("wish", wish)
        .put("name", holder.name())
        .put("socialSecurityNumber", holder.socialSecurityNumber())
        .put("cardNumber", holder.cardNumber());
  }

  private static String fields(ObjectNode form) {
    List<String> fields = new ArrayList<>();
    form.properties()
        .forEach(
            field ->
                fields.add(
                    field.getKey()
                        + "="
                        + java.net.URLEncoder.encode(
                            field.getValue().asString(), StandardCharsets.UTF_8)));
    return String.join("&", fields);
  }

  private static HttpResponse<String> ask(ObjectNode form) {
    return chongqing.post(CASES, clerk, form.toString());
  }

  /** Asks until the issuer, which has just started, is asked again. */
  private static JsonNode askedWhenItAnswers(ObjectNode form) {
    JsonNode[] last = new JsonNode[1];
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              last[0] = TwoNodes.ok(ask(form));
              return !last[0].get("state").asString().equals("asked");
            });
    return last[0];
  }

  private static HttpResponse<String> act(String caseId, String what) {
    return chongqing.send("POST", CASES + "/" + caseId + "/" + what, clerk, null);
  }

  private static String state(String caseId) {
    return TwoNodes.ok(chongqing.get(CASES + "/" + caseId, clerk)).get("state").asString();
  }

  /** As if the issuer's answer had been lost on its way. */
  private static void unanswered(String caseId) {
    chongqing
        .bean(JdbcClient.class)
        .sql(
            """
            UPDATE issuance_neighbour_case SET state = 'asked', refusal = NULL
            WHERE case_id = ?::uuid
            """)
        .param(caseId)
        .update();
  }

  private static void awaitDelivered() {
    await()
        .atMost(SOON)
        .until(
            () ->
                chongqing
                        .bean(JdbcClient.class)
                        .sql(
                            """
                            SELECT (SELECT count(*) FROM federation_outbox)
                              + (SELECT count(*) FROM federation_message WHERE direction = 'out'
                                 AND stream = 'told' AND settled_at IS NULL)
                            """)
                        .query(Long.class)
                        .single()
                    == 0);
  }

  private static Cards.WalletView card(Cards.Enrolled holder) {
    return sichuan.bean(Cards.class).wallet(holder.residentId()).orElseThrow();
  }

  private static int history(Cards.Enrolled holder) {
    return sichuan.bean(Cards.class).history(holder.residentId(), 100).size();
  }

  private static List<String> queue() {
    return TwoNodes.ok(chongqing.get("/api/v1/counter/queue", clerk))
        .valueStream()
        .map(row -> row.get("link").asString())
        .toList();
  }

  private static List<String> audited(TestNode node, String caseId) {
    return node.bean(JdbcClient.class)
        .sql("SELECT actor || ' ' || action FROM access_audit WHERE subject = ? ORDER BY entry")
        .param(caseId)
        .query(String.class)
        .list();
  }

  /** Questions and answers of replacements whose content is still kept, sealed or not. */
  private static long keptMessages(TestNode node) {
    return node.bean(JdbcClient.class)
        .sql(
            """
            SELECT count(*) FROM federation_message WHERE type = 'card-replacement'
              AND (json_sealed IS NOT NULL OR reply_sealed IS NOT NULL OR json IS NOT NULL)
            """)
        .query(Long.class)
        .single();
  }

  /** Where in all tables of a node the person is found, in clear, in hexadecimal or by a hash. */
  private static List<String> traces(TestNode node, Cards.Enrolled person) {
    JdbcClient database = node.bean(JdbcClient.class);
    List<String> marks = marks(node, person);
    List<String> found = new ArrayList<>();
    for (String table : tables(database)) {
      database
          .sql("SELECT t::text FROM " + table + " t")
          .query(String.class)
          .list()
          .forEach(
              row ->
                  marks.stream()
                      .filter(row::contains)
                      .forEach(mark -> found.add(table + ": " + mark)));
    }
    return found;
  }

  private static List<String> tables(JdbcClient database) {
    return database
        .sql(
            """
            SELECT relname FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            """)
        .query(String.class)
        .list();
  }

  private static List<String> marks(TestNode node, Cards.Enrolled person) {
    List<String> marks = new ArrayList<>();
    HexFormat hex = HexFormat.of();
    ColumnCipher cipher = node.bean(ColumnCipher.class);
    for (String value :
        List.of(person.socialSecurityNumber(), person.name(), person.cardNumber())) {
      byte[] octets = value.getBytes(StandardCharsets.UTF_8);
      marks.add(value);
      marks.add(hex.formatHex(octets));
      marks.add(hex.formatHex(Sm3.digest(octets)));
      marks.add(hex.formatHex(sha256(octets)));
      for (List<String> column :
          List.of(
              List.of("card_resident", "number"),
              List.of("issuance_application", "person"),
              List.of("issuance_neighbour_decision", "asked"))) {
        marks.add(hex.formatHex(cipher.lookup(column.get(0), column.get(1), value)));
      }
    }
    return marks;
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
