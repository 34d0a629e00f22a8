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
import org.onecard.card.Cards.DeviceKey;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.Enrolment;
import org.onecard.protocol.code.Authorisation;
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
    DeviceKey phone = CardFixtures.device();
    HttpResponse<String> bound = send("POST", "/wallet/api/bindings", key(phone, ""));
    assertThat(bound.statusCode()).as(bound.body()).isEqualTo(200);
    String word = TestNode.json(bound).get("authorisation").asString();
    assertThat(Authorisation.parse(Base64.getUrlDecoder().decode(word)).deviceKey())
        .isEqualTo(phone.point());

    String other = key(CardFixtures.device(), "");
    HttpResponse<String> refused = send("POST", "/wallet/api/bindings", other);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(refused).get("type").asString()).endsWith("already-bound");
    DeviceKey tablet = CardFixtures.device();
    String moving = key(tablet, ",\"move\":true");
    assertThat(send("POST", "/wallet/api/bindings", moving).statusCode()).isEqualTo(200);
    assertThat(renew(tablet).statusCode()).isEqualTo(200);
    HttpResponse<String> afterTheMove = renew(phone);
    assertThat(afterTheMove.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(afterTheMove).get("type").asString()).endsWith("already-bound");
    assertThat(send("DELETE", "/wallet/api/bindings", null).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/wallet/api/bindings", null).statusCode()).isEqualTo(404);
  }

  @Test
  void aRenewalNamesTheKeyBefore() throws Exception {
    send("POST", "/wallet/api/bindings", key(CardFixtures.device(), ""));
    String unnamed = key(CardFixtures.device(), "");
    HttpResponse<String> refused = send("POST", "/wallet/api/bindings/renewal", unnamed);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(refused).get("field").asString()).isEqualTo("previous");
    String garbled = key(CardFixtures.device(), ",\"previous\":\"?\"");
    assertThat(send("POST", "/wallet/api/bindings/renewal", garbled).statusCode()).isEqualTo(400);
    assertThat(renew(CardFixtures.device()).statusCode()).as("another browser").isEqualTo(409);
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

  private HttpResponse<String> renew(DeviceKey previous) throws IOException, InterruptedException {
    String more = ",\"previous\":\"%s\"".formatted(previous.point().base64Url());
    return send("POST", "/wallet/api/bindings/renewal", key(CardFixtures.device(), more));
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
