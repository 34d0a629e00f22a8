package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import tools.jackson.databind.JsonNode;

/** Where a region has an OIDC provider, its staff sign in there; here another node's serves. */
class RegionalSignInTest extends NodeTest {
  private static final TestNode PROVIDER = node("51");
  private static final Pattern STATE = Pattern.compile("name=\"state\"[^>]*value=\"([^\"]+)\"");
  private static final String PASSWORD = "a password of mine";
  private static final String OFFICE =
      "{\"id\":\"office\",\"titleZh\":\"办\",\"titleEn\":\"Office\"}";
  @TempDir Path base;

  @Test
  void staffComeInByTheRegionsProviderAndByNothingElse() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String back = "http://localhost:" + port + RegionalSignIn.CALLBACK;
    JsonNode service =
        TwoNodes.ok(
            PROVIDER.post(
                "/api/v1/services",
                PROVIDER.operatorToken(),
                "{\"region\":\"50\",\"sector\":\"office\",\"acceptorId\":\"staff\","
                    + "\"titleZh\":\"办公\","
                    + "\"titleEn\":\"Office\",\"redirectUris\":[\""
                    + back
                    + "\"]}"));
    Path secret = Files.writeString(base.resolve("secret"), service.get("clientSecret").asString());
    try (TestNode node =
        TestNode.start(
            "50",
            base,
            "--server.port=" + port,
            "--onecard.oidc.issuer=" + PROVIDER.url(),
            "--onecard.oidc.client-id=" + service.get("clientId").asString(),
            "--onecard.oidc.client-secret-file=" + secret)) {
      Browser holder = new Browser(PROVIDER);
      String card = OidcProviderTest.enrol();
      holder.signIn(card, PASSWORD);

      Browser stranger = new Browser(node);
      String question = location(stranger.get("/staff/sign-in/oidc"));
      assertThat(question).contains("code_challenge_method=S256", "nonce=");
      String answer = consent(holder, question, service.get("clientId").asString());
      assertThat(location(stranger.get(path(answer, back)))).contains("error=unknown");

      String subject = subjectOf(card, service.get("clientId").asString());
      TwoNodes.ok(
          node.post(
              "/api/v1/operator/staff",
              node.operatorToken(),
              "{\"staffId\":\"first\",\"name\":\"王\",\"oidcSubject\":\"%s\",\"department\":%s}"
                  .formatted(subject, OFFICE)));

      Browser member = new Browser(node);
      String second = location(member.get("/staff/sign-in/oidc"));
      String code = consent(holder, second, service.get("clientId").asString());
      assertThat(location(stranger.get(path(code, back))))
          .as("the answer to another browser's question")
          .contains("error");
      assertThat(location(member.get(path(code + "x", back)))).contains("error");
      String third = location(member.get("/staff/sign-in/oidc"));
      String good = consent(holder, third, service.get("clientId").asString());
      assertThat(location(member.get(path(good, back)))).endsWith("/staff");
      assertThat(member.get("/staff").body()).contains("王");

      assertThat(location(member.signInAsStaff("first", "whatever it is", "000000")))
          .endsWith("/staff/sign-in");
      HttpResponse<String> password =
          node.send(
              "POST",
              "/api/v1/staff/sessions",
              null,
              "{\"staffId\":\"first\",\"password\":\"p\",\"code\":\"000000\"}");
      assertThat(password.statusCode()).isEqualTo(409);
      assertThat(password.body()).contains("sign-in-elsewhere");
    }
  }

  /** Under which name the provider knows the holder at this service: that of its card. */
  private static String subjectOf(String card, String clientId) {
    SignInServices.Service service =
        PROVIDER.bean(SignInServices.class).find(clientId).orElseThrow();
    String resident =
        PROVIDER.bean(ResidentSignIns.class).authenticate(card, PASSWORD).orElseThrow();
    return PROVIDER
        .bean(CardHolders.class)
        .pseudonym(resident, service.region(), service.sector(), service.acceptorId())
        .orElseThrow();
  }

  private static String consent(Browser holder, String question, String clientId) {
    String asked = location(holder.get(question.substring(PROVIDER.url().length())));
    HttpResponse<String> page = holder.get(asked.substring(asked.indexOf("/consent")));
    Matcher state = STATE.matcher(page.body());
    assertThat(state.find()).isTrue();
    String form =
        "client_id=%s&scope=openid&state=%s"
            .formatted(clientId, URLEncoder.encode(state.group(1), StandardCharsets.UTF_8));
    return location(holder.post("/oauth2/authorize", form));
  }

  private static String path(String answer, String back) {
    assertThat(answer).startsWith(back);
    return RegionalSignIn.CALLBACK + answer.substring(back.length());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
