package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.catalogue.TwoCatalogues.APPROVER;
import static org.onecard.catalogue.TwoCatalogues.EDITOR;
import static org.onecard.catalogue.TwoCatalogues.REVIEWER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.catalogue.Composer.Composed;
import org.onecard.catalogue.ItemDesk.Wish;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionDifference.Field;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.protocol.catalogue.UntrustedLocalListException;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/** Two authorities bring an item from an idea into force, each by its own acts. */
class ItemDeskTest {
  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 21);

  @TempDir Path folder;
  private TwoCatalogues two;

  @BeforeEach
  void twoAuthorities() throws IOException {
    two = new TwoCatalogues(folder);
    two.join();
  }

  @Test
  void anItemComesIntoForceAtMidnightOnceBothSidesHaveAgreedApprovedAndSigned() throws Exception {
    UUID id = two.draft("51", "theatre-entry");
    assertThat(states(id)).containsExactly("unknown", "draft");
    two.room("51").desk().submit(EDITOR, id);
    two.two.deliver();
    assertThat(states(id)).containsExactly("in-review", "in-review");
    two.room("50").desk().comment(REVIEWER, id, "请补充投诉电话的说明");
    two.carry("51", two.draft("51", "opera-entry"));
    agreeAndApprove(id);
    assertThat(states(id)).containsExactly("approved", "approved");

    Composed composed = two.room("51").composer().joint(TOMORROW, Set.of(id));
    assertThat(composed.difference().lines())
        .containsExactly(
            new Line.Added("theatre-entry", "演示事项theatre-entry", "Demonstration theatre-entry"));
    two.sign("51", 2, composed.digest());
    assertThat(states(id)).containsExactly("in-edition", "in-edition");
    assertThat(two.room("50").editions().last().orElseThrow().approvals())
        .extracting("act")
        .containsExactly("演示批准文书第50-1号", "演示批准文书第51-1号");

    two.two.clock().advance(Duration.ofHours(4).minusSeconds(1));
    assertThat(states(id)).as("23:59:59").containsExactly("in-edition", "in-edition");
    two.two.clock().advance(Duration.ofSeconds(1));
    assertThat(states(id)).as("midnight").containsExactly("in-force", "in-force");

    two.room("50").overlays().suspend("theatre-entry", true);
    assertThat(states(id)).containsExactly("suspended", "in-force");
    two.room("50").overlays().suspend("theatre-entry", false);
    assertThat(states(id)).containsExactly("in-force", "in-force");
  }

  @Test
  void adjustedAndThenWithdrawnByLaterEditions() throws Exception {
    ObjectNode metro = firstItem("metro-ride").put("complaintTelephone", "000-5000-9999");
    UUID adjust = two.draft("50", Change.ADJUST, metro);
    two.carry("50", adjust);
    Composed second = two.room("50").composer().joint(TOMORROW, Set.of());
    assertThat(second.difference().lines())
        .singleElement()
        .isInstanceOfSatisfying(
            Line.Changed.class,
            line ->
                assertThat(line.fields())
                    .containsExactly(
                        new Field("complaintTelephone", "000-5000-0003", "000-5000-9999")));
    two.sign("50", 2, second.digest());

    UUID withdraw = UUID.randomUUID();
    two.room("51").desk().idea(EDITOR, withdraw, origin());
    two.room("51")
        .desk()
        .draft(
            EDITOR,
            withdraw,
            new Wish(Listing.JOINT, Change.WITHDRAW, "metro-ride", Optional.empty()));
    two.carry("51", withdraw);
    Composed third = two.room("51").composer().joint(TOMORROW.plusDays(1), Set.of());
    two.sign("51", 3, third.digest());
    two.two.clock().advance(Duration.ofHours(24));
    assertThat(states(adjust)).containsExactly("in-force", "in-force");
    two.two.clock().advance(Duration.ofHours(24));
    assertThat(states(adjust)).containsExactly("withdrawn", "withdrawn");
    assertThat(states(withdraw)).containsExactly("withdrawn", "withdrawn");
  }

  @Test
  void bothAdjustTheSameItemAtOnceAndTheEarlierStandsOnBothNodes() throws Exception {
    UUID ours = two.draft("50", Change.ADJUST, firstItem("metro-ride").put("titleEn", "Ours"));
    UUID theirs = two.draft("51", Change.ADJUST, firstItem("metro-ride").put("titleEn", "Theirs"));
    two.room("51").desk().submit(EDITOR, theirs);
    two.two.clock().advance(Duration.ofSeconds(1));
    two.room("50").desk().submit(EDITOR, ours);
    assertThat(two.room("50").state(ours)).as("not told yet").isEqualTo("in-review");
    two.two.deliver();

    assertThat(states(theirs)).containsExactly("in-review", "in-review");
    assertThat(states(ours)).containsExactly("yielded", "yielded");
    assertThat(two.room("51").get(ours).standing().yieldsTo()).isEqualTo(theirs);
    assertThatThrownBy(
            () -> two.room("51").desk().agree(REVIEWER, ours, two.room("51").digest(ours)))
        .hasMessageContaining("agree-when-yielded");
  }

  @Test
  void illegalStepsAreRefusedByName() throws Exception {
    UUID id = two.draft("51", "theatre-entry");
    String digest = two.room("51").digest(id);
    assertThatThrownBy(() -> two.room("51").desk().agree(REVIEWER, id, digest))
        .hasMessageContaining("agree-when-draft");
    two.room("51").desk().submit(EDITOR, id);
    two.two.deliver();
    String submitted = two.room("51").digest(id);
    assertThatThrownBy(() -> two.room("51").desk().submit(EDITOR, id))
        .hasMessageContaining("submit-when-in-review");
    assertThatThrownBy(() -> two.room("51").desk().agree(EDITOR, id, submitted))
        .hasMessageContaining("own-draft");
    assertThatThrownBy(() -> two.room("50").desk().agree(REVIEWER, id, "0".repeat(64)))
        .hasMessageContaining("another-content");
    assertThatThrownBy(() -> two.room("50").desk().retract(EDITOR, id, "not ours"))
        .hasMessageContaining("not-the-proposer");
    assertThatThrownBy(() -> approve("50", id)).hasMessageContaining("approve-when-in-review");
    UUID second = two.draft("51", "theatre-entry");
    assertThatThrownBy(() -> two.room("51").desk().submit(EDITOR, second))
        .hasMessageContaining("item-has-open-proposal");
    two.room("50").desk().refuse(REVIEWER, id, "与图书馆入馆重复");
    two.two.deliver();
    assertThat(states(id)).containsExactly("refused", "refused");
  }

  @Test
  void anItemThatLacksSomethingOrIsListedAlreadyIsRefused() {
    UUID id = UUID.randomUUID();
    assertThatThrownBy(
            () ->
                two.room("51")
                    .desk()
                    .idea(EDITOR, id, new Origin(PlaceCode.of("500103"), null, "x", "y")))
        .hasMessageContaining("origin.place");
    two.room("51").desk().idea(EDITOR, id, origin());
    assertThatThrownBy(() -> draft(id, ItemFixture.item("a").put("legalBasis", " ")))
        .hasMessageContaining("content.legalBasis");
    assertThatThrownBy(() -> draft(id, ItemFixture.item("a").put("validTo", "2024-01-01")))
        .hasMessageContaining("validTo");
    ObjectNode nowhere = ItemFixture.item("a");
    nowhere.putArray("places").add("999999");
    assertThatThrownBy(() -> draft(id, nowhere)).hasMessageContaining("content.places");
    draft(id, ItemFixture.item("metro-ride"));
    assertThatThrownBy(() -> two.room("51").desk().submit(EDITOR, id))
        .hasMessageContaining("item-is-listed");
  }

  @Test
  void anApproverSignsNothingThatWasNotApprovedItemByItem() throws Exception {
    Edition last = two.room("50").editions().last().orElseThrow();
    ObjectNode draft = SignedDocument.parse(FirstEdition.json(), Edition.MAXIMUM_OCTETS);
    draft.put("number", 2).put("previous", last.digest()).put("effectiveFrom", "2026-11-21");
    draft.withArray("items").add(ItemFixture.item("smuggled-in"));
    two.room("50").coSigning().propose(draft.toString());
    String digest = Edition.parse(draft.toString()).digest();
    assertThatThrownBy(() -> two.room("50").coSigning().approve(2, digest))
        .hasMessageContaining("item-not-approved")
        .hasMessageContaining("smuggled-in");
    assertThat(two.room("50").store().signatures(2)).isEmpty();
  }

  @Test
  void whatWasDoneBeforeTheOtherWasKnownOrWhileItWasAwayIsToldLater() throws Exception {
    TwoCatalogues apart = new TwoCatalogues(folder.resolve("apart"));
    UUID id = apart.draft("51", "theatre-entry");
    apart.room("51").desk().submit(EDITOR, id);
    apart.join();
    apart.two.deliver();
    assertThat(apart.room("51").get(id).proposal().paper().orElseThrow().authorities())
        .as("alone when it was submitted")
        .containsExactly(Region.of("51"));
    assertThat(apart.room("50").acts().find(id)).as("it names only 51").isEmpty();
  }

  @Test
  void aLocalListIsItsRegionsAloneAndNeverContradictsTheJointOne() throws Exception {
    UUID id = UUID.randomUUID();
    ItemDesk desk = two.room("51").desk();
    desk.idea(EDITOR, id, origin());
    ObjectNode beyond = ItemFixture.item("teahouse-entry");
    desk.draft(EDITOR, id, local(beyond));
    assertThatThrownBy(() -> desk.submit(EDITOR, id)).hasMessageContaining("content.places");
    ObjectNode sameTitle = ItemFixture.item("teahouse-entry");
    sameTitle.put("titleZh", firstItem("metro-ride").path("titleZh").asString());
    desk.draft(EDITOR, id, local(sameTitle));
    assertThatThrownBy(() -> desk.submit(EDITOR, id))
        .hasMessageContaining("joint-stands-over-local");
    ObjectNode inside = ItemFixture.item("teahouse-entry");
    inside.putArray("places").add("510100");
    desk.draft(EDITOR, id, local(inside));
    desk.submit(EDITOR, id);
    desk.agree(REVIEWER, id, two.room("51").digest(id));
    approve("51", id);
    two.two.deliver();
    assertThat(states(id)).as("50 is told nothing of it").containsExactly("unknown", "approved");

    Composed composed = two.room("51").composer().local("approver", TOMORROW, Set.of());
    LocalList list = two.room("51").composer().approveLocal(1, composed.digest());
    assertThat(LocalList.parse(list.json(), two.two.federation("51").ownKeys())).isEqualTo(list);
    assertThatThrownBy(() -> LocalList.parse(list.json(), two.two.federation("50").ownKeys()))
        .hasMessageContaining("region 50");
    String other = list.json().replace("510100", "510700");
    assertThatThrownBy(() -> LocalList.parse(other, two.two.federation("51").ownKeys()))
        .isInstanceOf(UntrustedLocalListException.class);
    assertThatThrownBy(() -> two.room("51").composer().approveLocal(1, composed.digest()))
        .hasMessageContaining("not-the-next-list");
    assertThat(states(id).get(1)).isEqualTo("in-edition");
    two.two.clock().advance(Duration.ofHours(24));
    assertThat(states(id).get(1)).isEqualTo("in-force");
  }

  @Test
  void aSignatureOverOtherBytesCountsForNothing() throws Exception {
    two.carry("51", two.draft("51", "theatre-entry"));
    Composed composed = two.room("51").composer().joint(TOMORROW, Set.of());
    two.room("51").coSigning().approve(2, composed.digest());
    Edition signed = two.room("51").store().drafts(2).getFirst().content();
    var own = two.room("51").store().signatures(2).getFirst().signature();
    ObjectNode other = SignedDocument.parse(signed.json(), Edition.MAXIMUM_OCTETS);
    other.put("effectiveFrom", TOMORROW.plusDays(1).toString());
    ObjectNode forged = SignedDocument.create();
    forged.set("edition", other);
    forged
        .putObject("signature")
        .put("keyId", own.keyId())
        .put("algorithm", own.algorithm())
        .put("value", own.value());
    two.two
        .federation("51")
        .tell(Region.of("50"), CoSigning.TYPE, forged, "forged", Duration.ofDays(1));
    two.two.deliver();
    assertThat(two.room("50").store().signatures(2))
        .as("what 51 really signed came, the same signature over other bytes did not")
        .singleElement()
        .satisfies(kept -> assertThat(kept.digest()).isEqualTo(composed.digest()));
    assertThat(two.room("50").store().drafts(2)).hasSize(1);
  }

  private static Wish local(ObjectNode content) {
    return new Wish(
        Listing.LOCAL, Change.ADD, content.path("code").asString(), Optional.of(content));
  }

  private void draft(UUID id, ObjectNode content) {
    two.room("51").desk().draft(EDITOR, id, TwoCatalogues.wish(Change.ADD, content));
  }

  private void agreeAndApprove(UUID id) throws IOException {
    for (String side : List.of("50", "51")) {
      two.room(side).desk().agree(REVIEWER, id, two.room(side).digest(id));
    }
    two.two.deliver();
    for (String side : List.of("50", "51")) {
      approve(side, id);
    }
    two.two.deliver();
  }

  private void approve(String side, UUID id) {
    two.room(side)
        .desk()
        .approve(
            APPROVER,
            id,
            two.room(side).digest(id),
            "批准机关（演示）",
            "演示批准文书第" + side + "-1号",
            LocalDate.of(2026, 11, 20));
  }

  private List<String> states(UUID id) {
    return List.of(state("50", id), state("51", id));
  }

  private String state(String region, UUID id) {
    return two.room(region).acts().find(id).isEmpty() ? "unknown" : two.room(region).state(id);
  }

  private static Origin origin() {
    return new Origin(PlaceCode.of("510100"), null, "演示", "演示");
  }

  private static ObjectNode firstItem(String code) {
    return Objects.requireNonNull(
        Edition.parse(FirstEdition.json()).itemDocuments().get(code), code);
  }
}
