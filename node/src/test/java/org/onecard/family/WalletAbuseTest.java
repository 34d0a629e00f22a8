package org.onecard.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onecard.family.FamilyFixtures.PASSWORD;
import static org.onecard.family.FamilyFixtures.authorisation;
import static org.onecard.family.FamilyFixtures.shown;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.Browser;
import org.onecard.card.Cards;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.family.FamilyFixtures.Person;
import org.onecard.family.FamilyFixtures.Phone;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What somebody with bad intent tries at the wallet. */
class WalletAbuseTest extends NodeTest {
  private static final TestNode NODE = node("50");
  private static final String NOBODYS_CARD = "ZZZZZZZZ9";
  private static final String SCRIPT = "<script>alert(1)</script>";

  @Test
  void aStolenKeyIsWorthNothingAfterUnbinding() {
    Person holder = Person.of(NODE, "18-59");
    Phone stolen = new Phone();
    Authorisation shown = bind(holder, stolen);
    String renewal = stolen.renewalJson(shown, new Phone());
    await().untilAsserted(() -> assertThat(listed(shown)).isEqualTo(CardStatus.VALID));

    assertThat(holder.browser().call("DELETE", "/wallet/api/bindings", null).statusCode())
        .isEqualTo(204);

    assertRefused(holder, renewal, "not-bound");
    await().untilAsserted(() -> assertThat(listed(shown)).isEqualTo(CardStatus.REVOKED));
    HolderAnswer online =
        NODE.bean(Cards.class).answer(shown(shown, "metro-ride", "metro", Instant.now()));
    assertThat(online)
        .isInstanceOfSatisfying(
            HolderAnswer.Known.class,
            known -> assertThat(known.status()).isEqualTo(CardStatus.REVOKED));
    bind(holder, new Phone());
    assertRefused(holder, renewal, "already-bound");
    Person thief = Person.of(NODE, "18-59");
    assertRefused(thief, renewal, "not-bound");
    bind(thief, new Phone());
    assertRefused(thief, renewal, "already-bound");
  }

  private static void assertRefused(Person who, String renewal, String why) {
    HttpResponse<String> answer =
        who.browser().call("POST", "/wallet/api/bindings/renewal", renewal);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("type").asString()).endsWith(why);
  }

  @Test
  void signingInTellsNotWhetherThereIsACard() {
    Enrolled known = FamilyFixtures.enrol(NODE, "18-59");
    Asked toKnown = asked(() -> new Browser(NODE).signIn(known.cardNumber(), "wrong-" + PASSWORD));
    Asked toNobody = asked(() -> new Browser(NODE).signIn(NOBODYS_CARD, "wrong-" + PASSWORD));

    assertThat(toNobody.answer().statusCode()).isEqualTo(toKnown.answer().statusCode());
    assertThat(toNobody.answer().headers().firstValue("Location"))
        .isEqualTo(toKnown.answer().headers().firstValue("Location"));
    assertThat(headers(toNobody)).isEqualTo(headers(toKnown));
    assertThat(toKnown.statements()).isNotEmpty();
    assertThat(toNobody.statements()).as("the same work").isEqualTo(toKnown.statements());
  }

  @Test
  void invitingTellsNotWhetherThereIsACard() {
    Enrolled known = FamilyFixtures.enrol(NODE, "18-59");
    Person asker = Person.of(NODE, "18-59");
    Asked toKnown = invite(asker, known.cardNumber());
    Asked toNobody = invite(asker, NOBODYS_CARD);

    assertThat(toKnown.answer().statusCode()).isEqualTo(202);
    assertThat(toNobody.answer().statusCode()).isEqualTo(202);
    assertThat(headers(toNobody)).isEqualTo(headers(toKnown));
    assertThat(members(toNobody)).isEqualTo(members(toKnown));
    assertThat(toNobody.statements()).as("the same work").isEqualTo(toKnown.statements());
    JsonNode sent = json(asker.browser().get("/wallet/api/family")).get("sent");
    assertThat(sent).hasSize(2);
    assertThat(json(invite(asker, NOBODYS_CARD).answer()))
        .as("asked again")
        .isEqualTo(json(toNobody.answer()));
  }

  /** A refusal changes nothing that the asker could see. */
  @Test
  void aRefusedInvitationLooksLikeOneThatNobodyReads() {
    Person asker = Person.of(NODE, "18-59");
    Person asked = Person.of(NODE, "18-59");
    invite(asker, asked.card().cardNumber());
    String before = asker.browser().get("/wallet/api/family").body();
    String invitation =
        json(asked.browser().get("/wallet/api/family"))
            .get("received")
            .get(0)
            .get("invitationId")
            .asString();
    String refusal = "/wallet/api/family/invitations/" + invitation + "/refusal";
    assertThat(asker.browser().call("POST", refusal, null).statusCode()).isEqualTo(404);
    assertThat(asked.browser().call("POST", refusal, null).statusCode()).isEqualTo(204);

    assertThat(asker.browser().get("/wallet/api/family").body()).isEqualTo(before);
    assertThat(json(asked.browser().get("/wallet/api/family")).get("received")).isEmpty();
    assertThat(
            json(invite(asker, asked.card().cardNumber()).answer()).get("invitationId").asString())
        .as("asked again, it waits as before")
        .isEqualTo(invitation);
    assertThat(json(asked.browser().get("/wallet/api/family")).get("received"))
        .as("and does not come back to who refused")
        .isEmpty();
  }

  @Test
  void invitationsAreBounded() {
    Person asker = Person.of(NODE, "18-59");
    for (int i = 0; i < FamilyLimits.INVITATIONS_OPEN; i++) {
      assertThat(invite(asker, "ZZZZZZZ%02d".formatted(10 + i)).answer().statusCode())
          .isEqualTo(202);
    }
    HttpResponse<String> more = invite(asker, "ZZZZZZZ99").answer();
    assertThat(json(more).get("type").asString()).endsWith("too-many-invitations");
    for (String wrong : List.of("short", "lower-case", SCRIPT, "")) {
      assertThat(invite(asker, wrong).answer().statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void aSessionSetBeforeTheSignInIsNotTheOneAfterIt() {
    Enrolled victim = FamilyFixtures.enrol(NODE, "18-59");
    Browser browser = new Browser(NODE);
    browser.get("/sign-in");
    List<String> planted = browser.sessions();
    assertThat(planted).hasSize(1);

    browser.signIn(victim.cardNumber(), PASSWORD);

    assertThat(browser.sessions()).hasSize(1).isNotEqualTo(planted);
    assertThat(browser.get("/wallet/api/session").statusCode()).isEqualTo(200);
    HttpRequest withPlanted =
        HttpRequest.newBuilder(URI.create(NODE.url() + "/wallet/api/session"))
            .header("Cookie", "onecard-50=" + planted.getFirst())
            .build();
    assertThat(NODE.send(withPlanted).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionIsSeenAndEndedFromAnotherAndByNobodyElse() {
    Enrolled card = FamilyFixtures.enrol(NODE, "18-59");
    Browser phone = new Browser(NODE, "phone of a test");
    phone.signIn(card.cardNumber(), PASSWORD);
    Browser stolen = new Browser(NODE, SCRIPT);
    stolen.signIn(card.cardNumber(), PASSWORD);
    JsonNode sessions = json(phone.get("/wallet/api/sessions"));
    assertThat(sessions).hasSize(2);
    assertThat(sessions.get(1).get("own").asBoolean()).isTrue();
    JsonNode other = sessions.get(0);
    assertThat(other.get("device").asString()).isEqualTo(SCRIPT);
    String page = phone.get("/wallet/sessions").body();
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain(SCRIPT);

    String path = "/wallet/api/sessions/" + other.get("sessionId").asString();
    Person stranger = Person.of(NODE, "18-59");
    assertThat(stranger.browser().call("DELETE", path, null).statusCode()).isEqualTo(404);
    assertThat(stolen.get("/wallet/api/session").statusCode()).isEqualTo(200);
    assertThat(phone.call("DELETE", path, null).statusCode()).isEqualTo(204);
    assertThat(stolen.get("/wallet/api/session").statusCode()).isEqualTo(401);
    assertThat(phone.get("/wallet/api/session").statusCode()).isEqualTo(200);
    assertThat(phone.call("DELETE", path, null).statusCode()).isEqualTo(404);
  }

  @Test
  void scriptsThatOthersStoreAreShownAsText() {
    Person guardian = Person.of(NODE, "18-59");
    Person holder = Person.of(NODE, "70+");
    Authorisation shown = bind(holder, new Phone());
    HolderQuestion asked = shown(shown, SCRIPT, "library", Instant.now());
    NODE.bean(Cards.class)
        .answer(
            new HolderQuestion(
                asked.shown(),
                asked.acceptanceId(),
                asked.askedBy(),
                asked.acceptor(),
                "<img src=x onerror=alert(1)>",
                asked.sector(),
                asked.item(),
                SCRIPT,
                asked.attributes(),
                asked.at()));
    invite(guardian, holder.card().cardNumber());
    for (String path : List.of("/wallet", "/wallet/uses", "/wallet/family", "/wallet/sessions")) {
      String page = holder.browser().get(path).body();
      assertThat(page).as(path).contains("</html>").doesNotContain(SCRIPT, "<img src=x");
    }
    assertThat(holder.browser().get("/wallet/uses").body())
        .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;alert(1)");
    HttpResponse<String> typed =
        guardian
            .browser()
            .post("/wallet/family/invitations", "cardNumber=%3Cscript%3E&months=%3Cscript%3E");
    assertThat(typed.statusCode()).isEqualTo(302);
    assertThat(guardian.browser().get("/wallet/family").body())
        .contains("value=\"&lt;script&gt;\"", "卡号是 9 位")
        .doesNotContain("\"<script>\"");
  }

  private static Asked invite(Person asker, String cardNumber) {
    String wish = "{\"cardNumber\":\"%s\",\"months\":6}".formatted(cardNumber);
    return asked(() -> asker.browser().call("POST", "/wallet/api/family/invitations", wish));
  }

  private static Authorisation bind(Person holder, Phone phone) {
    return authorisation(
        json(holder.browser().call("POST", "/wallet/api/bindings", phone.binding())));
  }

  private static CardStatus listed(Authorisation shown) {
    return NODE.bean(Federation.class)
        .statusOf(Region.of("50"))
        .orElseThrow()
        .ofCode(shown.expiryDay(), shown.statusIndex(), Instant.now())
        .value();
  }

  /** An answer, and the statements the database was sent for it. */
  private record Asked(HttpResponse<String> answer, List<String> statements) {}

  private static Asked asked(Supplier<HttpResponse<String>> request) {
    Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
    Statements statements = new Statements();
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    statements.start();
    logger.addAppender(statements);
    try {
      return new Asked(request.get(), List.copyOf(statements.seen));
    } finally {
      logger.detachAppender(statements);
      logger.setAdditive(true);
      logger.setLevel(before);
    }
  }

  /** What threads that answer requests send to the database. */
  private static final class Statements extends AppenderBase<ILoggingEvent> {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getThreadName().startsWith("tomcat-handler")
          && event.getMessage().startsWith("Executing prepared SQL statement")) {
        seen.add(event.getFormattedMessage());
      }
    }
  }

  private static Set<String> headers(Asked asked) {
    Set<String> names = new TreeSet<>(asked.answer().headers().map().keySet());
    names.remove("date");
    return names;
  }

  private static List<String> members(Asked asked) {
    return List.copyOf(json(asked.answer()).propertyNames());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return TestNode.json(answer);
  }
}
