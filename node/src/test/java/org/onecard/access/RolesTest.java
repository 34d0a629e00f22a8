package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.Endpoints.Endpoint;
import org.onecard.storage.Secrets;
import org.springframework.http.MediaType;

/**
 * Every endpoint of the node against every party and every role.
 *
 * <p>After a change of who may call what, write docs/reference/roles.md anew with {@code
 * -Donecard.roles.update=true}, read the difference, and commit it.
 */
class RolesTest extends NodeTest {
  private static final Path GOLDEN = Path.of("..", "docs", "reference", "roles.md");
  private static final TestNode NODE = node("50");
  private static final Map<Party, String> TOKENS = new EnumMap<>(Party.class);
  private static final Map<Party, Browser> BROWSERS = new EnumMap<>(Party.class);
  private static final Map<Role, String> STAFF_TOKENS = new EnumMap<>(Role.class);
  private static final Map<Role, Browser> STAFF_BROWSERS = new EnumMap<>(Role.class);
  private static final Browser NOBODY = new Browser(NODE);

  /** Somebody who calls: by nothing, a token or a session. */
  private sealed interface Who {
    record Nobody() implements Who {}

    record Client(Party party) implements Who {}

    record Session(Party party) implements Who {}

    record Member(Role role) implements Who {}

    record MemberAtPages(Role role) implements Who {}
  }

  @BeforeAll
  static void callers() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    Access access = NODE.bean(Access.class);
    String secret = Secrets.random(new SecureRandom());
    String client = "roles-" + suffix;
    String card = "R" + suffix.toUpperCase(Locale.ROOT);
    access.registerClient(client, secret, Set.of("acceptor"), "roles-acceptor");
    access.createResidentSignIn("roles-" + suffix, card, "a long password");
    TOKENS.put(Party.ACCEPTOR, NODE.token(client, secret));
    TOKENS.put(Party.OPERATOR, NODE.operatorToken());
    TOKENS.put(Party.APPROVER, NODE.approverToken());
    BROWSERS.put(Party.RESIDENT, new Browser(NODE));
    BROWSERS.put(Party.DESK, new Browser(NODE));
    BROWSERS.get(Party.RESIDENT).signIn(card, "a long password");
    BROWSERS.get(Party.DESK).signIn(client, secret);
    for (Role role : Role.values()) {
      STAFF_TOKENS.put(role, StaffForTests.of(NODE).withRoles(role).token());
      STAFF_BROWSERS.put(role, atPages(role));
    }
  }

  private static Browser atPages(Role role) {
    StaffForTests.Signing signing = StaffForTests.of(NODE).signing("a long password", role);
    Browser browser = new Browser(NODE);
    browser.signInAsStaff(signing.staffId(), "a long password", signing.recoveryCodes().getFirst());
    return browser;
  }

  @Test
  void everyHandlerSaysWhoMayCallItButTheOneThatIsWrongOnPurpose() {
    assertThat(Endpoints.of(NODE).all().stream().filter(e -> e.rule().isEmpty()))
        .extracting(Endpoint::handlerName)
        .containsExactly("UnruledForTests.unruled");
  }

  @Test
  void aHandlerWithoutARuleIsRefusedToEveryone() {
    for (String path : List.of("/assets/unruled-for-tests", "/assets/ruled-for-nobody-for-tests")) {
      assertThat(NODE.get(path).statusCode()).as(path).isIn(401, 403);
      BROWSERS.forEach(
          (party, browser) ->
              assertThat(browser.get(path).statusCode())
                  .as("%s by %s", path, party)
                  .isEqualTo(403));
    }
  }

  @Test
  void everyEndpointAnswersEveryCallerAsItsRuleSays() {
    List<String> wrong = new ArrayList<>();
    List<Who> everybody = everybody().toList();
    List<Endpoint> endpoints = Endpoints.of(NODE).ofTheNode().toList();
    for (Endpoint endpoint : endpoints) {
      for (Who who : everybody) {
        String expected = expected(endpoint, who);
        String got = got(endpoint, who);
        if (!got.equals(expected)) {
          wrong.add(
              "%s %s by %s: %s, expected %s"
                  .formatted(endpoint.method(), endpoint.path(), who, got, expected));
        }
      }
    }

    assertThat(endpoints).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theReferenceSaysWhatTheCodeSays() throws IOException {
    String generated = RolesReference.of(Endpoints.of(NODE));
    if (Boolean.getBoolean("onecard.roles.update")) {
      Files.writeString(GOLDEN, generated);
    }

    assertThat(Files.readString(GOLDEN))
        .as("docs/reference/roles.md; run this test with -Donecard.roles.update=true")
        .isEqualTo(generated);
  }

  private static Stream<Who> everybody() {
    return Stream.of(
            Stream.of(new Who.Nobody()),
            TOKENS.keySet().stream().map(Who.Client::new),
            BROWSERS.keySet().stream().map(Who.Session::new),
            STAFF_TOKENS.keySet().stream().map(Who.Member::new),
            STAFF_BROWSERS.keySet().stream().map(Who.MemberAtPages::new))
        .flatMap(who -> who);
  }

  private static String expected(Endpoint endpoint, Who who) {
    Rule rule = endpoint.rule().orElseThrow();
    boolean api = isApi(endpoint);
    boolean knownHere =
        switch (who) {
          case Who.Nobody nobody -> false;
          case Who.Client client -> api;
          case Who.Session session -> !api;
          case Who.Member member -> api;
          case Who.MemberAtPages member -> !api;
        };
    boolean allowed =
        rule.isOpen()
            || (knownHere
                && switch (who) {
                  case Who.Nobody nobody -> false;
                  case Who.Client client -> rule.parties().contains(client.party());
                  case Who.Session session -> rule.parties().contains(session.party());
                  case Who.Member member -> admits(rule, member.role());
                  case Who.MemberAtPages member -> admits(rule, member.role());
                });
    if (allowed) {
      return "reached";
    }
    if (knownHere) {
      return "403";
    }
    return isPage(endpoint) ? "sign-in" : "401";
  }

  private static boolean admits(Rule rule, Role role) {
    return rule.parties().contains(Party.STAFF) || rule.roles().contains(role);
  }

  private static String got(Endpoint endpoint, Who who) {
    HttpResponse<String> answer =
        switch (who) {
          case Who.Nobody nobody -> ask(endpoint, NOBODY, "X-Nobody", "1");
          case Who.Client client ->
              ask(endpoint, NOBODY, "Authorization", "Bearer " + TOKENS.get(client.party()));
          case Who.Session session ->
              ask(endpoint, BROWSERS.getOrDefault(session.party(), NOBODY), "X-Session", "1");
          case Who.Member member ->
              ask(endpoint, NOBODY, "Authorization", "Bearer " + STAFF_TOKENS.get(member.role()));
          case Who.MemberAtPages member ->
              ask(endpoint, staffBrowser(member.role()), "X-Session", "1");
        };
    int status = answer.statusCode();
    String location = answer.headers().firstValue("Location").orElse("");
    if (status == ReachedForTests.REACHED) {
      return "reached";
    }
    return status == 302 && location.endsWith("/sign-in") ? "sign-in" : Integer.toString(status);
  }

  private static Browser staffBrowser(Role role) {
    return STAFF_BROWSERS.getOrDefault(role, NOBODY);
  }

  private static HttpResponse<String> ask(
      Endpoint endpoint, Browser browser, String header, String value) {
    String usual =
        isPage(endpoint) ? MediaType.APPLICATION_FORM_URLENCODED_VALUE : "application/json";
    return browser.send(
        endpoint.method().equals("ANY") ? "GET" : endpoint.method(),
        endpoint.anyPath(),
        ReachedForTests.HEADER,
        "1",
        "Content-Type",
        endpoint.takes().stream().findFirst().orElse(usual),
        header,
        value);
  }

  private static boolean isApi(Endpoint endpoint) {
    return endpoint.path().startsWith("/api/") || endpoint.path().startsWith("/open311/");
  }

  private static boolean isPage(Endpoint endpoint) {
    return !AllowedCheck.isRest(endpoint.handler());
  }
}
