package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.catalogue.OwnOverlays.Wish;
import org.onecard.federation.Federation;
import org.onecard.federation.TestFederations;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Assurance;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.web.ProblemException;
import tools.jackson.databind.node.ObjectNode;

class CoSigningTest {
  private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-12-31T15:59:59Z");

  @TempDir Path folder;
  private TestFederations two;
  private final Map<String, Desk> desks = new TreeMap<>();

  /** One authority's catalogue. */
  private record Desk(
      EditionStore store, Editions editions, CoSigning coSigning, OwnOverlays overlays) {}

  @BeforeEach
  void twoAuthorities() {
    two = new TestFederations(folder);
    for (String region : List.of("50", "51")) {
      Federation federation = two.federation(region);
      var jdbc = two.jdbc(Region.of(region));
      EditionStore store = new EditionStore(jdbc);
      Editions editions = new Editions(store);
      OwnOverlays overlays = new OwnOverlays(jdbc, editions, federation, two.clock());
      Standings standings =
          new Standings(
              new ActStore(jdbc),
              editions,
              new LocalListStore(jdbc, federation),
              overlays,
              two.clock());
      CoSigning coSigning =
          new CoSigning(
              store,
              editions,
              standings,
              federation,
              two.transactions(Region.of(region)),
              two.clock());
      desks.put(region, new Desk(store, editions, coSigning, overlays));
    }
  }

  @Test
  void countsWhenBothApproversHaveApprovedInTheirOwnNodes() throws Exception {
    two.exchangeTrust();
    String digest = proposeFirst("50");
    approve("50", digest);
    two.deliver();

    assertThat(desk("50").editions().last()).isEmpty();
    assertThat(desk("51").store().drafts(1)).hasSize(1);
    assertThat(desk("51").editions().last()).as("51 has not approved yet").isEmpty();

    approve("51", digest);
    two.deliver();
    awaitEdition("50", 1);
    awaitEdition("51", 1);
    assertThat(last("50").json()).isEqualTo(last("51").json());
    assertThat(last("50").signatures()).extracting("region.code").containsExactly("50", "51");
    assertThat(desk("50").editions().inForce(Instant.parse("2024-12-31T15:59:59Z"))).isEmpty();
    assertThat(desk("50").editions().inForce(Instant.parse("2024-12-31T16:00:00Z"))).isPresent();
  }

  @Test
  void signaturesMadeBeforeTrustAreToldWhenThePeerIsKnown() throws Exception {
    approve("50", proposeFirst("50"));
    approve("51", proposeFirst("51"));
    two.deliver();
    assertThat(desk("50").editions().last()).isEmpty();

    two.exchangeTrust();
    two.deliver();
    awaitEdition("50", 1);
    awaitEdition("51", 1);
    assertThat(last("50").json()).isEqualTo(last("51").json());
  }

  @Test
  void theSameProposalAndApprovalAgainChangeNothing() {
    String digest = proposeFirst("50");
    assertThat(proposeFirst("50")).isEqualTo(digest);
    approve("50", digest);
    var signature = desk("50").store().signatures(1);
    approve("50", digest);
    assertThat(desk("50").store().signatures(1)).isEqualTo(signature);
  }

  @Test
  void oneAuthorityNeverSignsTwoContentsForOneNumber() {
    approve("50", proposeFirst("50"));
    String other = propose("50", first().put("effectiveFrom", "2025-02-01"));

    assertThatThrownBy(() -> approve("50", other))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("already-signed");
    assertThat(desk("50").store().signatures(1)).hasSize(1);
  }

  @Test
  void secondContentSignedByThePeerIsRefused() throws Exception {
    two.exchangeTrust();
    approve("51", proposeFirst("51"));
    two.deliver();
    two.jdbc(Region.of("51")).sql("truncate catalogue_signature, catalogue_told").update();
    String other = propose("51", first().put("effectiveFrom", "2025-02-01"));
    approve("51", other);
    two.deliver();
    propose("50", first().put("effectiveFrom", "2025-02-01"));
    approve("50", other);
    two.deliver();

    assertThat(desk("50").store().signatures(1))
        .filteredOn(signed -> signed.signature().region().equals(Region.of("51")))
        .extracting("digest")
        .doesNotContain(other);
    assertThat(desk("50").editions().last()).isEmpty();
  }

  @Test
  void aKeyRotatedSinceStillStandsForWhatItSigned() throws Exception {
    two.exchangeTrust();
    String digest = proposeFirst("51");
    approve("51", digest);
    two.deliver();
    two.rotate("51", KeyUse.EDITION);
    approve("50", digest);
    two.deliver();
    awaitEdition("50", 1);
    awaitEdition("51", 1);
  }

  @Test
  void aKeyRevokedSinceStandsForNothing() throws Exception {
    two.exchangeTrust();
    String digest = proposeFirst("51");
    approve("51", digest);
    two.deliver();
    two.revoke("51", "51-edition-1");
    approve("50", digest);
    two.deliver();
    desk("50").coSigning().count();
    desk("51").coSigning().count();
    assertThat(desk("50").editions().last()).isEmpty();
    assertThat(desk("51").editions().last()).isEmpty();
  }

  @Test
  void approvesOnlyTheContentWhoseDigestIsGiven() {
    proposeFirst("50");
    assertThatThrownBy(() -> approve("50", "0".repeat(64)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("digest");
  }

  @Test
  void theNextEditionNamesTheOneBeforeAndWaitsForItsDay() throws Exception {
    bothApprove(first());
    ObjectNode second = first().put("number", 2).put("effectiveFrom", "2027-01-01");

    assertThatThrownBy(() -> propose("50", second.deepCopy().put("previous", "0".repeat(64))))
        .hasMessageContaining("previous");
    assertThatThrownBy(
            () -> propose("50", second.deepCopy().put("number", 3).put("previous", digestOfLast())))
        .hasMessageContaining("not-the-next-edition");

    bothApprove(second.put("previous", digestOfLast()));
    assertThat(desk("50").editions().inForce(BEFORE_MIDNIGHT).orElseThrow().number()).isEqualTo(1);
    assertThat(desk("50").editions().inForce(BEFORE_MIDNIGHT.plusSeconds(1)).orElseThrow().number())
        .isEqualTo(2);
  }

  @Test
  void proposalWithoutEverySidesActIsRefused() {
    ObjectNode draft = first();
    draft.withArray("approvals").remove(1);
    assertThatThrownBy(() -> propose("50", draft)).hasMessageContaining("approvals");
  }

  @Test
  void proposalThatIsSignedAlreadyIsRefused() throws Exception {
    bothApprove(first());
    assertThatThrownBy(() -> desk("50").coSigning().propose(last("50").json()))
        .hasMessageContaining("signatures");
  }

  @Test
  void overlayNarrowsAtOnceAndNeverWidens() throws Exception {
    assertThatThrownBy(() -> narrow(new Wish("metro-ride", true, null, null)))
        .hasMessageContaining("no-edition");
    bothApprove(first());

    assertThatThrownBy(() -> narrow(new Wish("metro-ride", null, "entry", null)))
        .hasMessageContaining("narrowings[0].minimumAssurance");
    assertThatThrownBy(() -> narrow(new Wish("space-flight", true, null, null)))
        .hasMessageContaining("narrowings[0].item");
    assertThatThrownBy(() -> narrow(new Wish("metro-ride", false, null, null)))
        .hasMessageContaining("narrows nothing");

    narrow(new Wish("metro-ride", null, "code", null), new Wish("bus-ride", true, null, null));
    var overlay = desk("50").overlays().at(two.clock().instant()).orElseThrow();
    assertThat(overlay.number()).isEqualTo(1);
    assertThat(overlay.find("metro-ride").orElseThrow().minimumAssurance())
        .isEqualTo(Assurance.CODE);
    assertThat(overlay.find("bus-ride").orElseThrow().suspended()).isTrue();
    assertThat(desk("50").overlays().at(two.clock().instant().minusSeconds(1))).isEmpty();
  }

  @Test
  void anOwnOverlayThatNoLongerCountsNarrowsNothingAndStopsNoStart() throws Exception {
    bothApprove(first());
    narrow(new Wish("bus-ride", true, null, null));
    var jdbc = two.jdbc(Region.of("50"));
    jdbc.sql("update catalogue_overlay set json = replace(json, 'bus-ride', 'metro-ride')")
        .update();

    var overlays = new OwnOverlays(jdbc, desk("50").editions(), two.federation("50"), two.clock());
    assertThat(overlays.at(two.clock().instant())).isEmpty();
    Wish again = new Wish("bus-ride", true, null, null);
    assertThat(overlays.narrow(List.of(again)).number()).isEqualTo(2);
  }

  private void bothApprove(ObjectNode draft) throws Exception {
    two.exchangeTrust();
    String digest = propose("50", draft);
    approve("50", digest);
    two.deliver();
    approve("51", digest);
    two.deliver();
    long number = draft.required("number").asLong();
    awaitEdition("50", number);
    awaitEdition("51", number);
  }

  private void awaitEdition(String region, long number) {
    await().until(() -> desk(region).editions().find(number).isPresent());
  }

  private void narrow(Wish... wishes) {
    desk("50").overlays().narrow(List.of(wishes));
  }

  private String proposeFirst(String region) {
    return propose(region, first());
  }

  private String propose(String region, ObjectNode draft) {
    desk(region).coSigning().propose(draft.toString());
    return Edition.parse(draft.toString()).digest();
  }

  private void approve(String region, String digest) {
    long number =
        desk(region).store().drafts(1).stream().anyMatch(draft -> draft.digest().equals(digest))
            ? 1
            : 2;
    desk(region).coSigning().approve(number, digest);
  }

  private static ObjectNode first() {
    return SignedDocument.parse(FirstEdition.json(), Edition.MAXIMUM_OCTETS);
  }

  private String digestOfLast() {
    return last("50").digest();
  }

  private Edition last(String region) {
    return desk(region).editions().last().orElseThrow();
  }

  private Desk desk(String region) {
    Desk desk = desks.get(region);
    if (desk == null) {
      throw new IllegalArgumentException("no desk in region " + region);
    }
    return desk;
  }
}
