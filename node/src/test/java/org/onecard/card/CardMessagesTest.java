package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onecard.card.CardFixtures.authorisation;
import static org.onecard.card.CardFixtures.code;
import static org.onecard.card.CardFixtures.enrol;
import static org.onecard.card.CardFixtures.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.LossKind;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Chongqing's node learns of a holder of Sichuan's, and what the holder sees of it. */
class CardMessagesTest extends NodeTest {
  private static final Region SICHUAN = Region.of("51");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Federation chongqing = node("50").bean(Federation.class);
  private final Cards sichuan = node("51").bean(Cards.class);

  @BeforeAll
  static void trustEachOther() {
    TwoNodes.shared();
  }

  @Test
  void theIssuerAnswersAPeerAndTheHolderSeesWhoAsked() {
    Enrolled resident = enrol(sichuan, Map.of(Attribute.DISABILITY, "yes"));
    HolderQuestion question =
        question("metro-ride", code(authorisation(resident)), "metro", Attribute.DISABILITY);
    Federation.Answer answer =
        chongqing.ask(SICHUAN, Cards.HOLDER_CHECK, question.toJson(), "library-entry", WAIT);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Federation.Answer.Answered.class,
            answered ->
                assertThat(HolderAnswer.fromJson(answered.body()))
                    .isInstanceOfSatisfying(
                        HolderAnswer.Known.class,
                        known -> {
                          assertThat(known.status()).isEqualTo(CardStatus.VALID);
                          assertThat(known.attributes())
                              .isEqualTo(Map.of(Attribute.DISABILITY, "yes"));
                        }));
    assertThat(sichuan.lastUses(resident.residentId(), 1))
        .singleElement()
        .satisfies(use -> assertThat(use.region()).isEqualTo(Region.of("50")));
  }

  @Test
  void aPeerThatAsksForMoreThanTheItemGivesIsToldOnlyWhatTheItemGives() {
    Enrolled resident =
        enrol(sichuan, Map.of(Attribute.AGE_BAND, "65-69", Attribute.STUDENT, "yes"));
    var shown = code(authorisation(resident));
    Attribute[] everything = Attribute.values();
    assertThat(told(question("museum-entry", shown, "museum", everything)))
        .isEqualTo(Map.of(Attribute.AGE_BAND, "65-69"));
    assertThat(told(question("library-entry", shown, "library", everything))).isEmpty();
    assertThat(told(question("no-such-item", shown, "library", everything))).isEmpty();
    assertThat(sichuan.lastUses(resident.residentId(), 10))
        .allSatisfy(use -> assertThat(use.asked()).hasSize(everything.length))
        .filteredOn(use -> !use.released().isEmpty())
        .singleElement()
        .satisfies(use -> assertThat(use.released()).containsExactly("age-band"));
  }

  private Map<Attribute, String> told(HolderQuestion question) {
    Federation.Answer answer =
        chongqing.ask(SICHUAN, Cards.HOLDER_CHECK, question.toJson(), "test", WAIT);
    assertThat(answer).isInstanceOf(Federation.Answer.Answered.class);
    var body = ((Federation.Answer.Answered) answer).body();
    assertThat(HolderAnswer.fromJson(body)).isInstanceOf(HolderAnswer.Known.class);
    return ((HolderAnswer.Known) HolderAnswer.fromJson(body)).attributes();
  }

  @Test
  void aNoticeOfAnAcceptanceIsShownToTheHolder() {
    Enrolled resident = enrol(sichuan);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("questions").add(question(code(authorisation(resident)), "metro").toJson());
    chongqing.tell(SICHUAN, Cards.ACCEPTANCE_NOTICES, body, "notice", Duration.ofDays(1));
    await().atMost(PATIENCE).until(() -> sichuan.lastUses(resident.residentId(), 10).size() == 1);
  }

  @Test
  void aLossReportReachesThePeersMirror() {
    Enrolled resident = enrol(sichuan);
    Authorisation word = authorisation(resident);
    await().atMost(PATIENCE).until(() -> mirrored(word) == CardStatus.VALID);
    sichuan.stop(resident.residentId(), LossKind.TEMPORARY);
    await().atMost(PATIENCE).until(() -> mirrored(word) == CardStatus.SUSPENDED);
  }

  private CardStatus mirrored(Authorisation word) {
    return chongqing
        .statusOf(SICHUAN)
        .map(lists -> lists.ofCode(word.expiryDay(), word.statusIndex(), Instant.now()).value())
        .orElse(CardStatus.UNKNOWN);
  }
}
