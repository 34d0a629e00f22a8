package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.card.CardFixtures.Handset;
import org.onecard.card.Cards.DeviceKey;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.Enrolment;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Renewal;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class WalletApiTest extends NodeTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern PAGE_TOKEN = Pattern.compile("data-csrf=\"([^\"]+)\"");

  private final TestNode node = node("50");
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String csrf = "";

  @BeforeEach
  void signIn() throws Exception {
    Enrolment wish = new Enrolment(CardFixtures.reference(), PASSWORD, Map.of(), null, List.of());
    Enrolled resident = node.bean(Cards.class).enrol("test", List.of(wish)).getFirst();
    String token = first(FORM_TOKEN, send("GET", "/sign-in", null).body());
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                resident.cardNumber(),
                URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                URLEncoder.encode(token, StandardCharsets.UTF_8));
    http.send(
        HttpRequest.newBuilder(URI.create(node.url() + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    csrf = first(PAGE_TOKEN, send("GET", "/wallet", null).body());
  }

  @Test
  void aDeviceIsBoundMovedAndUnbound() throws Exception {
    Handset phone = new Handset();
    String wish = key(phone.deviceKey(), "");
    HttpResponse<String> bound = send("POST", "/wallet/api/bindings", wish);
    Authorisation first = authorisation(bound);
    assertThat(first.deviceKey()).isEqualTo(phone.deviceKey().point());

    String other = key(CardFixtures.device(), "");
    HttpResponse<String> refused = send("POST", "/wallet/api/bindings", other);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(refused).get("type").asString()).endsWith("already-bound");
    Handset tablet = new Handset();
    String moving = key(tablet.deviceKey(), ",\"move\":true");
    Authorisation second = authorisation(send("POST", "/wallet/api/bindings", moving));
    HttpResponse<String> renewed = renew(tablet.renewal(second));
    assertThat(authorisation(renewed).statusIndex()).isEqualTo(second.statusIndex());
    HttpResponse<String> afterTheMove = renew(phone.renewal(first));
    assertThat(afterTheMove.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(afterTheMove).get("type").asString()).endsWith("already-bound");
    assertThat(send("DELETE", "/wallet/api/bindings", null).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/wallet/api/bindings", null).statusCode()).isEqualTo(404);
  }

  @Test
  void aRenewalIsSignedByTheKeyBefore() throws Exception {
    Handset phone = new Handset();
    String wish = key(phone.deviceKey(), "");
    Authorisation first = authorisation(send("POST", "/wallet/api/bindings", wish));
    HttpResponse<String> refused = send("POST", "/wallet/api/bindings/renewal", wish);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(refused).get("field").asString()).isEqualTo("signature");
    for (String wrong : List.of("signature", "previous", "publicKey")) {
      String garbled = json(phone.renewal(first)).replace(wrong + "\":\"", wrong + "\":\"?");
      HttpResponse<String> answer = send("POST", "/wallet/api/bindings/renewal", garbled);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(TestNode.json(answer).get("field").asString()).isEqualTo(wrong);
    }
    HttpResponse<String> stranger = renew(new Handset().renewal(first));
    assertThat(stranger.statusCode()).as("another browser").isEqualTo(403);
    assertThat(TestNode.json(stranger).get("type").asString()).endsWith("renewal-not-signed");
    long lateBy = Instant.now().getEpochSecond() - 400;
    HttpResponse<String> late = renew(phone.renewal(first, new Handset(), lateBy));
    assertThat(TestNode.json(late).get("field").asString()).isEqualTo("time");
    assertThat(renew(phone.renewal(first)).statusCode()).isEqualTo(200);
  }

  @Test
  void theSessionIsNamedAndAGuestIsShownTheEntrance() throws Exception {
    JsonNode session = TestNode.json(send("GET", "/wallet/api/session", null));
    assertThat(session.get("csrfHeader").asString()).isEqualTo("X-CSRF-TOKEN");
    assertThat(session.get("csrfToken").asString()).isNotEmpty();
    String holder = session.get("holder").asString();
    assertThat(send("GET", "/wallet", null).body()).contains(holder);

    String shell = send("GET", "/wallet/shell", null).body();
    assertThat(shell).contains("data-shell").doesNotContain(holder, "_csrf", "/sign-out");
    HttpResponse<String> guest = node.get("/wallet");
    assertThat(guest.statusCode()).isEqualTo(200);
    assertThat(guest.body()).contains("/sign-in", "tel:").doesNotContain("data-holder");
    assertThat(node.get("/wallet/api/session").statusCode()).isEqualTo(401);
  }

  @Test
  void theWalletInstallsAsAProgram() {
    JsonNode manifest = TestNode.json(node.get("/manifest.webmanifest"));
    assertThat(manifest.get("start_url").asString()).isEqualTo("/wallet");
    for (JsonNode icon : manifest.get("icons")) {
      assertThat(node.get(icon.get("src").asString()).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> worker = node.get("/service-worker.js");
    assertThat(worker.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
    assertThat(worker.body()).doesNotContain("@VERSION@", "@ASSETS@");
    Matcher assets = Pattern.compile("\"(/(?:assets|webjars)/[^\"]+)\"").matcher(worker.body());
    List<String> paths = assets.results().map(found -> found.group(1)).toList();
    assertThat(paths)
        .contains("/assets/onecard-code.js", "/assets/onecard.css", "/assets/code-panel.css");
    assertThat(paths).allSatisfy(p -> assertThat(node.get(p).statusCode()).isEqualTo(200));
  }

  @Test
  void aLossReportSaysWhatItCannotStopAndIsTakenBack() throws Exception {
    assertThat(send("POST", "/wallet/api/loss", "{\"kind\":\"formal\"}").statusCode())
        .isEqualTo(400);
    JsonNode report = TestNode.json(send("POST", "/wallet/api/loss", "{\"kind\":\"temporary\"}"));
    assertThat(report.get("card").get("state").asString()).isEqualTo("temporarily-suspended");
    assertThat(report.get("lines").toString()).contains("\"financial-application\"", "000-0000");
    JsonNode card = TestNode.json(send("POST", "/wallet/api/resume", "{}"));
    assertThat(card.get("status").asString()).isEqualTo("valid");
    JsonNode history = TestNode.json(send("GET", "/wallet/api/history?limit=2", null));
    assertThat(history.get(0).get("action").asString()).isEqualTo("resume");
  }

  @Test
  void aNewCardIsAskedForOnceTakenBackAndEndsWithTheReplacement() throws Exception {
    String path = "/wallet/api/replacement";
    assertThat(send("GET", path, null).statusCode()).isEqualTo(404);
    HttpResponse<String> early = send("POST", path, "{\"reason\":\"expiring\"}");
    assertThat(TestNode.json(early).get("type").asString()).endsWith("too-early");
    assertThat(send("POST", path, "{\"reason\":\"bored\"}").statusCode()).isEqualTo(400);
    JsonNode asked = TestNode.json(send("POST", path, "{\"reason\":\"damaged\"}"));
    JsonNode again = TestNode.json(send("POST", path, "{\"reason\":\"lost\"}"));
    assertThat(again).isEqualTo(asked);
    assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", path, null).statusCode()).isEqualTo(404);

    send("POST", path, "{\"reason\":\"lost\"}");
    String card = TestNode.json(send("GET", "/wallet/api/card", null)).get("cardNumber").asString();
    assertThat(node.bean(ReplacementRequests.class).allWaiting())
        .anyMatch(request -> request.reason() == ReplacementReason.LOST);
    node.bean(Cards.class).replace(card, true);
    assertThat(send("GET", path, null).statusCode()).as("done").isEqualTo(404);
    send("POST", "/wallet/api/loss", "{\"kind\":\"temporary\"}");
    node.bean(Cards.class).act(card, CardAction.CANCEL);
    HttpResponse<String> cancelled = send("POST", path, "{\"reason\":\"lost\"}");
    assertThat(TestNode.json(cancelled).get("type").asString()).endsWith("not-replaceable");
  }

  @Test
  void whatAHolderDoesBesideShowingHasItsPages() throws Exception {
    String loss = send("GET", "/wallet/loss", null).body();
    assertThat(loss).contains("金融应用不能在此停用", "正式挂失", "tel:");
    assertThat(send("GET", "/wallet/uses", null).body()).contains("还没有使用记录");
    assertThat(send("GET", "/wallet/replacement", null).body()).contains("value=\"damaged\"");
    assertThat(node.get("/wallet/uses").statusCode()).isIn(302, 303);
  }

  @Test
  void nothingIsSaidToBeStoppedBeforeItIsReported() throws Exception {
    String before = send("GET", "/wallet/loss", null).body();
    assertThat(before).contains("挂失后，社会保障应用立即停用").doesNotContain("已停用", "已列入");
    JsonNode report = TestNode.json(send("POST", "/wallet/api/loss", "{\"kind\":\"temporary\"}"));
    assertThat(report.get("lines").toString()).contains("社会保障应用已停用");
    assertThat(send("GET", "/wallet/loss", null).body())
        .contains("社会保障应用已停用", "实体卡芯片已列入停用名单")
        .doesNotContain("挂失后，社会保障应用");
  }

  @Test
  void whoseCardExpiresSoonIsToldWhatToDoNow() throws Exception {
    assertThat(send("GET", "/wallet", null).body()).doesNotContain("到期，请提前申请");
    String card = TestNode.json(send("GET", "/wallet/api/card", null)).get("cardNumber").asString();
    LocalDate soon = LocalDate.now(ServiceDay.ZONE).plusDays(89);
    node.bean(JdbcClient.class)
        .sql("update card_card set expires_on = :day where card_number = :card")
        .param("day", soon)
        .param("card", card)
        .update();
    assertThat(send("GET", "/wallet", null).body())
        .contains("到期，请提前申请", "另一地区的网点也能办", "href=\"/outlets\"", "/wallet/replacement");
    String wish = "{\"reason\":\"expiring\"}";
    HttpResponse<String> asked = send("POST", "/wallet/api/replacement", wish);
    assertThat(asked.statusCode()).as("not too early now").isEqualTo(200);
  }

  @Test
  void nobodyElseIsServed() {
    assertThat(node.get("/wallet/api/card").statusCode()).isNotEqualTo(200);
    assertThat(node.get("/wallet/api/card", node.operatorToken()).statusCode()).isNotEqualTo(200);
  }

  private HttpResponse<String> send(String method, String path, @Nullable String json)
      throws IOException, InterruptedException {
    var body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.url() + path)).method(method, body);
    if (!csrf.isEmpty()) {
      request.header("X-CSRF-TOKEN", csrf);
    }
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> renew(Renewal renewal) throws IOException, InterruptedException {
    return send("POST", "/wallet/api/bindings/renewal", json(renewal));
  }

  private static String json(Renewal renewal) {
    String more =
        ",\"previous\":\"%s\",\"time\":%d,\"signature\":\"%s\""
            .formatted(
                Bytes.of(renewal.previous().octets()).base64Url(),
                renewal.epochSecond(),
                renewal.signature().base64Url());
    return key(new DeviceKey(renewal.algorithm(), renewal.deviceKey()), more);
  }

  private static Authorisation authorisation(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String word = TestNode.json(answer).get("authorisation").asString();
    return Authorisation.parse(Base64.getUrlDecoder().decode(word));
  }

  private static String key(DeviceKey device, String more) {
    return "{\"algorithm\":\"ES256\",\"publicKey\":\"%s\"%s}"
        .formatted(device.point().base64Url(), more);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
