package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.TwoNodes.DeskOf;
import org.onecard.TwoNodes.Holder;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.code.Rights;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A resident of Sichuan at points of Chongqing: each check has its test, through the HTTP API. */
class AcceptanceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String METRO = "metro-ride";
  private static final String NOT_FOUND = "card-not-found";
  private static TwoNodes nodes;
  private static DeskOf metro;
  private static Holder holder;

  @BeforeAll
  static void aHolderAndAnAcceptor() {
    nodes = TwoNodes.shared();
    metro = nodes.acceptor("metro", METRO);
    holder = nodes.enrol(0);
    nodes.awaitStatus(holder, CardStatus.VALID);
  }

  @Test
  void aGenuineCodeIsAcceptedAndThePseudonymComesLater() {
    JsonNode answer = accept(metro, METRO, code(holder));
    assertThat(answer.get("decision").asString()).isEqualTo("accepted");
    assertThat(answer.get("provisional").asBoolean()).isFalse();
    assertThat(answer.get("reason").isNull()).isTrue();
    assertThat(answer.get("assurance").asString()).isEqualTo("code");
    assertThat(answer.get("cardStatus").get("value").asString()).isEqualTo("valid");
    assertThat(answer.get("edition").asLong()).isEqualTo(1);
    assertThat(answer.get("holder").get("pseudonym").isNull()).isTrue();
    String path = "/api/v1/acceptances/" + answer.get("acceptanceId").asString();
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(
            () ->
                !TestNode.json(nodes.chongqing().get(path, metro.token()))
                    .at("/holder/pseudonym")
                    .isNull());
  }

  @Test
  void issuerSignatureIsChecked() {
    SigningKey stranger =
        SigningKey.generate(SignatureAlgorithm.SM2, new java.security.SecureRandom());
    Authorisation own = holder.authorisation();
    Authorisation forged =
        Authorisation.issue(
            new Authorisation.Grant(
                own.issuer(),
                own.issuerKeyNumber(),
                own.deviceAlgorithm(),
                own.token(),
                own.statusIndex(),
                own.deviceKey(),
                own.expiresAt(),
                Rights.NONE),
            stranger);
    String code = new SoftwareDevice(forged, holder.deviceKey(), 1).show(now()).text();
    assertDeclined(accept(metro, METRO, code), "issuer-signature-wrong");
  }

  @Test
  void deviceSignatureIsChecked() {
    PresentationCode one = holder.device().show(now());
    PresentationCode other = holder.device().show(now());
    PresentationCode forged =
        new PresentationCode(
            one.authorisation(), one.codeTime(), one.counter(), other.deviceSignature());
    assertDeclined(accept(metro, METRO, forged.text()), "device-signature-wrong");
  }

  @Test
  void expiryOfTheDeviceKeyIsChecked() {
    assertDeclined(accept(metro, METRO, code(nodes.enrol(3))), "device-key-expired");
  }

  @Test
  void timeOfTheCodeIsChecked() {
    SoftwareDevice device = holder.device();
    assertDeclined(accept(metro, METRO, device.show(now() - 60).text()), "code-late");
    assertDeclined(accept(metro, METRO, device.show(now() + 30).text()), "code-early");
  }

  @Test
  void statusIsChecked() {
    Holder lost = nodes.enrol(0);
    nodes.awaitStatus(lost, CardStatus.VALID);
    ObjectNode body = JSON.createObjectNode();
    body.putArray("cardNumbers").add(lost.cardNumber());
    body.put("kind", "temporary");
    TwoNodes.operator(nodes.sichuan(), "/api/v1/operator/suspensions", body);
    nodes.awaitStatus(lost, CardStatus.SUSPENDED);
    assertDeclined(accept(metro, METRO, code(lost)), "card-suspended");
  }

  @Test
  void editionIsChecked() {
    assertDeclined(accept(metro, "moon-ride", code(holder)), "item-not-listed");
  }

  @Test
  void admissionIsChecked() {
    DeskOf notAdmitted = nodes.acceptor("metro");
    assertDeclined(accept(notAdmitted, METRO, code(holder)), "acceptor-not-admitted");
    assertDeclined(accept(metro, "bus-ride", code(holder)), "acceptor-not-admitted");
  }

  @Test
  void counterIsChecked() {
    String code = code(holder);
    assertThat(accept(metro, METRO, code).get("decision").asString()).isEqualTo("accepted");
    assertDeclined(accept(metro, METRO, code), "counter-seen");
    assertDeclined(accept(nodes.acceptor("metro", METRO), METRO, code), "counter-seen");
  }

  @Test
  void oneCodeFromTwentyThreadsIsAcceptedExactlyOnce() throws Exception {
    String code = code(holder);
    List<Callable<JsonNode>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> accept(metro, METRO, code));
    }
    List<String> decisions = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<JsonNode> answer : threads.invokeAll(calls)) {
        decisions.add(answer.get().get("decision").asString());
      }
    }
    assertThat(decisions).filteredOn("accepted"::equals).hasSize(1);
    assertThat(decisions).filteredOn("declined"::equals).hasSize(19);
  }

  @Test
  void theSameRequestIsAnsweredTheSameAndAnotherBodyIsAConflict() {
    ObjectNode body = body(metro, METRO, code(holder));
    JsonNode first = TwoNodes.ok(post(metro, body));
    assertThat(TwoNodes.ok(post(metro, body)).get("acceptanceId"))
        .isEqualTo(first.get("acceptanceId"));
    body.put("item", "city-code-payment");
    HttpResponse<String> other = post(metro, body);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(TestNode.json(other).get("field").asString()).isEqualTo("idempotencyKey");
  }

  @Test
  void aPointOfAnotherAcceptorIsNotFound() {
    DeskOf other = nodes.acceptor("metro", METRO);
    ObjectNode body = body(metro, METRO, code(holder));
    body.put("point", other.point());
    HttpResponse<String> answer = post(metro, body);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("point");
  }

  @Test
  void anotherAcceptorsAcceptanceIsNotShown() {
    JsonNode answer = accept(metro, METRO, code(holder));
    DeskOf other = nodes.acceptor("metro", METRO);
    String path = "/api/v1/acceptances/" + answer.get("acceptanceId").asString();
    assertThat(nodes.chongqing().get(path, other.token()).statusCode()).isEqualTo(404);
    assertThat(nodes.chongqing().get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void fieldsAreNamedWithFaultAndRemedy() {
    ObjectNode body = body(metro, METRO, "x");
    body.remove("idempotencyKey");
    HttpResponse<String> answer = post(metro, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("idempotencyKey");
    assertThat(TestNode.json(answer).get("remedy").asString()).isNotBlank();
  }

  @Test
  void whatIsNoCodeIsDeclinedByName() {
    assertDeclined(accept(metro, METRO, "not base45 at all!"), "code-not-text");
    byte[] half = java.util.Arrays.copyOf(holder.device().show(now()).octets(), 100);
    assertDeclined(accept(metro, METRO, Base45.encode(half)), "code-truncated");
  }

  @Test
  void anUnknownIssuerIsDeclined() {
    Authorisation own = holder.authorisation();
    Authorisation foreign =
        Authorisation.issue(
            new Authorisation.Grant(
                Region.of("52"),
                1,
                own.deviceAlgorithm(),
                own.token(),
                own.statusIndex(),
                own.deviceKey(),
                own.expiresAt(),
                Rights.NONE),
            holder.deviceKey());
    String code = new SoftwareDevice(foreign, holder.deviceKey(), 1).show(now()).text();
    assertDeclined(accept(metro, METRO, code), "issuer-unknown");
  }

  @Test
  void aForeignChipIsCheckedOnline() {
    JsonNode answer = accept(nodes.acceptor("library", "library-entry"), "library-entry", chip());
    assertThat(answer.get("decision").asString()).isEqualTo("accepted");
    assertThat(answer.get("provisional").asBoolean()).isFalse();
    assertThat(answer.get("assurance").asString()).isEqualTo("chip");
    assertThat(answer.get("cardStatus").get("ageSeconds").asLong()).isZero();
    assertThat(answer.get("holder").get("pseudonym").asString()).isNotBlank();
  }

  @Test
  void aClerksEntryIsCheckedOnline() {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", "entry");
    shown.put("cardNumber", holder.cardNumber());
    shown.put("socialSecurityNumber", holder.socialSecurityNumber());
    shown.put("issuer", "51");
    JsonNode answer = accept(nodes.acceptor("library", "library-entry"), "library-entry", shown);
    assertThat(answer.get("decision").asString()).isEqualTo("accepted");
    assertThat(answer.get("assurance").asString()).isEqualTo("entry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void anInventedNumberIsDeclinedWhateverUnknownMeans(String issuer) {
    DeskOf library = nodes.acceptor("library", "library-entry");
    assertDeclined(accept(library, "library-entry", invented("ZZZZZZZZ0", issuer)), NOT_FOUND);
  }

  @Test
  void whoAsksTooOftenIsNeverToldYes() {
    DeskOf library = nodes.acceptor("library", "library-entry");
    JsonNode answer = accept(library, "library-entry", invented("ZZZZZZZZ1", "50"));
    for (int i = 0; i < 500 && answer.get("reason").asString().equals(NOT_FOUND); i++) {
      answer = accept(library, "library-entry", invented("ZZZZZZZZ1", "50"));
    }
    assertThat(answer.get("decision").asString()).isEqualTo("undetermined");
    assertThat(answer.get("reason").asString()).isEqualTo("too-many-questions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void aScannersLineEndIsNoPartOfTheCode(String end) {
    assertThat(accept(metro, METRO, code(holder) + end).get("decision").asString())
        .isEqualTo("accepted");
  }

  @Test
  void aTextLongerThanAnyCodeIsDeclinedUpToABound() {
    assertDeclined(accept(metro, METRO, "A".repeat(4_096)), "code-oversized");
    assertThat(post(metro, body(metro, METRO, "A".repeat(4_097))).statusCode()).isEqualTo(400);
  }

  @Test
  void aNullAmongAnAcceptorsItemsIsNamed() {
    ObjectNode body = JSON.createObjectNode();
    body.put("creditCode", TwoNodes.creditCode());
    body.put("nameZh", "某图书馆");
    body.put("nameEn", "A library");
    body.put("sector", "library");
    body.putArray("items").addNull();
    TestNode node = nodes.chongqing();
    HttpResponse<String> answer =
        node.post("/api/v1/operator/acceptors", node.operatorToken(), body.toString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("items");
  }

  private static ObjectNode invented(String cardNumber, String issuer) {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", "entry");
    shown.put("cardNumber", cardNumber);
    shown.put("socialSecurityNumber", holder.socialSecurityNumber());
    shown.put("issuer", issuer);
    return shown;
  }

  private static ObjectNode chip() {
    ObjectNode shown = JSON.createObjectNode();
    shown.put("type", "chip");
    shown.put("cardNumber", holder.cardNumber());
    shown.put("identificationCode", holder.identificationCode());
    shown.put("issuer", "51");
    return shown;
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String code(Holder shown) {
    PresentationCode code = shown.device().show(now());
    return code.text();
  }

  private static JsonNode accept(DeskOf desk, String item, String code) {
    return TwoNodes.ok(post(desk, body(desk, item, code)));
  }

  private static JsonNode accept(DeskOf desk, String item, ObjectNode presentation) {
    ObjectNode body = body(desk, item, "");
    body.set("presentation", presentation);
    return TwoNodes.ok(post(desk, body));
  }

  private static ObjectNode body(DeskOf desk, String item, String code) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode presentation = body.putObject("presentation");
    presentation.put("type", "code");
    presentation.put("value", code);
    body.put("item", item);
    body.put("point", desk.point());
    body.put("idempotencyKey", UUID.randomUUID().toString());
    return body;
  }

  private static HttpResponse<String> post(DeskOf desk, ObjectNode body) {
    return nodes.chongqing().post("/api/v1/acceptances", desk.token(), body.toString());
  }

  private static void assertDeclined(JsonNode answer, String reason) {
    assertThat(answer.get("decision").asString()).isEqualTo("declined");
    assertThat(answer.get("reason").asString()).isEqualTo(reason);
    assertThat(answer.get("holder").get("pseudonym").isNull()).isTrue();
  }
}
