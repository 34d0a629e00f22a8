package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.storage.Secrets;

/** Each kind of caller against each family of endpoints; what no row names is denied. */
class AccessTableTest extends NodeTest {
  private static final String PASSWORD = "a long enough password";
  private static final TestNode NODE = node("50");
  private static final String SECRET = Secrets.random(new SecureRandom());
  private static final Browser RESIDENT = new Browser(NODE);
  private static final Browser DESK = new Browser(NODE);

  /** R and D come with a session, A, O and P with a token, N with nothing. */
  private enum Who {
    N,
    R,
    D,
    A,
    O,
    P
  }

  @BeforeAll
  static void register() {
    Access access = NODE.bean(Access.class);
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    String clientId = "acceptor-" + suffix;
    String cardNumber = "X" + suffix.toUpperCase(java.util.Locale.ROOT);
    access.registerClient(clientId, SECRET, Set.of("acceptor"), "some-acceptor");
    access.createResidentSignIn("resident-" + suffix, cardNumber, PASSWORD);
    assertThat(location(RESIDENT.signIn(cardNumber, PASSWORD))).endsWith("/wallet");
    assertThat(location(DESK.signIn(clientId, SECRET))).endsWith("/desk");
    acceptorToken = NODE.token(clientId, SECRET);
  }

  private static String acceptorToken = "";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "GET,  /health,                                     N R D A O P",
        "GET,  /v3/api-docs,                                N R D A O P",
        "GET,  /.well-known/onecard/keys.json,              N R D A O P",
        "GET,  /.well-known/openid-configuration,           N R D A O P",
        "GET,  /status/v1/50/head,                          N R D A O P",
        "POST, /status/v1/50/head,                          -",
        "GET,  /trust/v1/50/keys,                           N R D A O P",
        "POST, /trust/v1/50/keys,                           -",
        "POST, /federation/v1/messages,                     N R D A O P",
        "GET,  /api/v1/items,                               N R D A O P",
        "POST, /api/v1/items,                               -",
        "GET,  /api/v1/acceptances/summary?replay=x,        N R D A O P",
        "GET,  /api/v1/acceptances/7,                       A",
        "POST, /api/v1/acceptances,                         A",
        "POST, /api/v1/acceptances/batch,                   A",
        "POST, /api/v1/terminals,                           A",
        "GET,  /api/v1/terminals/t/bundle,                  A",
        "POST, /api/v1/replays,                             O",
        "POST, /api/v1/operator/enrolments,                 O",
        "GET,  /api/v1/operator/peers,                      O",
        "GET,  /api/v1/catalogue/editions/1/document,       N R D A O P",
        "GET,  /api/v1/catalogue/editions/1,                A O P",
        "POST, /api/v1/catalogue/editions,                  P",
        "POST, /api/v1/catalogue/editions/1/approvals,      P",
        "POST, /api/v1/catalogue/overlays,                  P",
        "POST, /api/v1/applications,                        N R D A O P",
        "POST, /api/v1/applications/x/view,                 N R D A O P",
        "POST, /api/v1/counter/holders/search,              -",
        "GET,  /api/v1/counter/queue,                       -",
        "POST, /api/v1/counter/replacements,                -",
        "GET,  /api/v1/unheard-of,                          -",
        "GET,  /api/v2/items,                               -",
        "GET,  /,                                           N R D A O P",
        "GET,  /list,                                       N R D A O P",
        "GET,  /assets/none.css,                            N R D A O P",
        "GET,  /wallet,                                     N R D A O P",
        "GET,  /wallet/shell,                               N R D A O P",
        "GET,  /wallet/api/card,                            R",
        "POST, /wallet/api/loss,                            R",
        "GET,  /apply,                                      N R D A O P",
        "GET,  /counter,                                    -",
        "GET,  /counter/holders/x,                          -",
        "GET,  /desk,                                       D",
        "POST, /desk/decisions,                             D",
        "GET,  /actuator/health,                            -",
        "GET,  /oauth2/jwks,                                N R D A O P",
        "GET,  /oauth2/authorize,                           N R D A O P",
        "GET,  /unheard-of,                                 -"
      })
  void onlyTheseReachIt(String method, String path, String expected) {
    Set<String> reached =
        Arrays.stream(Who.values())
            .filter(who -> reaches(ask(who, method, path)))
            .map(Who::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(reached)
        .isEqualTo(
            expected.equals("-")
                ? Set.of()
                : Arrays.stream(expected.split(" ", -1)).collect(Collectors.toSet()));
  }

  @Test
  void sessionsWriteOnlyWithTheirCsrfToken() {
    assertThat(RESIDENT.postWithoutCsrf("/wallet/api/loss").statusCode()).isEqualTo(403);
    assertThat(DESK.postWithoutCsrf("/desk/decisions").statusCode()).isEqualTo(403);
  }

  @Test
  void refusalsAreProblems() {
    HttpResponse<String> noToken = NODE.get("/api/v1/operator/peers");
    assertThat(noToken.statusCode()).isEqualTo(401);
    assertThat(noToken.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(noToken.body()).contains("urn:onecard:problem:token-required", "remedy");
    HttpResponse<String> wrongScope = NODE.get("/api/v1/operator/peers", acceptorToken);
    assertThat(wrongScope.statusCode()).isEqualTo(403);
    assertThat(wrongScope.body()).contains("urn:onecard:problem:forbidden");
    assertThat(NODE.get("/wallet/api/card").body())
        .contains("urn:onecard:problem:sign-in-required");
  }

  @Test
  void pagesForbidForeignAndInlineContent() {
    HttpResponse<String> page = new Browser(NODE).get("/");

    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).startsWith("default-src 'self'").doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  private static HttpResponse<String> ask(Who who, String method, String path) {
    return switch (who) {
      case N -> NODE.send(method, path, null, null);
      case R -> ask(RESIDENT, method, path);
      case D -> ask(DESK, method, path);
      case A -> NODE.send(method, path, acceptorToken, null);
      case O -> NODE.send(method, path, NODE.operatorToken(), null);
      case P -> NODE.send(method, path, NODE.approverToken(), null);
    };
  }

  private static HttpResponse<String> ask(Browser browser, String method, String path) {
    return method.equals("GET") ? browser.get(path) : browser.post(path, "");
  }

  private static boolean reaches(HttpResponse<String> response) {
    int status = response.statusCode();
    return status != 401 && status != 403 && !location(response).endsWith("/sign-in");
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }
}
