package org.onecard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.TestNode;
import org.onecard.TwoNodes;
import org.onecard.TwoNodes.DeskOf;
import org.onecard.TwoNodes.Holder;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.code.Base45;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.tap.TapRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Offline taps of a Chongqing gate, uploaded and decided again. */
class TapBatchTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static TwoNodes nodes;
  private static DeskOf metro;
  private static Holder holder;
  private final SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private String terminal;

  @BeforeAll
  static void aHolderAndAnAcceptor() {
    nodes = TwoNodes.shared();
    metro = nodes.acceptor("metro", "metro-ride");
    holder = nodes.enrol(0);
    nodes.awaitStatus(holder, CardStatus.VALID);
  }

  @BeforeEach
  void aTerminal() {
    ObjectNode body = JSON.createObjectNode();
    body.put("point", metro.point());
    body.put("algorithm", "ES256");
    body.put("publicKeyPem", key.verificationKey().toPem());
    terminal =
        TwoNodes.ok(nodes.chongqing().post("/api/v1/terminals", metro.token(), body.toString()))
            .get("terminal")
            .asString();
  }

  @Test
  void aTapIsDecidedAgainAndAReuploadIsAnsweredFromTheRecord() {
    ObjectNode tap = tap(1, show(), now, head());
    JsonNode first = upload(tap).get(0);
    assertThat(first.get("stored").asString()).isEqualTo("accepted");
    assertThat(first.get("provisional").asBoolean()).isFalse();
    assertThat(upload(tap).get(0)).isEqualTo(first);
  }

  @Test
  void anotherContentUnderASequenceIsAConflictAndNothingIsLost() {
    ObjectNode tap = tap(1, show(), now, head());
    JsonNode first = upload(tap).get(0);
    JsonNode other = upload(tap(1, show(), now, head())).get(0);
    assertThat(other.get("stored").asString()).isEqualTo("conflict");
    assertThat(other.get("acceptanceId").isNull()).isTrue();
    assertThat(upload(tap).get(0)).isEqualTo(first);
  }

  @Test
  void terminalSignatureIsCheckedAndAForgedTapTakesNoPlace() {
    ObjectNode tap = tap(1, show(), now, head());
    ObjectNode forged = tap.deepCopy();
    forged.put("item", "city-code-payment");
    assertStored(upload(forged).get(0), "declined", "terminal-signature-wrong");
    assertThat(upload(tap).get(0).get("stored").asString()).isEqualTo("accepted");
  }

  @Test
  void codeIsCheckedAtTheTimeOfTheTap() {
    PresentationCode code = show(now.minusSeconds(3_600));
    assertStored(upload(tap(1, code, now, head())).get(0), "declined", "code-late");
    assertThat(
            upload(tap(2, code, now.minusSeconds(3_600), head())).get(0).get("stored").asString())
        .isEqualTo("accepted");
  }

  @Test
  void tapTimeMayNotLieAheadOrMoreThanSevenDaysBack() {
    Instant ahead = now.plusSeconds(60);
    Instant old = now.minus(Duration.ofDays(8));
    JsonNode results = upload(tap(1, show(ahead), ahead, head()), tap(2, show(old), old, head()));
    assertStored(results.get(0), "declined", "code-early");
    assertStored(results.get(1), "undetermined", "uploaded-too-late");
  }

  @Test
  void anUnknownStatusHeadLeavesATapUndetermined() {
    JsonNode results = upload(tap(1, show(), now, 1_000_000), tap(2, show(), now, head()));
    assertStored(results.get(0), "undetermined", "status-head-unknown");
    assertThat(results.get(1).get("stored").asString()).isEqualTo("accepted");
  }

  @Test
  void aTapIsDecidedOnTheHeadItsTerminalUsedAndHeadsNeverGoBack() {
    Holder lost = nodes.enrol(0);
    nodes.awaitStatus(lost, CardStatus.VALID);
    long before = head();
    suspend(lost);
    nodes.awaitStatus(lost, CardStatus.SUSPENDED);
    SoftwareDevice device = lost.device();
    JsonNode results =
        upload(
            tap(1, device.show(now.getEpochSecond()), now, before),
            tap(2, device.show(now.getEpochSecond()), now, head()),
            tap(3, show(), now, before));
    assertThat(results.get(0).get("stored").asString()).isEqualTo("accepted");
    assertStored(results.get(1), "declined", "card-suspended");
    assertStored(results.get(2), "undetermined", "status-head-went-back");
    assertStored(
        upload(tap(4, show(), now, before)).get(0), "undetermined", "status-head-went-back");
  }

  @Test
  void aTerminalThatUsedAHeadNeverGoesBackToNone() {
    JsonNode results =
        upload(tap(1, show(), now, 0), tap(2, show(), now, head()), tap(3, show(), now, 0));
    assertThat(results.get(0).get("stored").asString()).isEqualTo("accepted");
    assertThat(results.get(1).get("stored").asString()).isEqualTo("accepted");
    assertStored(results.get(2), "undetermined", "status-head-went-back");
    assertStored(upload(tap(4, show(), now, 0)).get(0), "undetermined", "status-head-went-back");
    assertThat(upload(tap(5, show(), now, head())).get(0).get("stored").asString())
        .isEqualTo("accepted");
  }

  @Test
  void aHeadThatCannotBeCheckedAnyMoreLeavesItsTapsOpenAndNotTheBatch() {
    Holder lost = nodes.enrol(0);
    nodes.awaitStatus(lost, CardStatus.VALID);
    long before = head();
    suspend(lost);
    nodes.awaitStatus(lost, CardStatus.SUSPENDED);
    int spoilt =
        nodes
            .chongqing()
            .bean(JdbcClient.class)
            .sql(
                "update federation_status_head set json = replace(json, '51', '52')"
                    + " where region = '51' and number = ?")
            .param(before)
            .update();
    assertThat(spoilt).isEqualTo(1);
    assertThatThrownBy(
            () -> nodes.chongqing().bean(Federation.class).statusAt(Region.of("51"), before))
        .isInstanceOf(RuntimeException.class);
    JsonNode results = upload(tap(1, show(), now, before), tap(2, show(), now, head()));
    assertStored(results.get(0), "undetermined", "status-head-unknown");
    assertThat(results.get(1).get("stored").asString()).isEqualTo("accepted");
  }

  @Test
  void aTapSignedAnewIsTheSameTap() {
    PresentationCode code = show();
    long head = head();
    ObjectNode tap = tap(1, code, now, head);
    ObjectNode again = tap(1, code, now, head);
    assertThat(again.get("signature")).isNotEqualTo(tap.get("signature"));
    JsonNode first = upload(tap).get(0);
    assertThat(first.get("stored").asString()).isEqualTo("accepted");
    assertThat(upload(again).get(0)).isEqualTo(first);
  }

  @Test
  void aNullAmongTheTapsIsNamed() {
    ObjectNode body = batch();
    body.putArray("taps").addNull();
    HttpResponse<String> answer = post(metro, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("taps[0]");
  }

  @Test
  void anEditionIsTooOldAWholeWindowAfterItsSuccessor() {
    Edition first = edition(1, LocalDate.of(2026, 1, 1));
    Edition second = edition(2, LocalDate.of(2026, 11, 1));
    Function<Instant, Optional<Edition>> inForce =
        at -> Optional.of(at.isBefore(Instant.parse("2026-10-31T16:00:00Z")) ? first : second);
    Instant lastDay = Instant.parse("2026-11-07T15:59:59Z");
    assertThat(TapJudge.longSuperseded(Optional.of(first), inForce, lastDay)).isFalse();
    assertThat(TapJudge.longSuperseded(Optional.of(first), inForce, lastDay.plusSeconds(1)))
        .isTrue();
    assertThat(TapJudge.longSuperseded(Optional.of(second), inForce, lastDay.plusSeconds(1)))
        .isFalse();
  }

  private static Edition edition(long number, LocalDate from) {
    return new Edition("joint", number, from, "", List.of(), List.of(), List.of(), List.of(), "{}");
  }

  @Test
  void identicalOctetsAreDuplicatesAndASecondUseOfACounterIsDeclined() {
    long counter = RANDOM.nextInt(Integer.MAX_VALUE);
    PresentationCode code = device(counter).show(now.getEpochSecond());
    PresentationCode other = device(counter).show(now.getEpochSecond() - 1);
    JsonNode results =
        upload(tap(1, code, now, head()), tap(2, code, now, head()), tap(3, other, now, head()));
    assertThat(results.get(0).get("stored").asString()).isEqualTo("accepted");
    assertThat(results.get(1).get("stored").asString()).isEqualTo("duplicate");
    assertStored(results.get(2), "declined", "counter-seen");
  }

  @Test
  void theSumsOfAReplayAreThoseOfItsStoredTaps() {
    String replay =
        TwoNodes.operator(
                nodes.chongqing(), "/api/v1/replays", JSON.createObjectNode().put("taps", 4))
            .get("replay")
            .asString();
    PresentationCode code = show();
    ObjectNode body =
        batch(tap(1, code, now, head()), tap(2, code, now, head()), tap(3, show(), now, 1_000_000));
    body.put("replay", replay);
    TwoNodes.ok(post(metro, body));
    TwoNodes.ok(post(metro, body));
    JsonNode sums =
        TwoNodes.ok(nodes.chongqing().get("/api/v1/acceptances/summary?replay=" + replay));
    assertThat(sums.get("taps").asLong()).isEqualTo(4);
    assertThat(sums.get("accepted").asLong()).isEqualTo(1);
    assertThat(sums.get("duplicates").asLong()).isEqualTo(1);
    assertThat(sums.get("undetermined").asLong()).isEqualTo(1);
    assertThat(sums.get("declined").asLong()).isZero();
    assertThat(sums.get("lost").asLong()).isEqualTo(1);
  }

  @Test
  void aTerminalOfAnotherAcceptorIsNotFound() {
    DeskOf other = nodes.acceptor("metro", "metro-ride");
    HttpResponse<String> answer = post(other, batch(tap(1, show(), now, head())));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(TestNode.json(answer).get("field").asString()).isEqualTo("terminal");
  }

  @Test
  void aFieldThatCannotBeReadIsNamed() {
    ObjectNode tap = tap(1, show(), now, head());
    tap.put("code", "not base45 !");
    HttpResponse<String> answer = post(metro, batch(tap));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestNode.json(answer).get("field").asString()).startsWith("taps[0].");
  }

  @Test
  void theBundleTellsTheTerminalWhatItIs() {
    JsonNode bundle =
        TwoNodes.ok(
            nodes.chongqing().get("/api/v1/terminals/" + terminal + "/bundle", metro.token()));
    assertThat(bundle.get("place").asString()).isEqualTo("500103");
    assertThat(bundle.get("sector").asString()).isEqualTo("metro");
    assertThat(bundle.get("ownRegion").asString()).isEqualTo("50");
    assertThat(bundle.get("items").get(0).asString()).isEqualTo("metro-ride");
  }

  private static void suspend(Holder lost) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("cardNumbers").add(lost.cardNumber());
    body.put("kind", "temporary");
    TwoNodes.operator(nodes.sichuan(), "/api/v1/operator/suspensions", body);
  }

  private static long head() {
    Federation federation = nodes.chongqing().bean(Federation.class);
    await().until(() -> federation.statusOf(Region.of("51")).isPresent());
    return federation.statusOf(Region.of("51")).orElseThrow().head().number();
  }

  private static SoftwareDevice device(long counter) {
    return new SoftwareDevice(holder.authorisation(), holder.deviceKey(), counter);
  }

  private PresentationCode show() {
    return show(now);
  }

  private static PresentationCode show(Instant at) {
    return holder.device().show(at.getEpochSecond());
  }

  private ObjectNode tap(long sequence, PresentationCode code, Instant at, long head) {
    TapRecord record =
        new TapRecord(
            terminal,
            sequence,
            Bytes.of(code.octets()),
            "metro-ride",
            at.toEpochMilli(),
            head,
            1,
            "accepted",
            "",
            false);
    ObjectNode tap = JSON.createObjectNode();
    tap.put("sequence", sequence);
    tap.put("code", Base45.encode(code.octets()));
    tap.put("item", "metro-ride");
    tap.put("tappedAt", at.toString());
    tap.put("statusHead", head);
    tap.put("edition", 1);
    tap.put("decision", "accepted");
    tap.put("reason", "");
    tap.put("provisional", false);
    tap.put("signature", record.sign(key).base64Url());
    return tap;
  }

  private ObjectNode batch(ObjectNode... taps) {
    ObjectNode body = JSON.createObjectNode();
    body.put("terminal", terminal);
    ArrayNode list = body.putArray("taps");
    for (ObjectNode tap : taps) {
      list.add(tap);
    }
    return body;
  }

  private JsonNode upload(ObjectNode... taps) {
    return TwoNodes.ok(post(metro, batch(taps))).get("results");
  }

  private static HttpResponse<String> post(DeskOf desk, ObjectNode body) {
    return nodes.chongqing().post("/api/v1/acceptances/batch", desk.token(), body.toString());
  }

  private static void assertStored(JsonNode result, String stored, String reason) {
    assertThat(result.get("stored").asString()).isEqualTo(stored);
    assertThat(result.get("reason").asString()).isEqualTo(reason);
    assertThat(UUID.fromString(result.get("acceptanceId").asString())).isNotNull();
  }
}
