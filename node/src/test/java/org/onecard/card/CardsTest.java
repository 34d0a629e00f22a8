package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.card.CardFixtures.authorisation;
import static org.onecard.card.CardFixtures.code;
import static org.onecard.card.CardFixtures.device;
import static org.onecard.card.CardFixtures.enrol;
import static org.onecard.card.CardFixtures.enrolWithoutDevice;
import static org.onecard.card.CardFixtures.question;
import static org.onecard.card.CardFixtures.reference;
import static org.onecard.card.CardFixtures.today;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.card.CardFixtures.Handset;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.BindingResult;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.Enrolment;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.LossKind;
import org.onecard.card.Cards.Shown;
import org.onecard.card.Cards.StopLine;
import org.onecard.card.Cards.StopReport;
import org.onecard.card.Cards.StopTarget;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Renewal;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.web.ProblemException;

class CardsTest extends NodeTest {
  private Cards cards = node("50").bean(Cards.class);
  private StatusPublisher publisher = node("50").bean(StatusPublisher.class);

  @BeforeAll
  static void anEditionIsInForce() {
    TwoNodes.shared();
  }

  @BeforeEach
  void takeFacade() {
    cards = node("50").bean(Cards.class);
    publisher = node("50").bean(StatusPublisher.class);
  }

  @Test
  void anEnrolledCardIsPublishedAsValidAndItsNeighbourAsUnknown() {
    Authorisation word = authorisation(enrol(cards));
    publisher.publishNow();
    assertThat(published(word)).isEqualTo(CardStatus.VALID);
    Instant now = Instant.now();
    long unissued =
        LongStream.range(0, 1_000)
            .filter(
                index ->
                    publisher.current().ofCode(word.expiryDay(), index, now).value()
                        == CardStatus.UNKNOWN)
            .count();
    assertThat(unissued).isGreaterThan(900);
  }

  @Test
  void aLossReportStopsWhatItCanAndSaysWhatItCannot() {
    Enrolled resident = enrol(cards);
    StopReport report = cards.stop(resident.residentId(), LossKind.TEMPORARY);
    assertThat(report.result()).isInstanceOf(ActionResult.Done.class);
    assertThat(report.lines())
        .filteredOn(StopLine::stopped)
        .extracting(StopLine::target)
        .containsExactly(
            StopTarget.E_CARD_CODES, StopTarget.CHIP, StopTarget.SOCIAL_SECURITY_APPLICATION);
    assertThat(report.lines())
        .filteredOn(line -> !line.stopped())
        .extracting(StopLine::target)
        .containsExactly(StopTarget.FINANCIAL_APPLICATION, StopTarget.TRANSIT_PURSE);
    assertThat(publisher.currentHeadNumber()).isGreaterThanOrEqualTo(report.headNumber());
    assertThat(published(authorisation(resident))).isEqualTo(CardStatus.SUSPENDED);
    assertThat(chipStatus(resident)).isEqualTo(CardStatus.SUSPENDED);
  }

  @Test
  void aResumedCardIsAsItWas() {
    Enrolled resident = enrol(cards);
    cards.stop(resident.residentId(), LossKind.TEMPORARY);
    assertThat(cards.resume(resident.residentId())).isInstanceOf(ActionResult.Done.class);
    assertThat(published(authorisation(resident))).isEqualTo(CardStatus.VALID);
    assertThat(chipStatus(resident)).isEqualTo(CardStatus.UNKNOWN);
    assertThat(cards.history(resident.residentId(), 10))
        .extracting(Cards.HistoryEntry::action)
        .containsExactly(
            CardAction.RESUME,
            CardAction.SUSPEND_TEMPORARILY,
            CardAction.ACTIVATE,
            CardAction.DELIVER,
            CardAction.PRODUCE);
  }

  @Test
  void aFormalLossReportIsResumedAtADeskOnly() {
    Enrolled resident = enrol(cards);
    cards.stop(resident.residentId(), LossKind.FORMAL);
    assertThat(cards.resume(resident.residentId()))
        .isEqualTo(
            new ActionResult.Refused(
                CardAction.RESUME,
                CardState.FORMALLY_SUSPENDED,
                TransitionRefusal.SUSPENDED_FORMALLY));
    assertThat(cards.act(resident.cardNumber(), CardAction.RESUME))
        .isInstanceOf(ActionResult.Done.class);
  }

  @Test
  void anIllegalActionIsRefusedByName() {
    Enrolled resident = enrolWithoutDevice(cards);
    assertThat(cards.act(resident.cardNumber(), CardAction.DELIVER))
        .isEqualTo(
            new ActionResult.Refused(
                CardAction.DELIVER, CardState.ACTIVE, TransitionRefusal.ALREADY_DELIVERED));
    assertThat(cards.act("ZZZZZZZZZ", CardAction.CANCEL)).isEqualTo(new ActionResult.NoSuchCard());
    assertThatThrownBy(() -> cards.act(resident.cardNumber(), CardAction.LAPSE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAppliedCardGoesStepByStepIntoUse() {
    Enrolment wish = new Enrolment(reference(), null, Map.of(), null, List.of(), CardState.APPLIED);
    String number = cards.enrol("test", List.of(wish)).getFirst().cardNumber();
    for (CardAction action : List.of(CardAction.PRODUCE, CardAction.DELIVER, CardAction.ACTIVATE)) {
      assertThat(cards.act(number, action)).isInstanceOf(ActionResult.Done.class);
    }
    assertThat(cards.walletOf(number).orElseThrow().state()).isEqualTo(CardState.ACTIVE);
  }

  @Test
  void rightsBindingAndHistorySurviveAReplacement() {
    Enrolled resident = enrol(cards, Map.of(Attribute.STUDENT, "yes"));
    String before = pseudonym(code(authorisation(resident)));
    cards.stop(resident.residentId(), LossKind.FORMAL);
    ActionResult result = cards.replace(resident.cardNumber(), false);
    assertThat(result).isInstanceOf(ActionResult.Done.class);
    publisher.publishNow();

    Cards.WalletView card = cards.wallet(resident.residentId()).orElseThrow();
    assertThat(card.cardNumber()).isNotEqualTo(resident.cardNumber());
    assertThat(card.deviceBound()).isTrue();
    assertThat(card.attributes()).containsEntry(Attribute.STUDENT, "yes");
    assertThat(published(authorisation(resident))).isEqualTo(CardStatus.VALID);
    assertThat(chipStatus(resident)).isEqualTo(CardStatus.REVOKED);
    assertThat(pseudonym(code(authorisation(resident)))).isEqualTo(before);
    assertThat(cards.history(resident.residentId(), 20)).hasSize(8);
    assertThat(cards.replace(resident.cardNumber(), false))
        .isEqualTo(new ActionResult.NoSuchCard());
  }

  @Test
  void aSameNumberReplacementKeepsTheNumberAndStopsTheOldChip() {
    Enrolled resident = enrol(cards);
    cards.replace(resident.cardNumber(), true);
    publisher.publishNow();
    assertThat(cards.wallet(resident.residentId()).orElseThrow().cardNumber())
        .isEqualTo(resident.cardNumber());
    assertThat(chipStatus(resident)).isEqualTo(CardStatus.REVOKED);
    var chip = new Shown.Chip(resident.cardNumber(), resident.identificationCode());
    assertThat(known(chip).status()).isEqualTo(CardStatus.REVOKED);
  }

  @Test
  void aDeviceIsBoundRenewedMovedAndUnbound() {
    Enrolled resident = enrolWithoutDevice(cards);
    String id = resident.residentId();
    Handset phone = new Handset();
    Authorisation first = bound(cards.bind(id, phone.deviceKey()));
    assertThat(first.expiresAt()).isEqualTo(today().plusDays(2).toEpochDay() * 86_400);
    assertThat(bound(cards.bind(id, phone.deviceKey()))).isEqualTo(first);
    Authorisation rotated = bound(cards.renew(id, phone.renewal(first)));
    assertThat(rotated.statusIndex()).isEqualTo(first.statusIndex());
    long now = Instant.now().getEpochSecond();
    assertThat(bound(cards.renew(id, phone.renewal(first, phone, now)))).isEqualTo(first);

    assertThat(cards.bind(id, device())).isEqualTo(new BindingResult.AlreadyBound());
    Authorisation moved = bound(cards.move(id, device()));
    assertThat(cards.renew(id, phone.renewal(first)))
        .as("the old phone")
        .isEqualTo(new BindingResult.AlreadyBound());
    assertThat(moved.statusIndex()).isNotEqualTo(first.statusIndex());
    publisher.publishNow();
    assertThat(published(first)).isEqualTo(CardStatus.REVOKED);
    assertThat(published(moved)).isEqualTo(CardStatus.VALID);

    assertThat(cards.unbind(id)).isTrue();
    assertThat(cards.unbind(id)).isFalse();
    assertThat(cards.renew(id, phone.renewal(first))).isEqualTo(new BindingResult.NotBound());
    publisher.publishNow();
    assertThat(published(moved)).isEqualTo(CardStatus.REVOKED);
  }

  @Test
  void aSuspendedCardIsNotBoundAndKeysOfADayAreBounded() {
    Enrolled resident = enrolWithoutDevice(cards);
    String id = resident.residentId();
    cards.stop(id, LossKind.TEMPORARY);
    assertThat(cards.bind(id, device()))
        .isEqualTo(new BindingResult.CardNotActive(CardState.TEMPORARILY_SUSPENDED));
    cards.resume(id);
    Handset phone = new Handset();
    Authorisation first = bound(cards.bind(id, phone.deviceKey()));
    for (int i = 1; i < CardLimits.KEYS_A_DAY; i++) {
      bound(cards.renew(id, phone.renewal(first)));
    }
    assertThat(cards.renew(id, phone.renewal(first))).isEqualTo(new BindingResult.TooManyKeys());
  }

  @Test
  void onlyTheKeyBeforeRenewsAndOnlyNow() {
    String id = enrolWithoutDevice(cards).residentId();
    Handset phone = new Handset();
    Authorisation first = bound(cards.bind(id, phone.deviceKey()));
    assertThat(cards.renew(id, new Handset().renewal(first)))
        .as("whoever read the authorisation off a code")
        .isEqualTo(new BindingResult.RenewalNotSigned());
    Renewal genuine = phone.renewal(first);
    Renewal otherKey =
        new Renewal(
            first,
            genuine.algorithm(),
            device().point(),
            genuine.epochSecond(),
            genuine.signature());
    assertThat(cards.renew(id, otherKey))
        .as("a signature for another key")
        .isEqualTo(new BindingResult.RenewalNotSigned());

    long now = Instant.now().getEpochSecond();
    for (long off : new long[] {-400, 400}) {
      assertThat(cards.renew(id, phone.renewal(first, new Handset(), now + off)))
          .isInstanceOf(BindingResult.RenewalOutOfTime.class);
    }
    Authorisation foreign = authorisation(enrol(cards));
    assertThat(cards.renew(id, phone.renewal(foreign)))
        .as("another holder's authorisation")
        .isEqualTo(new BindingResult.AlreadyBound());
    bound(cards.renew(id, genuine));
  }

  @Test
  void anAnswerTellsOnlyWhatIsAskedAndIsShownToTheHolder() {
    Enrolled resident = enrol(cards, Map.of(Attribute.STUDENT, "yes"));
    var question =
        question("metro-ride", code(authorisation(resident)), "metro", Attribute.STUDENT);
    assertThat(cards.answer(question))
        .isInstanceOfSatisfying(
            HolderAnswer.Known.class,
            known -> {
              assertThat(known.status()).isEqualTo(CardStatus.VALID);
              assertThat(known.attributes()).isEqualTo(Map.of(Attribute.STUDENT, "yes"));
              assertThat(known.transitFunction()).isTrue();
            });
    cards.answer(question);
    assertThat(cards.lastUses(resident.residentId(), 10))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.acceptorName()).isEqualTo("成都市图书馆");
              assertThat(use.asked()).containsExactly("student");
              assertThat(use.released()).containsExactly("student");
            });
  }

  @Test
  void anAcceptancesIdHidesNoLaterQuestion() {
    Enrolled resident = enrol(cards, Map.of(Attribute.STUDENT, "yes"));
    Enrolled other = enrol(cards);
    var first = question("metro-ride", code(authorisation(resident)), "metro");
    var more = question("metro-ride", first.shown(), "metro", Attribute.STUDENT);
    cards.answerAll(
        List.of(
            first,
            under(first.acceptanceId(), more),
            under(first.acceptanceId(), question(code(authorisation(other)), "metro"))));
    cards.answer(
        under(
            first.acceptanceId(),
            question("metro-ride", first.shown(), "metro", Attribute.AGE_BAND)));
    assertThat(cards.lastUses(resident.residentId(), 10))
        .singleElement()
        .satisfies(
            use -> assertThat(use.released()).containsExactlyInAnyOrder("age-band", "student"));
    assertThat(cards.lastUses(other.residentId(), 10)).hasSize(1);
  }

  @Test
  void nothingIsToldOfAHolderWhoseCardIsSuspended() {
    Enrolled resident = enrol(cards, Map.of(Attribute.STUDENT, "yes"));
    cards.stop(resident.residentId(), LossKind.TEMPORARY);
    HolderAnswer answer =
        cards.answer(
            question("metro-ride", code(authorisation(resident)), "metro", Attribute.STUDENT));
    assertThat(answer)
        .isInstanceOfSatisfying(
            HolderAnswer.Known.class,
            known -> {
              assertThat(known.status()).isEqualTo(CardStatus.SUSPENDED);
              assertThat(known.attributes()).isEmpty();
            });
  }

  @Test
  void aTokenFitsItsDayAndIndexOnly() {
    Authorisation word = authorisation(enrol(cards));
    Shown.Code right = code(word);
    assertThat(known(right).status()).isEqualTo(CardStatus.VALID);
    assertThat(
            cards.answer(
                question(
                    new Shown.Code(right.token(), right.expiryDay() + 1, right.statusIndex()),
                    "library")))
        .isEqualTo(new HolderAnswer.NotFound());
    assertThat(
            cards.answer(
                question(
                    new Shown.Code(right.token(), right.expiryDay(), right.statusIndex() ^ 1),
                    "library")))
        .isEqualTo(new HolderAnswer.NotFound());
  }

  @Test
  void chipAndEntryFindTheHolderByBothNumbersOnly() {
    Enrolled resident = enrol(cards);
    Enrolled other = enrol(cards);
    assertThat(known(new Shown.Chip(resident.cardNumber(), resident.identificationCode())))
        .extracting(HolderAnswer.Known::status)
        .isEqualTo(CardStatus.VALID);
    assertThat(known(new Shown.Entry(resident.cardNumber(), resident.socialSecurityNumber())))
        .extracting(HolderAnswer.Known::status)
        .isEqualTo(CardStatus.VALID);
    assertThat(
            cards.answer(
                question(
                    new Shown.Chip(resident.cardNumber(), other.identificationCode()), "hotel")))
        .isEqualTo(new HolderAnswer.NotFound());
    assertThat(
            cards.answer(
                question(
                    new Shown.Entry(resident.cardNumber(), other.socialSecurityNumber()), "hotel")))
        .isEqualTo(new HolderAnswer.NotFound());
  }

  @Test
  void tryingNumbersOfOneCardIsStopped() {
    Enrolled resident = enrolWithoutDevice(cards);
    Shown guess = new Shown.Entry(resident.cardNumber(), "500199199001010014");
    List<HolderAnswer> answers =
        IntStream.rangeClosed(0, CardLimits.QUESTIONS_BY_CARD)
            .mapToObj(i -> cards.answer(question(guess, "hotel")))
            .toList();
    assertThat(answers.getFirst()).isEqualTo(new HolderAnswer.NotFound());
    assertThat(answers.getLast()).isEqualTo(new HolderAnswer.TooManyQuestions());
  }

  @Test
  void anAgeBandIsFoundAndAWrongRowRefusesTheWholeBatch() {
    Enrolled senior = enrol(cards, Map.of(Attribute.AGE_BAND, "65-69"));
    assertThat(cards.wallet(senior.residentId()).orElseThrow().attributes())
        .containsEntry(Attribute.AGE_BAND, "65-69");
    Enrolment good = new Enrolment(reference(), null, Map.of(), null, List.of());
    Enrolment early =
        new Enrolment(reference(), null, Map.of(), device(), List.of(today().minusDays(8)));
    assertThatThrownBy(() -> cards.enrol("test", List.of(good, early)))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.field()).isEqualTo("[1].days"));
  }

  private static HolderQuestion under(String acceptanceId, HolderQuestion question) {
    return new HolderQuestion(
        question.shown(),
        acceptanceId,
        question.askedBy(),
        question.acceptor(),
        question.acceptorName(),
        question.sector(),
        question.item(),
        question.purpose(),
        question.attributes(),
        question.at());
  }

  private HolderAnswer.Known known(Shown shown) {
    HolderAnswer answer = cards.answer(question(shown, "hotel"));
    assertThat(answer).isInstanceOf(HolderAnswer.Known.class);
    return (HolderAnswer.Known) answer;
  }

  private String pseudonym(Shown shown) {
    return known(shown).pseudonym();
  }

  private static Authorisation bound(BindingResult result) {
    assertThat(result).isInstanceOf(BindingResult.Bound.class);
    return ((BindingResult.Bound) result).authorisation();
  }

  private CardStatus published(Authorisation word) {
    return publisher.current().ofCode(word.expiryDay(), word.statusIndex(), Instant.now()).value();
  }

  private CardStatus chipStatus(Enrolled resident) {
    var entry = ChipDenyList.entry("50", resident.cardNumber(), resident.identificationCode());
    return publisher.current().ofChip(entry, Instant.now()).value();
  }
}
