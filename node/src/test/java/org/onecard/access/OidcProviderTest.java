package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.storage.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Services of both regions let residents of 四川 sign in with the card, by a library of others. */
class OidcProviderTest extends NodeTest {
  private static final String BACK = "https://service.example/back";
  private static final String PASSWORD = "a password of mine";
  private static final JsonMapper JSON = new JsonMapper();
  private static final TestNode NODE = node("51");
  private static final Pattern STATE = Pattern.compile("name=\"state\"[^>]*value=\"([^\"]+)\"");

  /** A service as registered. */
  private record Service(String clientId, String secret) {}

  /** A question to the provider and what proves the asker. */
  private record Question(AuthenticationRequest request, CodeVerifier verifier) {}

  @Test
  void describesItselfAsTheStandardWants() throws Exception {
    OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(NODE.url()));

    assertThat(metadata.getTokenEndpointURI()).isEqualTo(URI.create(NODE.url() + "/oauth2/token"));
    assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
    assertThat(metadata.getUserInfoEndpointURI()).isNull();
    assertThat(NODE.get("/oauth2/jwks").body()).contains("\"kid\"").doesNotContain("\"d\"");
  }

  @Test
  void aServiceOfTheOtherRegionKnowsTheHolderByTheNameOfItsSector() throws Exception {
    Service library = register("50", "library", "library-one");
    Service otherLibrary = register("50", "library", "library-two");
    Service museum = register("50", "museum", "museum-one");
    Service home = register("51", "library", "library-one");
    Browser holder = signedIn();

    IDTokenClaimsSet first = signIn(holder, library);
    assertThat(first.getSubject().getValue()).matches("[A-Za-z0-9_-]{22}");
    assertThat(first.getClaim("name")).isNull();
    assertThat(signIn(holder, library).getSubject()).isEqualTo(first.getSubject());
    assertThat(signIn(holder, otherLibrary).getSubject()).isEqualTo(first.getSubject());
    assertThat(signIn(holder, museum).getSubject()).isNotEqualTo(first.getSubject());
    assertThat(signIn(holder, home).getSubject()).isNotEqualTo(first.getSubject());
    assertThat(signIn(signedIn(), library).getSubject()).isNotEqualTo(first.getSubject());

    JsonNode log = TestNode.json(holder.get("/wallet/api/sign-ins"));
    assertThat(log).hasSize(5);
    assertThat(log.get(0).get("region").asString()).isEqualTo("51");
    assertThat(log.get(1).get("sector").asString()).isEqualTo("museum");
    assertThat(holder.get("/wallet/uses").body())
        .as("in one list with the uses of the card")
        .contains("用卡登录", "只在该行业使用的化名");
  }

  @Test
  void asksTheResidentInWordsAndTakesNoForNo() throws Exception {
    Service service = register("50", "museum", "museum-two");
    Browser holder = signedIn();
    Question question = question(service, BACK);
    HttpResponse<String> page = consentPage(holder, question);

    assertThat(page.body()).contains("测试服务", "重庆", "化名").doesNotContain("Exception");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' https://service.example;");
    assertThat(holder.get("/consent?client_id=nobody&scope=openid&state=x").statusCode())
        .isEqualTo(404);

    String denied = location(answer(holder, service, page, ""));
    assertThat(denied).startsWith(BACK).contains("error=access_denied").doesNotContain("code=");
  }

  @Test
  void whoIsNotSignedInComesBackAfterTheSignIn() {
    Service service = register("50", "museum", "museum-three");
    Question question = question(service, BACK);
    String card = enrol();
    Browser browser = new Browser(NODE);

    assertThat(location(browser.get(path(question)))).endsWith("/sign-in");
    String next = location(browser.signIn(card, PASSWORD));
    assertThat(next).contains("/oauth2/authorize?").contains(service.clientId());
    assertThat(location(browser.get(next.substring(next.indexOf("/oauth2")))))
        .contains("/consent?");
  }

  @Test
  void staffAreNobodyAtThisDoor() {
    Service service = register("50", "museum", "museum-four");
    StaffForTests.Signing member = StaffForTests.of(NODE).signing(PASSWORD + PASSWORD, Role.CLERK);
    Browser browser = new Browser(NODE);
    String code = member.recoveryCodes().getFirst();
    browser.signInAsStaff(member.staffId(), PASSWORD + PASSWORD, code);

    assertThat(location(browser.get(path(question(service, BACK))))).endsWith("/sign-in");
  }

  @Test
  void aCodeIsWorthNothingTwiceElsewhereOrWithoutItsVerifier() throws Exception {
    Service service = register("50", "museum", "museum-five");
    Service other = register("50", "museum", "museum-six");
    Browser holder = signedIn();

    Question question = question(service, BACK);
    AuthorizationCode code = code(holder, service, question);
    assertThat(error(token(other, code, question.verifier()))).isEqualTo("invalid_grant");
    assertThat(error(token(service, code, new CodeVerifier()))).isEqualTo("invalid_grant");

    Question second = question(service, BACK);
    AuthorizationCode fresh = code(holder, service, second);
    TokenResponse right = token(service, fresh, second.verifier());
    assertThat(right.indicatesSuccess()).isTrue();
    assertThat(error(token(service, fresh, second.verifier()))).isEqualTo("invalid_grant");

    String access = right.toSuccessResponse().getTokens().getAccessToken().getValue();
    assertThat(right.toSuccessResponse().getTokens().getRefreshToken()).isNull();
    assertThat(NODE.get("/api/v1/operator/peers", access).statusCode()).isEqualTo(403);
    assertThat(NODE.get("/api/v1/staff/me", access).statusCode()).isEqualTo(403);
  }

  @Test
  void neverSendsTheBrowserWhereNobodyRegistered() {
    Service service = register("50", "museum", "museum-seven");
    Browser holder = signedIn();

    HttpResponse<String> strange =
        holder.get(path(question(service, "https://service.example.evil.example/back")));
    assertThat(strange.statusCode()).isEqualTo(400);
    assertThat(location(strange)).isEmpty();
    String withoutProof =
        "/oauth2/authorize?response_type=code&scope=openid&state=s&nonce=n&client_id="
            + service.clientId()
            + "&redirect_uri="
            + URLEncoder.encode(BACK, StandardCharsets.UTF_8);
    assertThat(location(holder.get(withoutProof))).contains("error=invalid_request");
    assertThat(
            post("{\"region\":\"50\",\"sector\":\"museum\",\"acceptorId\":\"a\",\"titleZh\":\"x\","
                    + "\"titleEn\":\"x\",\"redirectUris\":[\"http://service.example/\"]}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aStoppedCardAndADisabledServiceSignNobodyIn() throws Exception {
    Service service = register("50", "museum", "museum-eight");
    Browser holder = signedIn();
    Question question = question(service, BACK);
    AuthorizationCode code = code(holder, service, question);
    assertThat(holder.post("/wallet/loss", "").statusCode()).isEqualTo(302);
    assertThat(error(token(service, code, question.verifier()))).isEqualTo("access_denied");

    Browser other = signedIn();
    NODE.post(
        "/api/v1/services/" + service.clientId() + "/disabling",
        NODE.operatorToken(),
        "{\"reason\":\"closed\"}");
    assertThat(other.get(path(question(service, BACK))).statusCode()).isEqualTo(400);
  }

  private static IDTokenClaimsSet signIn(Browser holder, Service service) throws Exception {
    Question question = question(service, BACK);
    AuthorizationCode code = code(holder, service, question);
    TokenResponse answer = token(service, code, question.verifier());
    assertThat(answer.indicatesSuccess()).as(() -> answer.toHTTPResponse().getBody()).isTrue();
    OIDCTokenResponse tokens = (OIDCTokenResponse) answer.toSuccessResponse();
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(NODE.url()),
            new ClientID(service.clientId()),
            JWSAlgorithm.RS256,
            URI.create(NODE.url() + "/oauth2/jwks").toURL());
    return validator.validate(tokens.getOIDCTokens().getIDToken(), question.request().getNonce());
  }

  private static AuthorizationCode code(Browser holder, Service service, Question question)
      throws Exception {
    HttpResponse<String> page = consentPage(holder, question);
    String back = location(answer(holder, service, page, "&scope=openid"));
    assertThat(back).startsWith(BACK);
    var response = AuthenticationResponseParser.parse(URI.create(back));
    assertThat(response.getState()).isEqualTo(question.request().getState());
    return response.toSuccessResponse().getAuthorizationCode();
  }

  private static HttpResponse<String> consentPage(Browser holder, Question question) {
    String consent = location(holder.get(path(question)));
    assertThat(consent).contains("/consent?");
    HttpResponse<String> page = holder.get(consent.substring(consent.indexOf("/consent")));
    assertThat(page.statusCode()).isEqualTo(200);
    return page;
  }

  private static HttpResponse<String> answer(
      Browser holder, Service service, HttpResponse<String> page, String scope) {
    Matcher state = STATE.matcher(page.body());
    assertThat(state.find()).isTrue();
    String form =
        "client_id="
            + service.clientId()
            + "&state="
            + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8)
            + scope;
    return holder.post("/oauth2/authorize", form);
  }

  private static TokenResponse token(Service service, AuthorizationCode code, CodeVerifier verifier)
      throws Exception {
    TokenRequest request =
        new TokenRequest.Builder(
                URI.create(NODE.url() + "/oauth2/token"),
                new ClientSecretBasic(
                    new ClientID(service.clientId()), new Secret(service.secret())),
                new AuthorizationCodeGrant(code, URI.create(BACK), verifier))
            .build();
    return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
  }

  private static String error(TokenResponse response) {
    return response.toErrorResponse().getErrorObject().getCode();
  }

  private static Question question(Service service, String back) {
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationRequest request =
        new AuthenticationRequest.Builder(
                new ResponseType(ResponseType.Value.CODE),
                new Scope("openid"),
                new ClientID(service.clientId()),
                URI.create(back))
            .endpointURI(URI.create(NODE.url() + "/oauth2/authorize"))
            .state(new State())
            .nonce(new Nonce())
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    return new Question(request, verifier);
  }

  private static String path(Question question) {
    return question.request().toURI().toString().substring(NODE.url().length());
  }

  private static Browser signedIn() {
    Browser browser = new Browser(NODE);
    assertThat(location(browser.signIn(enrol(), PASSWORD))).endsWith("/wallet");
    return browser;
  }

  /** A resident with a card; its number. */
  static String enrol() {
    ObjectNode body = JSON.createObjectNode();
    body.put("reference", UUID.randomUUID().toString()).put("password", PASSWORD);
    JsonNode made =
        TwoNodes.operator(NODE, "/api/v1/operator/enrolments", JSON.createArrayNode().add(body))
            .get(0);
    return made.get("cardNumber").asString();
  }

  private static Service register(String region, String sector, String acceptor) {
    JsonNode made =
        TwoNodes.ok(
            post(
                JSON.writeValueAsString(
                    Map.of(
                        "region",
                        region,
                        "sector",
                        sector,
                        "acceptorId",
                        acceptor,
                        "titleZh",
                        "测试服务",
                        "titleEn",
                        "Test service",
                        "redirectUris",
                        new String[] {BACK}))));
    assertThat(made.get("clientSecret").asString())
        .hasSameSizeAs(Secrets.random(new SecureRandom()));
    return new Service(made.get("clientId").asString(), made.get("clientSecret").asString());
  }

  private static HttpResponse<String> post(String json) {
    return NODE.post("/api/v1/services", NODE.operatorToken(), json);
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
