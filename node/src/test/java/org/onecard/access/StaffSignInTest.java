package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Staff come in with password and authenticator, at the API and at the pages. */
class StaffSignInTest extends NodeTest {
  private static final String PASSWORD = "correct horse battery";
  private static final JsonMapper JSON = new JsonMapper();
  private static final TestNode NODE = node("50");
  private String id = "";
  private Authenticator authenticator = new Authenticator("");
  private List<String> recoveryCodes = List.of();

  @BeforeEach
  void invite() {
    StaffForTests.Signing signing = StaffForTests.of(NODE).signing(PASSWORD, Role.CLERK);
    id = signing.staffId();
    authenticator = signing.authenticator();
    recoveryCodes = signing.recoveryCodes();
  }

  @Test
  void aTokenServesUntilItIsEnded() {
    String token = token(authenticator.code(0));

    JsonNode me = TestNode.json(NODE.get("/api/v1/staff/me", token));
    assertThat(me.get("staffId").asString()).isEqualTo(id);
    assertThat(me.get("roles").get(0).asString()).isEqualTo("CLERK");
    JsonNode sessions = TestNode.json(NODE.get("/api/v1/staff/sessions", token));
    assertThat(sessions).hasSize(1);
    assertThat(sessions.get(0).get("own").asBoolean()).isTrue();

    assertThat(NODE.send("DELETE", "/api/v1/staff/sessions/current", token, null).statusCode())
        .isEqualTo(204);
    assertThat(NODE.get("/api/v1/staff/me", token).statusCode()).isEqualTo(401);
  }

  @Test
  void oneEndsAnotherOfHisSessionsButNobodyElses() {
    String first = token(authenticator.code(0));
    String second = token(authenticator.code(1));
    String session = sessionOf(first);
    String stranger = StaffForTests.of(NODE).withRoles(Role.CLERK).token();

    assertThat(
            NODE.send("DELETE", "/api/v1/staff/sessions/" + session, stranger, null).statusCode())
        .isEqualTo(404);
    assertThat(NODE.get("/api/v1/staff/me", first).statusCode()).isEqualTo(200);
    assertThat(NODE.send("DELETE", "/api/v1/staff/sessions/" + session, second, null).statusCode())
        .isEqualTo(204);
    assertThat(NODE.get("/api/v1/staff/me", first).statusCode()).isEqualTo(401);
    assertThat(NODE.get("/api/v1/staff/me", second).statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeIsTakenOnceAndNoneBeforeIt() {
    String later = authenticator.code(1);
    String earlier = authenticator.code(0);

    assertThat(enter(PASSWORD, later).statusCode()).isEqualTo(201);
    assertThat(enter(PASSWORD, later).statusCode()).as("replayed").isEqualTo(401);
    assertThat(enter(PASSWORD, earlier).statusCode()).as("before one used").isEqualTo(401);
  }

  @Test
  void aRecoveryCodeIsTakenOnce() {
    assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates();
    assertThat(enter(PASSWORD, recoveryCodes.getFirst()).statusCode()).isEqualTo(201);
    assertThat(enter(PASSWORD, recoveryCodes.getFirst()).statusCode()).isEqualTo(401);
    assertThat(enter(PASSWORD, recoveryCodes.get(1)).statusCode()).isEqualTo(201);
  }

  @Test
  void newRecoveryCodesAndPasswordsNeedBothFactorsAgain() {
    String token = token(authenticator.code(0));
    assertThat(change("/recovery-codes", token, "wrong", authenticator.code(1)).statusCode())
        .isEqualTo(401);
    HttpResponse<String> renewed =
        change("/recovery-codes", token, PASSWORD, authenticator.code(1));
    assertThat(renewed.statusCode()).isEqualTo(200);
    String fresh = TestNode.json(renewed).get("recoveryCodes").get(0).asString();
    assertThat(enter(PASSWORD, recoveryCodes.getFirst()).statusCode()).isEqualTo(401);

    assertThat(change("/password", token, PASSWORD, fresh).statusCode()).isEqualTo(204);
    assertThat(NODE.get("/api/v1/staff/me", token).statusCode()).as("ended").isEqualTo(401);
    String other = TestNode.json(renewed).get("recoveryCodes").get(1).asString();
    assertThat(enter(PASSWORD, other).statusCode()).isEqualTo(401);
    assertThat(enter("another long password", other).statusCode()).isEqualTo(201);
  }

  /** Nothing in an answer tells a member from nobody, or a wrong password from a wrong code. */
  @Test
  void anAnswerDoesNotTellWhatWasWrong() {
    Set<String> answers = new TreeSet<>();
    answers.add(told(enter("wrong password", authenticator.code(0))));
    answers.add(told(enter(PASSWORD, "000000")));
    answers.add(told(enterAs("nobody-at-all", PASSWORD, "000000")));
    answers.add(told(enterAs("n".repeat(1000), PASSWORD, "000000")));
    answers.add(told(enterAs("'; DROP TABLE access_staff", "p".repeat(5000), "000000")));

    assertThat(answers).hasSize(1);
  }

  @Test
  void whoGuessesWaitsAndTheOwnersDeviceGoesOn() {
    Browser owner = new Browser(NODE);
    assertThat(location(owner.signInAsStaff(id, PASSWORD, recoveryCodes.getFirst())))
        .endsWith("/staff");
    Browser guesser = new Browser(NODE);
    String last = "";
    for (int i = 0; i < 6; i++) {
      last = location(guesser.signInAsStaff(id, "guess " + i, "000000"));
    }
    assertThat(last).contains("/staff/sign-in?wait=");
    assertThat(location(guesser.signInAsStaff(id, PASSWORD, recoveryCodes.get(1))))
        .as("whoever is right must wait as well, from a place where one guesses")
        .contains("/staff/sign-in?wait=");

    assertThat(location(owner.signInAsStaff(id, PASSWORD, recoveryCodes.get(2))))
        .as("the owner's browser behind the same address")
        .endsWith("/staff");
  }

  @Test
  void disablingEndsPagesAndTokensAtOnce() {
    Browser browser = new Browser(NODE);
    browser.signInAsStaff(id, PASSWORD, authenticator.code(0));
    String token = token(authenticator.code(1));
    assertThat(browser.get("/staff").statusCode()).isEqualTo(200);

    NODE.bean(Staff.class).disable(StaffForTests.of(NODE).admin(), id, "left the office");

    assertThat(NODE.get("/api/v1/staff/me", token).statusCode()).isEqualTo(401);
    assertThat(location(browser.get("/staff"))).endsWith("/staff/sign-in");
    assertThat(enter(PASSWORD, recoveryCodes.getFirst()).statusCode()).isEqualTo(401);
  }

  @Test
  void rolesChangeFromTheNextRequestOn() {
    String token = token(authenticator.code(0));
    assertThat(NODE.get("/api/v1/audit", token).statusCode()).isEqualTo(403);

    StaffMember admin = StaffForTests.of(NODE).admin();
    NODE.bean(Staff.class).setRoles(admin, id, Set.of(Role.AUDITOR), "moved to audit");

    HttpResponse<String> audit = NODE.get("/api/v1/audit?subject=" + id, token);
    assertThat(audit.statusCode()).isEqualTo(200);
    assertThat(audit.body()).contains("staff.roles", "moved to audit", "staff.invited");
  }

  @Test
  void aNewSessionReplacesTheOneBeforeTheSignIn() {
    Browser browser = new Browser(NODE);
    browser.get("/assets/csrf-for-tests");
    List<String> before = browser.sessions();

    browser.signInAsStaff(id, PASSWORD, authenticator.code(0));

    assertThat(browser.sessions()).isNotEmpty().doesNotContainAnyElementsOf(before);
    assertThat(browser.postWithoutCsrf("/staff/tokens").statusCode()).isEqualTo(403);
    assertThat(browser.post("/staff/tokens", "").body()).contains(Sessions.TOKEN_PREFIX);
  }

  private String token(String code) {
    HttpResponse<String> answer = enter(PASSWORD, code);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestNode.json(answer).get("token").asString();
  }

  private static String sessionOf(String token) {
    for (JsonNode session : TestNode.json(NODE.get("/api/v1/staff/sessions", token))) {
      if (session.get("own").asBoolean()) {
        return session.get("sessionId").asString();
      }
    }
    throw new IllegalStateException("no own session");
  }

  private HttpResponse<String> enter(String password, String code) {
    return enterAs(id, password, code);
  }

  private static HttpResponse<String> enterAs(String id, String password, String code) {
    ObjectNode body = JSON.createObjectNode();
    body.put("staffId", id).put("password", password).put("code", code);
    return NODE.send("POST", "/api/v1/staff/sessions", null, body.toString());
  }

  private static HttpResponse<String> change(
      String path, String token, String password, String code) {
    ObjectNode body = JSON.createObjectNode();
    body.put("password", password).put("code", code).put("newPassword", "another long password");
    return NODE.post("/api/v1/staff" + path, token, body.toString());
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body();
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
