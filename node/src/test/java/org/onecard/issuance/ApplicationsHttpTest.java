package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onecard.issuance.Applying.API;
import static org.onecard.issuance.Applying.COUNTER;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.ShiftedClock;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.card.Cards;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications on a real node over HTTP: their life, a restart midway, limits, and bad input. */
class ApplicationsHttpTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final ShiftedClock CLOCK = new ShiftedClock();

  @TempDir private static Path folder;
  private static TestNode node;
  private static String clerk = "";

  @BeforeAll
  static void start() {
    CLOCK.moveTo(Instant.now());
    node = TestNode.start("50", folder, CLOCK);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** Buckets are full again, and tokens are new. */
  @BeforeEach
  void later() {
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofHours(3)));
    clerk = StaffForTests.of(node).withRoles(Role.CLERK).token();
  }

  @Test
  void aFirstCardGoesFromTheFormToTheHolderAcrossARestart() {
    String number = Applying.freshNumber();
    ObjectNode form =
        Applying.form("first", "欧阳小明", number)
            .put("portrait", Applying.png())
            .put("requestKey", "0123456789abcdef-1");
    JsonNode applied = TwoNodes.ok(Applying.apply(node, form));
    String reference = applied.get("reference").asString();
    assertThat(TwoNodes.ok(Applying.apply(node, form))).as("sent twice").isEqualTo(applied);
    assertThat(Applying.problem(Applying.apply(node, form.deepCopy().put("name", "李四"))))
        .isEqualTo("request-key-used");

    JsonNode seen = TwoNodes.ok(Applying.view(node, applied));
    assertThat(seen.get("state").asString()).isEqualTo("applied");
    assertThat(seen.get("name").asString()).isEqualTo("***明");
    assertThat(seen.toString()).doesNotContain(number, "欧阳", "000-1234567");
    assertThat(listed("applied")).contains(reference);

    assertThat(Applying.problem(step(reference, "produce"))).isEqualTo("not-checked");
    assertThat(done(reference, "check")).isEqualTo("checked");
    assertThat(done(reference, "produce")).isEqualTo("produced");
    node.close();
    node = TestNode.start("50", folder, CLOCK);
    clerk = StaffForTests.of(node).withRoles(Role.CLERK_LEAD).token();
    assertThat(Applying.problem(step(reference, "produce"))).isEqualTo("already-produced");
    assertThat(Applying.problem(step(reference, "hand-over"))).isEqualTo("not-ready");
    assertThat(done(reference, "make-ready")).isEqualTo("ready");
    JsonNode ready = TwoNodes.ok(Applying.view(node, applied));
    assertThat(ready.get("outlet").get("titleZh").asString()).isEqualTo("测试处");
    assertThat(ready.get("staff").isNull()).isTrue();
    assertThat(ready.get("steps").valueStream().map(one -> one.get("staffId")))
        .as("applicants see no names of staff")
        .allMatch(JsonNode::isNull);
    assertThat(done(reference, "hand-over")).isEqualTo("handed-over");
    assertThat(done(reference, "activate")).isEqualTo("activated");

    JsonNode open = TwoNodes.ok(node.get(COUNTER + "/" + reference, clerk));
    String resident = open.get("staff").get("residentId").asString();
    Cards.WalletView card = node.bean(Cards.class).wallet(resident).orElseThrow();
    assertThat(card.name()).isEqualTo("欧阳小明");
    assertThat(card.state().text()).isEqualTo("active");
    assertThat(node.bean(Cards.class).history(resident, 9)).hasSize(3);
    assertThat(audited(reference))
        .contains("application.check", "application.produce", "application.hand-over");
  }

  @Test
  void aWishRepeatedAfterACrashEnrolsNobodyTwice() {
    String number = Applying.freshNumber();
    String reference = applied("first", "王小明", number, "");
    done(reference, "check");
    done(reference, "produce");
    back(reference, "checked", 2);
    assertThat(done(reference, "produce"))
        .as("as if the first had not been written down")
        .isEqualTo("produced");
    assertThat(Applying.problem(step(applied("first", "王小明", number, ""), "check")))
        .isEqualTo("known-already");
  }

  @Test
  void aReplacementKeepsTheNumberOrGivesANewOneAndIsMadeOnce() {
    Cards.Enrolled holder = Applying.holder(node);
    String same = applied("same-number", holder);
    assertThat(Applying.problem(step(applied("expired", holder), "check")))
        .isEqualTo("not-expired");
    done(same, "check");
    assertThat(Applying.problem(step(same, "produce"))).isEqualTo("holder-must-wait");
    assertThat(done(same, "fulfil")).isEqualTo("activated");
    Cards cards = node.bean(Cards.class);
    assertThat(cards.wallet(holder.residentId()).orElseThrow().cardNumber())
        .isEqualTo(holder.cardNumber());
    int steps = cards.history(holder.residentId(), 50).size();

    String lost = applied("lost", holder);
    done(lost, "check");
    done(lost, "fulfil");
    back(lost, "checked", 2);
    assertThat(done(lost, "fulfil")).isEqualTo("activated");
    assertThat(cards.history(holder.residentId(), 50)).as("once").hasSize(steps + 4);
    assertThat(cards.wallet(holder.residentId()).orElseThrow().cardNumber())
        .isNotEqualTo(holder.cardNumber());
    assertThat(Applying.problem(step(applied("lost", holder), "check")))
        .as("that number is nobody's now")
        .isEqualTo("identity-differs");
  }

  @Test
  void anExpiredCardIsReplaced() {
    Cards.Enrolled holder = Applying.holder(node);
    node.bean(JdbcClient.class)
        .sql("UPDATE card_card SET expires_on = '2026-01-01' WHERE card_number = ?")
        .param(holder.cardNumber())
        .update();
    String reference = applied("expired", holder);
    done(reference, "check");
    assertThat(done(reference, "fulfil")).isEqualTo("activated");
    Cards.WalletView card = node.bean(Cards.class).wallet(holder.residentId()).orElseThrow();
    assertThat(card.state().text()).isEqualTo("active");
    assertThat(card.cardNumber()).isEqualTo(holder.cardNumber());
  }

  @Test
  void noAnswerTellsWhetherAPersonIsInTheRegister() {
    Cards.Enrolled holder = Applying.holder(node);
    ObjectNode known = Applying.form("first", holder.name(), holder.socialSecurityNumber());
    ObjectNode unknown = Applying.form("first", holder.name(), Applying.freshNumber());
    HttpResponse<String> one = Applying.apply(node, known);
    HttpResponse<String> other = Applying.apply(node, unknown);
    assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(201);
    assertThat(fields(TestNode.json(one))).isEqualTo(fields(TestNode.json(other)));
    for (HttpResponse<String> applied : List.of(one, other)) {
      String reference = TestNode.json(applied).get("reference").asString();
      var _ = step(reference, "check");
      TwoNodes.ok(
          node.post(
              COUNTER + "/" + reference + "/steps",
              clerk,
              "{\"act\":\"refuse\",\"reason\":\"come-in-person\"}"));
    }
    JsonNode first = TwoNodes.ok(Applying.view(node, TestNode.json(one)));
    JsonNode second = TwoNodes.ok(Applying.view(node, TestNode.json(other)));
    assertThat(first.get("reason")).isEqualTo(second.get("reason"));
    assertThat(first.get("state")).isEqualTo(second.get("state"));
    assertThat(first.get("staff").isNull()).isTrue();
    ObjectNode guess =
        TestNode.json(one).deepCopy().asObject().put("secret", "0000-0000-0000-0000");
    assertThat(Applying.view(node, guess).statusCode()).isEqualTo(404);
    JsonNode wrong = TestNode.json(Applying.view(node, guess));
    JsonNode none = TestNode.json(Applying.view(node, guess.put("reference", "S50-261121-000000")));
    for (String member : List.of("type", "status", "detail", "remedy")) {
      assertThat(wrong.get(member)).as("told alike").isEqualTo(none.get(member));
    }
  }

  @Test
  void whoComesTooOftenWaits() {
    ObjectNode form = Applying.form("first", "王小明", Applying.freshNumber());
    for (int i = 0; i < IssuanceLimits.APPLICATIONS; i++) {
      assertThat(Applying.apply(node, form).statusCode()).isEqualTo(201);
    }
    assertThat(Applying.apply(node, form).statusCode()).isEqualTo(429);
    assertThat(node.post(COUNTER, clerk, form.toString()).statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsWrongIsNamedByItsField() {
    String number = Applying.freshNumber();
    Map<String, ObjectNode> wrong =
        Map.of(
            "kind", Applying.form("second", "王小明", number),
            "name", Applying.form("first", " ", number),
            "socialSecurityNumber", Applying.form("first", "王小明", "500199190001010000"),
            "cardNumber", Applying.form("lost", "王小明", number),
            "telephone", Applying.form("first", "王小明", number).put("telephone", SCRIPT),
            "requestKey", Applying.form("first", "王小明", number).put("requestKey", "short"),
            "nick", Applying.form("first", "王小明", number).put("nick", "x"));
    wrong.forEach((field, form) -> assertRefused(form, field));
    assertRefused(Applying.form("first", "王".repeat(61), number), "name");
    assertRefused(Applying.form("first", "王\u0007", number), "name");
    assertRefused(Applying.form("first", "王", number).put("cardNumber", "A12345678"), "cardNumber");
    assertRefused(Applying.form("first", "王小明", "11010519491231002X"), "socialSecurityNumber");
    String answer = Applying.apply(node, Applying.form("first", "王小明", number + "7")).body();
    assertThat(answer).doesNotContain(number);
  }

  @Test
  void onlyJpegAndPngOfABoundedSizeAreKept() throws IOException {
    byte[] png = Base64.getDecoder().decode(Applying.png());
    byte[] vast = png.clone();
    System.arraycopy(HexFormat.of().parseHex("0000ffff0000ffff"), 0, vast, 16, 8);
    byte[] large = java.util.Arrays.copyOf(png, IssuanceLimits.PORTRAIT_OCTETS + 1);
    List<byte[]> wrong =
        List.of(
            Base64.getDecoder().decode(Applying.picture("gif")),
            Base64.getDecoder().decode(Applying.picture("bmp")),
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
                .getBytes(StandardCharsets.UTF_8),
            java.util.Arrays.copyOf(png, 12),
            vast,
            large);
    for (byte[] octets : wrong) {
      assertRefused(
          Applying.form("first", "王小明", Applying.freshNumber())
              .put("portrait", Base64.getEncoder().encodeToString(octets)),
          "portrait");
    }
    byte[] most = java.util.Arrays.copyOf(png, IssuanceLimits.PORTRAIT_OCTETS);
    String reference =
        TwoNodes.ok(
                Applying.apply(
                    node,
                    Applying.form("first", "王小明", Applying.freshNumber())
                        .put("portrait", Base64.getEncoder().encodeToString(most))))
            .get("reference")
            .asString();
    HttpResponse<String> picture = node.get(COUNTER + "/" + reference + "/portrait", clerk);
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(picture.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(audited(reference)).contains("application.portrait");
  }

  @Test
  void aPortraitOfFiftyMegabytesIsRefusedAndNothingIsKept() throws IOException {
    long before = count();
    assertThat(sendVast("Content-Length: " + VAST + "\r\n", false))
        .startsWith("HTTP/1.1 413")
        .contains("urn:onecard:problem:body-too-large");
    assertThat(sendVast("Transfer-Encoding: chunked\r\n", true)).startsWith("HTTP/1.1 4");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void whatApplicantsGaveLiesSealedAndIsErased() {
    String number = Applying.freshNumber();
    JsonNode applied =
        TwoNodes.ok(
            Applying.apply(
                node, Applying.form("first", "诸葛小明", number).put("portrait", Applying.png())));
    String reference = applied.get("reference").asString();
    for (String secret : List.of(number, "诸葛", "000-1234567", applied.get("secret").asString())) {
      String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      assertThat(kept(reference)).doesNotContain(secret, hex);
    }
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofDays(182)));
    node.bean(ApplicationSweep.class).sweep();
    JsonNode lapsed = TwoNodes.ok(Applying.view(node, applied));
    assertThat(lapsed.get("state").asString()).isEqualTo("refused");
    assertThat(lapsed.get("reason").asString()).isEqualTo("lapsed");
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofDays(92)));
    node.bean(ApplicationSweep.class).sweep();
    assertThat(Applying.view(node, applied).statusCode()).isEqualTo(404);
    assertThat(
            node.bean(JdbcClient.class)
                .sql(
                    """
                    SELECT count(content) + count(portrait) + count(person) + count(request_key)
                    FROM issuance_application WHERE reference = ?
                    """)
                .param(reference)
                .query(Integer.class)
                .single())
        .isZero();
    clerk = StaffForTests.of(node).withRoles(Role.CLERK).token();
    assertThat(TwoNodes.ok(node.get(COUNTER + "/" + reference, clerk)).get("name").isNull())
        .isTrue();
  }

  private static final long VAST = 50L << 20;

  /** Writes as much as the server takes, as a browser would, and reads what it says. */
  private static String sendVast(String length, boolean chunked) throws IOException {
    URI uri = URI.create(node.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST " + API + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length;
      out.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] piece = "A".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      try {
        if (chunked) {
          out.write("d\r\n{\"portrait\":\"\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        for (long sent = 0; sent < VAST && socket.getInputStream().available() == 0; ) {
          if (chunked) {
            out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
          }
          out.write(piece);
          if (chunked) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          }
          sent += piece.length;
        }
      } catch (IOException e) {
        assertThat(e).as("the server has heard enough").isNotNull();
      }
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[4_096];
      int read = in.read(answer);
      return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
    }
  }

  private static void assertRefused(ObjectNode form, String field) {
    HttpResponse<String> answer = node.post(COUNTER, clerk, form.toString());
    assertThat(answer.statusCode()).as(field + answer.body()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo(field);
    assertThat(TestNode.json(answer).get("remedy").asString()).isNotEmpty();
  }

  private static String applied(String kind, Cards.Enrolled holder) {
    return applied(kind, holder.name(), holder.socialSecurityNumber(), holder.cardNumber());
  }

  private static String applied(String kind, String name, String number, String card) {
    ObjectNode form = Applying.form(kind, name, number);
    if (!card.isEmpty()) {
      form.put("cardNumber", card);
    }
    return TwoNodes.ok(node.post(COUNTER, clerk, form.toString())).get("reference").asString();
  }

  /** Puts an application back, as if the node had stopped before it was written down. */
  private static void back(String reference, String state, int steps) {
    JdbcClient database = node.bean(JdbcClient.class);
    database
        .sql(
            """
            DELETE FROM issuance_application_step WHERE number > ? AND application_id =
              (SELECT application_id FROM issuance_application WHERE reference = ?)
            """)
        .params(steps, reference)
        .update();
    database
        .sql(
            """
            UPDATE issuance_application SET state = ?, steps = ?, resident_id = NULL
            WHERE reference = ?
            """)
        .params(state, steps, reference)
        .update();
  }

  private static HttpResponse<String> step(String reference, String act) {
    return Applying.step(node, clerk, reference, act);
  }

  private static String done(String reference, String act) {
    return Applying.done(node, clerk, reference, act);
  }

  private static List<String> listed(String state) {
    return TwoNodes.ok(node.get(COUNTER + "?state=" + state, clerk))
        .valueStream()
        .map(row -> row.get("reference").asString())
        .toList();
  }

  private static List<String> fields(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  private static List<String> audited(String reference) {
    return node.bean(JdbcClient.class)
        .sql("SELECT action FROM access_audit WHERE subject = ?")
        .param(reference)
        .query(String.class)
        .list();
  }

  private static String kept(String reference) {
    return node.bean(JdbcClient.class)
        .sql("SELECT a::text FROM issuance_application a WHERE reference = ?")
        .param(reference)
        .query(String.class)
        .single();
  }

  private static long count() {
    return node.bean(JdbcClient.class)
        .sql("SELECT count(*) FROM issuance_application")
        .query(Long.class)
        .single();
  }
}
