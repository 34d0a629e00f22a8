package org.onecard.protocol.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.catalogue.Assurance;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionFixture;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusAnswer;
import org.onecard.protocol.trust.KeyUse;

class DeciderTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final Issuer ISSUER = new Issuer("50", SignatureAlgorithm.SM2);
  private static final Decision ACCEPTED = new Decision.Accepted(false);

  /** A presentation that is accepted, to be spoilt in one respect at a time. */
  private static final class Case {
    Instant at = NOON;
    boolean online;
    Mode mode = Mode.CODE;
    @Nullable CodeRefusal refusal;
    CardStatus status = CardStatus.VALID;
    Map<Attribute, String> attributes = Map.of();
    @Nullable Boolean transitFunction;
    String edition = EditionFixture.document();
    boolean noEdition;
    Optional<Overlay> overlay = Optional.empty();
    String item = "metro-ride";
    String place = "500105";
    String sector = "metro";
    Set<String> admitted = Set.of("metro-ride");

    Circumstances circumstances() {
      return new Circumstances(
          at,
          online,
          mode,
          refusal,
          new StatusAnswer(status, 1),
          attributes,
          transitFunction,
          noEdition ? null : Edition.parse(edition),
          overlay,
          item,
          new Circumstances.Where(
              new PlaceCode(place),
              "acceptor-1",
              sector,
              admitted,
              (inner, outer, day) -> inner.text().startsWith(outer.text().substring(0, 2))));
    }
  }

  @Test
  void nothingSpoiltIsAccepted() {
    assertThat(decide(new Case())).isEqualTo(ACCEPTED);
  }

  @Test
  void noCodeThatWasRefused() {
    Case spoilt = new Case();
    spoilt.refusal = CodeRefusal.COUNTER_SEEN;
    assertStoppedOnlyBy("code is genuine", spoilt, Reason.COUNTER_SEEN);
  }

  @Test
  void noEditionBeforeItsDay() {
    Case spoilt = new Case();
    spoilt.edition =
        edition("\"effectiveFrom\":\"2025-01-01\"", "\"effectiveFrom\":\"2026-11-21\"");
    assertStoppedOnlyBy("edition is in force", spoilt, Reason.NO_EDITION_IN_FORCE);
    spoilt.at = Instant.parse("2026-11-20T16:00:00Z");
    assertThat(decide(spoilt)).as("from midnight in Asia/Shanghai").isEqualTo(ACCEPTED);
  }

  @Test
  void withoutAnyEditionNothingIsListed() {
    Case spoilt = new Case();
    spoilt.noEdition = true;
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(Reason.NO_EDITION_IN_FORCE));
  }

  @Test
  void noItemThatIsNotListed() {
    Case spoilt = new Case();
    spoilt.item = "bus-ride";
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(Reason.ITEM_NOT_LISTED));
    assertThatThrownBy(() -> without("item is listed").decide(spoilt.circumstances()))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-21,", "2025-01-01,2026-11-20"})
  void noItemOutsideItsDates(String from, @Nullable String to) {
    String dates = "\"validFrom\":\"" + from + "\"";
    Case spoilt = new Case();
    spoilt.edition =
        edition(
            "\"validFrom\":\"2025-01-01\"",
            to == null ? dates : dates + ",\"validTo\":\"" + to + "\"");
    assertStoppedOnlyBy("item is in force", spoilt, Reason.ITEM_NOT_IN_FORCE);
  }

  @Test
  void noItemThatTheRegionSuspends() {
    Case spoilt = new Case();
    spoilt.overlay = overlay(new Narrowing("metro-ride", true, null, List.of()));
    assertStoppedOnlyBy("item is not suspended here", spoilt, Reason.ITEM_SUSPENDED_HERE);
    spoilt.at = NOON.minusSeconds(1);
    assertThat(decide(spoilt)).as("before the overlay").isEqualTo(ACCEPTED);
  }

  @Test
  void noPlaceBeyondTheItem() {
    Case spoilt = new Case();
    spoilt.place = "530102";
    assertStoppedOnlyBy("place is covered", spoilt, Reason.PLACE_NOT_COVERED);
  }

  @Test
  void noAcceptorThatIsNotAdmitted() {
    Case spoilt = new Case();
    spoilt.admitted = Set.of("bus-ride");
    assertStoppedOnlyBy("acceptor is admitted", spoilt, Reason.ACCEPTOR_NOT_ADMITTED);
  }

  @Test
  void noAcceptorOfAnotherSector() {
    Case spoilt = new Case();
    spoilt.sector = "library";
    assertStoppedOnlyBy("acceptor is admitted", spoilt, Reason.ACCEPTOR_NOT_ADMITTED);
  }

  @Test
  void noAcceptorThatTheRegionExcludes() {
    Case spoilt = new Case();
    spoilt.overlay = overlay(new Narrowing("metro-ride", false, null, List.of("acceptor-1")));
    assertStoppedOnlyBy("acceptor is admitted", spoilt, Reason.ACCEPTOR_NOT_ADMITTED);
  }

  @Test
  void noModeBesideTheItems() {
    Case spoilt = new Case();
    spoilt.edition = edition("[\"code\",\"chip\"]", "[\"chip\",\"entry\"]");
    assertStoppedOnlyBy("mode is allowed", spoilt, Reason.MODE_NOT_ALLOWED);
  }

  @Test
  void noAssuranceBelowTheItems() {
    Case spoilt = new Case();
    spoilt.mode = Mode.ENTRY;
    spoilt.edition = edition("[\"code\",\"chip\"]", "[\"code\",\"entry\"]");
    assertStoppedOnlyBy("assurance suffices", spoilt, Reason.ASSURANCE_TOO_LOW);
  }

  @Test
  void aRegionMayDemandMoreAssurance() {
    Case spoilt = new Case();
    spoilt.mode = Mode.CHIP;
    spoilt.transitFunction = true;
    assertThat(decide(spoilt)).isEqualTo(ACCEPTED);
    spoilt.overlay = overlay(new Narrowing("metro-ride", false, Assurance.CODE, List.of()));
    assertStoppedOnlyBy("assurance suffices", spoilt, Reason.ASSURANCE_TOO_LOW);
  }

  @Test
  void aRegionNeverDemandsLess() {
    Case spoilt = new Case();
    spoilt.mode = Mode.ENTRY;
    spoilt.edition = edition("[\"code\",\"chip\"]", "[\"code\",\"entry\"]");
    spoilt.overlay = overlay(new Narrowing("metro-ride", false, Assurance.ENTRY, List.of()));
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(Reason.ASSURANCE_TOO_LOW));
  }

  @Test
  void noHolderWithoutWhatTheItemRequires() {
    Case spoilt = new Case();
    spoilt.edition = edition("\"requires\":[]", "\"requires\":[\"student\"]");
    assertStoppedOnlyBy("holder is entitled", spoilt, Reason.HOLDER_NOT_ENTITLED);
    spoilt.attributes = Map.of(Attribute.STUDENT, "yes");
    assertThat(decide(spoilt)).isEqualTo(ACCEPTED);
  }

  @Test
  void noChipWithoutTheTransitFunction() {
    Case spoilt = new Case();
    spoilt.mode = Mode.CHIP;
    spoilt.transitFunction = false;
    assertStoppedOnlyBy(
        "chip carries the transit function", spoilt, Reason.TRANSIT_FUNCTION_MISSING);
  }

  @Test
  void aChipOfWhichNothingIsKnownIsDecidedByWhatUnknownMeans() {
    Case silent = new Case();
    silent.mode = Mode.CHIP;
    silent.status = CardStatus.UNKNOWN;
    assertThat(decide(silent)).isEqualTo(new Decision.Accepted(true));
    silent.online = true;
    assertThat(decide(silent)).isEqualTo(new Decision.Undetermined(Reason.STATUS_UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({"SUSPENDED,CARD_SUSPENDED", "REVOKED,CARD_REVOKED"})
  void aStoppedChipIsDeclinedAsStopped(CardStatus status, Reason reason) {
    Case spoilt = new Case();
    spoilt.mode = Mode.CHIP;
    spoilt.transitFunction = false;
    spoilt.status = status;
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(reason));
  }

  @ParameterizedTest
  @CsvSource({"SUSPENDED,CARD_SUSPENDED", "REVOKED,CARD_REVOKED"})
  void noCardThatItsIssuerStopped(CardStatus status, Reason reason) {
    Case spoilt = new Case();
    spoilt.status = status;
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(reason));
    assertThatThrownBy(() -> without("card is not stopped").decide(spoilt.circumstances()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theStatusAloneAccepts() {
    assertThatThrownBy(() -> without("status").decide(new Case().circumstances()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unknownMeansWhatTheItemSays() {
    Case unknown = new Case();
    unknown.status = CardStatus.UNKNOWN;
    assertThat(decide(unknown)).isEqualTo(new Decision.Accepted(true));
    unknown.online = true;
    assertThat(decide(unknown)).isEqualTo(new Decision.Undetermined(Reason.STATUS_UNKNOWN));
    unknown.edition = edition("\"undetermined\"", "\"decline\"");
    assertThat(decide(unknown)).isEqualTo(new Decision.Declined(Reason.STATUS_UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsAReason(CodeRefusal refusal) {
    assertThat(Reason.of(refusal).text()).isEqualTo(refusal.text());
  }

  @Test
  void everyRuleHasItsOwnName() {
    assertThat(Rule.ALL).extracting(Rule::name).doesNotHaveDuplicates().hasSize(13);
  }

  private static void assertStoppedOnlyBy(String rule, Case spoilt, Reason reason) {
    assertThat(decide(spoilt)).isEqualTo(new Decision.Declined(reason));
    assertThat(without(rule).decide(spoilt.circumstances()))
        .as("without the rule '" + rule + "'")
        .isEqualTo(ACCEPTED);
  }

  private static Decision decide(Case circumstances) {
    return new Decider().decide(circumstances.circumstances());
  }

  private static Decider without(String name) {
    assertThat(Rule.ALL).extracting(Rule::name).contains(name);
    return new Decider(Rule.ALL.stream().filter(rule -> !rule.name().equals(name)).toList());
  }

  private static String edition(String good, String other) {
    assertThat(EditionFixture.document()).contains(good);
    return EditionFixture.document().replace(good, other);
  }

  private static Optional<Overlay> overlay(Narrowing... narrowings) {
    return Optional.of(
        Overlay.sign(
            ISSUER.region(),
            1,
            NOON,
            Arrays.asList(narrowings),
            ISSUER.keyId(KeyUse.EDITION),
            ISSUER.key(KeyUse.EDITION)));
  }
}
