package org.onecard.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onecard.family.FamilyFixtures.authorisation;
import static org.onecard.family.FamilyFixtures.shown;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.card.Cards;
import org.onecard.family.FamilyFixtures.Person;
import org.onecard.family.FamilyFixtures.Phone;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A guardian shows a ward's card within limits, through the wallet's API and the desk's. */
class FamilyTest extends NodeTest {
  private static final String API = "/wallet/api/family";
  private static final TestNode NODE = node("50");

  private final Person daughter = Person.of(NODE, "18-59");
  private final Person mother = Person.of(NODE, "70+");

  @Test
  void aWardAgreesInTheWalletAndTheGuardiansPhoneShowsTheCardBesideTheWardsOwn() {
    JsonNode invitation = invite(daughter, mother);
    assertThat(invitation.get("other").asString()).contains("*");
    JsonNode asked = json(mother.browser().get(API)).get("received").get(0);
    assertThat(asked.get("other").asString()).endsWith("*").isNotEqualTo(daughter.card().name());
    String path = API + "/invitations/" + asked.get("invitationId").asString() + "/consent";
    assertThat(post(daughter, path, "{\"months\":3}").statusCode()).as("not hers").isEqualTo(404);
    JsonNode bond = json(post(mother, path, "{\"months\":12}"));
    assertThat(bond.get("kind").asString()).isEqualTo("entrusted");
    JsonNode ward = json(daughter.browser().get(API)).get("wards").get(0);
    assertThat(names(ward.get("may")))
        .containsExactly("show-code", "stop-showing", "see-status", "see-uses", "report-loss");

    Phone own = new Phone();
    Authorisation mothers =
        authorisation(json(post(mother, "/wallet/api/bindings", own.binding())));
    Phone phone = new Phone();
    String bindings = guardianship(bond) + "/bindings";
    Authorisation shown = authorisation(json(post(daughter, bindings, phone.binding())));
    assertThat(shown.statusIndex()).isNotEqualTo(mothers.statusIndex());
    assertThat(shown.token()).isNotEqualTo(mothers.token());
    assertThat(
            post(mother, "/wallet/api/bindings/renewal", own.renewalJson(mothers, new Phone()))
                .statusCode())
        .as("the ward's own device goes on")
        .isEqualTo(200);
    Phone next = new Phone();
    Authorisation renewed =
        authorisation(json(post(daughter, bindings + "/renewal", phone.renewalJson(shown, next))));
    assertThat(renewed.statusIndex()).isEqualTo(shown.statusIndex());

    Cards cards = NODE.bean(Cards.class);
    cards.answer(shown(renewed, "library-entry", "library", Instant.now()));
    cards.answer(shown(mothers, "library-entry", "library", Instant.now()));
    JsonNode log = json(mother.browser().get("/wallet/api/uses"));
    assertThat(lines(log))
        .contains("guardian guardian-show-code", "guardian library-entry", "holder library-entry");
    assertThat(log.get(0).get("byWhom").asString()).isEqualTo("holder");
  }

  @Test
  void whatAGuardianMayNotDoIsRefusedAndNothingHappens() {
    JsonNode bond = entrusted(daughter, mother);
    String guardianship = guardianship(bond);
    Phone own = new Phone();
    Authorisation mothers =
        authorisation(json(post(mother, "/wallet/api/bindings", own.binding())));
    String stolen = own.renewalJson(mothers, new Phone());
    String renewal = guardianship + "/bindings/renewal";
    assertThat(post(daughter, renewal, stolen).statusCode())
        .as("a guardian's seat before it is bound")
        .isEqualTo(409);
    json(post(daughter, guardianship + "/bindings", new Phone().binding()));
    assertThat(post(daughter, renewal, stolen).statusCode())
        .as("the ward's own binding is not the guardian's to carry on")
        .isEqualTo(409);
    String extension = guardianship + "/extension";
    assertThat(post(daughter, extension, "{\"months\":12}").statusCode())
        .as("only the ward extends")
        .isEqualTo(404);
    assertThat(post(mother, extension, "{\"months\":12}").statusCode()).isEqualTo(204);
    assertThat(post(mother, extension, "{\"months\":13}").statusCode()).isEqualTo(400);
    json(post(daughter, guardianship + "/loss", "{}"));
    assertThat(post(daughter, guardianship + "/resume", "{}").statusCode())
        .as("a guardian takes no report back")
        .isIn(403, 404, 405);
    assertThat(card(mother).get("state").asString()).isEqualTo("temporarily-suspended");
    assertThat(card(daughter).get("state").asString()).isEqualTo("active");
    assertThat(lines(json(mother.browser().get("/wallet/api/uses"))))
        .contains("guardian guardian-report-loss");
  }

  @Test
  void aStrangerAndAWardOfAWardAreToldThatThereIsNothing() {
    JsonNode bond = entrusted(daughter, mother);
    Person father = Person.of(NODE, "70+");
    JsonNode other = entrusted(mother, father);
    Person stranger = Person.of(NODE, "18-59");
    for (Person nobody : List.of(stranger, daughter)) {
      String path = guardianship(nobody.equals(daughter) ? other : bond);
      assertThat(nobody.browser().get(path + "/card").statusCode()).isEqualTo(404);
      assertThat(nobody.browser().get(path + "/uses").statusCode()).isEqualTo(404);
      assertThat(post(nobody, path + "/loss", "{}").statusCode()).isEqualTo(404);
      assertThat(post(nobody, path + "/bindings", new Phone().binding()).statusCode())
          .isEqualTo(404);
      assertThat(nobody.browser().call("DELETE", path, null).statusCode()).isEqualTo(404);
      String none = API + "/guardianships/" + UUID.randomUUID();
      assertThat(nobody.browser().get(path + "/card").body())
          .as("as of one that is not")
          .isEqualTo(nobody.browser().get(none + "/card").body().replace(none, path));
    }
    assertThat(mother.browser().get(guardianship(bond) + "/card").statusCode())
        .as("the ward is no guardian in it")
        .isEqualTo(404);
  }

  @Test
  void selfGuardianshipAndCirclesAreRefused() {
    HttpResponse<String> self = invitePlain(daughter, daughter.card().cardNumber());
    assertThat(json(self).get("type").asString()).endsWith("self-guardianship");
    entrusted(daughter, mother);
    JsonNode back = invite(mother, daughter);
    HttpResponse<String> circle = post(daughter, consent(back), "{\"months\":1}");
    assertThat(circle.statusCode()).isEqualTo(409);
    assertThat(json(circle).get("type").asString()).endsWith("circle");
    Person child = Person.of(NODE, "6-13");
    assertThat(json(invitePlain(child, mother.card().cardNumber())).get("type").asString())
        .endsWith("guardian-under-age");
    JsonNode toChild = invite(mother, child);
    assertThat(json(post(child, consent(toChild), "{\"months\":1}")).get("type").asString())
        .endsWith("ward-under-age");
  }

  @Test
  void eitherEndsItAtOnceAndTheStatusListSaysSo() {
    for (boolean byWard : List.of(true, false)) {
      Person guardian = Person.of(NODE, "18-59");
      JsonNode bond = entrusted(guardian, mother);
      Phone phone = new Phone();
      String bindings = guardianship(bond) + "/bindings";
      Authorisation shown = authorisation(json(post(guardian, bindings, phone.binding())));
      await().untilAsserted(() -> assertThat(listed(shown)).isEqualTo(CardStatus.VALID));

      Person ending = byWard ? mother : guardian;
      assertThat(ending.browser().call("DELETE", guardianship(bond), null).statusCode())
          .isEqualTo(204);

      assertThat(listed(shown)).as("published when the answer comes").isEqualTo(CardStatus.REVOKED);
      assertRefusedAfterTheEnd(guardian, bond, phone, shown);
      assertThat(ending.browser().call("DELETE", guardianship(bond), null).statusCode())
          .isEqualTo(404);
      assertThat(json(guardian.browser().get(API)).get("wards")).isEmpty();
    }
  }

  @Test
  void timeEndsItAndTheNextSweepStopsTheDevice() {
    JsonNode bond = entrusted(daughter, mother);
    Phone phone = new Phone();
    Authorisation shown =
        authorisation(json(post(daughter, guardianship(bond) + "/bindings", phone.binding())));
    NODE.bean(JdbcClient.class)
        .sql(
            """
            update family_guardianship set starts_at = starts_at - interval '400 days',
              ends_at = ends_at - interval '400 days' where guardianship_id = :id::uuid
            """)
        .param("id", bond.get("guardianshipId").asString())
        .update();

    assertRefusedAfterTheEnd(daughter, bond, phone, shown);
    NODE.bean(FamilySweep.class).round();
    assertThat(listed(shown)).isEqualTo(CardStatus.REVOKED);
    assertThat(lines(json(mother.browser().get("/wallet/api/uses"))))
        .contains("guardian guardian-over");
  }

  private static void assertRefusedAfterTheEnd(
      Person guardian, JsonNode bond, Phone phone, Authorisation shown) {
    String path = guardianship(bond);
    String renewal = phone.renewalJson(shown, new Phone());
    List<HttpResponse<String>> answers = new ArrayList<>();
    answers.add(post(guardian, path + "/bindings/renewal", renewal));
    answers.add(post(guardian, path + "/bindings", phone.binding()));
    answers.add(post(guardian, path + "/loss", "{}"));
    answers.add(guardian.browser().get(path + "/card"));
    answers.add(guardian.browser().get(path + "/uses"));
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(json(answer).get("type").asString()).endsWith("guardianship-over"));
    assertThat(post(guardian, "/wallet/api/bindings/renewal", renewal).statusCode())
        .as("nor by the guardian's own seat")
        .isEqualTo(409);
  }

  @Test
  void ofHealthAGuardianSeesOnlyWhatAChildUnderFourteenDid() {
    Person child = Person.of(NODE, "6-13");
    Person youth = Person.of(NODE, "14-17");
    for (Person ward : List.of(child, youth)) {
      JsonNode bond = recorded(daughter, ward);
      Authorisation shown =
          authorisation(
              json(post(daughter, guardianship(bond) + "/bindings", new Phone().binding())));
      Cards cards = NODE.bean(Cards.class);
      cards.answer(shown(shown, "hospital-visit", "hospital", Instant.now()));
      String seen = daughter.browser().get(guardianship(bond) + "/uses").body();
      assertThat(seen).contains("guardian-show-code");
      assertThat(seen.contains("hospital-visit")).isEqualTo(ward.equals(child));
      assertThat(ward.browser().get("/wallet/api/uses").body()).contains("hospital-visit");
    }
  }

  @Test
  void aChildsIsRecordedFromDocumentsByTwoPeople() {
    StaffForTests staff = StaffForTests.of(NODE);
    StaffForTests.Made clerk = staff.withRoles(Role.CLERK);
    Person child = Person.of(NODE, "6-13");
    HttpResponse<String> none = propose(clerk, daughter, child, "identity-card");
    assertThat(none.statusCode()).as("shows no right").isEqualTo(400);
    HttpResponse<String> proposed = propose(clerk, daughter, child, "birth-certificate");
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(202);
    String id = json(proposed).get("guardianshipId").asString();
    assertThat(json(daughter.browser().get(API)).get("wards")).as("one is not enough").isEmpty();
    assertThat(daughter.browser().get(API + "/guardianships/" + id + "/card").statusCode())
        .isEqualTo(404);
    String sealed =
        NODE.bean(JdbcClient.class)
            .sql("select f::text from family_guardianship f where guardianship_id = :id::uuid")
            .param("id", id)
            .query(String.class)
            .single();
    assertThat(sealed).doesNotContain("U500199001", "birth-certificate");

    String approval =
        "/api/v1/four-eyes/" + json(proposed).get("proposalId").asString() + "/approval";
    StaffForTests.Made lead = staff.withRoles(Role.CLERK_LEAD);
    JsonNode seen = json(NODE.get("/api/v1/family/guardianships/" + id, lead.token()));
    assertThat(seen.get("evidence").get(0).get("number").asString()).isEqualTo("U500199001");
    assertThat(seen.toString()).doesNotContain(child.card().name(), child.card().cardNumber());
    assertThat(NODE.post(approval, clerk.token(), "{}").statusCode()).isEqualTo(403);
    assertThat(NODE.post(approval, lead.token(), "{}").statusCode()).isEqualTo(200);
    JsonNode ward = json(daughter.browser().get(API)).get("wards").get(0);
    assertThat(ward.get("kind").asString()).isEqualTo("child");
    assertThat(names(ward.get("may"))).contains("see-health-uses").doesNotContain("resume");

    String ending = "/api/v1/family/guardianships/" + id + "/ending";
    String why = "{\"reason\":\"法院裁定\"}";
    assertThat(NODE.post(ending, clerk.token(), why).statusCode()).isEqualTo(403);
    assertThat(NODE.post(ending, lead.token(), why).statusCode()).isEqualTo(204);
    assertThat(json(daughter.browser().get(API)).get("wards")).isEmpty();
  }

  private static CardStatus listed(Authorisation shown) {
    return NODE.bean(Federation.class)
        .statusOf(Region.of("50"))
        .orElseThrow()
        .ofCode(shown.expiryDay(), shown.statusIndex(), Instant.now())
        .value();
  }

  private static JsonNode entrusted(Person guardian, Person ward) {
    JsonNode bond = json(post(ward, consent(invite(guardian, ward)), "{\"months\":6}"));
    assertThat(bond.has("guardianshipId")).as("%s", bond).isTrue();
    return bond;
  }

  /** A child's guardianship as the desk records it. */
  private static JsonNode recorded(Person guardian, Person child) {
    StaffForTests staff = StaffForTests.of(NODE);
    JsonNode proposed =
        json(propose(staff.withRoles(Role.CLERK), guardian, child, "household-register"));
    String approval = "/api/v1/four-eyes/" + proposed.get("proposalId").asString() + "/approval";
    HttpResponse<String> done = NODE.post(approval, staff.withRoles(Role.CLERK_LEAD).token(), "{}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    return proposed;
  }

  private static HttpResponse<String> propose(
      StaffForTests.Made clerk, Person guardian, Person child, String document) {
    return NODE.post(
        "/api/v1/family/guardianships",
        clerk.token(),
        """
        {"kind":"child","guardianCardNumber":"%s","wardCardNumber":"%s","reason":"监护人到场",
         "evidence":[{"type":"%s","number":"U500199001"}]}
        """
            .formatted(guardian.card().cardNumber(), child.card().cardNumber(), document));
  }

  private static JsonNode invite(Person guardian, Person ward) {
    HttpResponse<String> answer = invitePlain(guardian, ward.card().cardNumber());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer);
  }

  private static HttpResponse<String> invitePlain(Person guardian, String cardNumber) {
    return post(
        guardian,
        API + "/invitations",
        "{\"cardNumber\":\"%s\",\"months\":12}".formatted(cardNumber));
  }

  private static String consent(JsonNode invitation) {
    return API + "/invitations/" + invitation.get("invitationId").asString() + "/consent";
  }

  private static String guardianship(JsonNode bond) {
    return API + "/guardianships/" + bond.get("guardianshipId").asString();
  }

  private static JsonNode card(Person person) {
    return json(person.browser().get("/wallet/api/card"));
  }

  private static HttpResponse<String> post(Person person, String path, String json) {
    return person.browser().call("POST", path, json);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return TestNode.json(answer);
  }

  private static List<String> names(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> lines(JsonNode log) {
    return log.valueStream()
        .map(use -> use.get("byWhom").asString() + " " + use.get("item").asString())
        .toList();
  }
}
