package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onecard.card.CardFixtures.authorisation;
import static org.onecard.card.CardFixtures.enrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.card.Cards.Enrolled;
import org.onecard.card.Cards.LossKind;
import org.onecard.federation.Federation;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusHead;
import org.onecard.protocol.status.StatusLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class StatusPublicationTest extends NodeTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestNode node = node("50");
  private final Cards cards = node.bean(Cards.class);
  private final StatusPublisher publisher = node.bean(StatusPublisher.class);

  @Test
  void aChangeIsPublishedByItself() {
    Authorisation word = authorisation(enrol(cards));
    await().atMost(SOON).until(() -> status(publisher.current(), word) == CardStatus.VALID);
  }

  @Test
  void aChangeInsideAnothersTransactionIsPublishedOnceItIsCommitted() {
    Enrolled resident = enrol(cards);
    Authorisation word = authorisation(resident);
    publisher.publishNow();
    try (ExecutorService meanwhile = Executors.newSingleThreadExecutor()) {
      node.bean(TransactionTemplate.class)
          .executeWithoutResult(
              status -> {
                cards.act(resident.cardNumber(), CardAction.SUSPEND_FORMALLY);
                await().atMost(SOON).until(meanwhile.submit(publisher::publishNow)::isDone);
              });
    }
    publisher.publishNow();
    assertThat(status(publisher.current(), word)).isEqualTo(CardStatus.SUSPENDED);
  }

  @Test
  void anEarlierHeadStillSaysWhatItSaid() {
    Enrolled resident = enrol(cards);
    Authorisation word = authorisation(resident);
    long before = publisher.publishNow();
    cards.stop(resident.residentId(), LossKind.TEMPORARY);
    assertThat(status(publisher.current(), word)).isEqualTo(CardStatus.SUSPENDED);
    assertThat(status(publisher.at(before).orElseThrow(), word)).isEqualTo(CardStatus.VALID);
    assertThat(publisher.at(before + 1_000_000)).isEmpty();
  }

  @Test
  void aPublisherThatStartsAnewSaysTheSameUnderAHigherNumber() {
    Enrolled valid = enrol(cards);
    Enrolled stopped = enrol(cards);
    cards.stop(stopped.residentId(), LossKind.FORMAL);
    long before = publisher.publishNow();
    StatusLists rebuilt = another().current();
    assertThat(rebuilt.head().number()).isGreaterThan(before);
    assertThat(status(rebuilt, authorisation(valid))).isEqualTo(CardStatus.VALID);
    assertThat(status(rebuilt, authorisation(stopped))).isEqualTo(CardStatus.SUSPENDED);
  }

  @Test
  void tomorrowsDevicesFindTheirListPrepared() {
    long today = CardFixtures.today().toEpochDay();
    assertThat(publisher.days())
        .extracting(StatusHead.DayList::expiryDay)
        .contains(today + 2, today + 3);
  }

  @Test
  void everythingAHeadNamesCanBeFetched() {
    publisher.publishNow();
    StatusHead head = publisher.current().head();
    assertThat(publisher.octets(head.deniedDigest())).isPresent();
    for (StatusHead.DayList day : head.days()) {
      assertThat(day.shardDigests())
          .allSatisfy(digest -> assertThat(publisher.octets(digest)).isPresent());
    }
  }

  @Test
  void aTemporarySuspensionLapsesByItself() {
    Enrolled resident = enrol(cards);
    cards.stop(resident.residentId(), LossKind.TEMPORARY);
    Instant until = cards.wallet(resident.residentId()).orElseThrow().suspendedUntil();
    assertThat(until).isAfter(Instant.now().plus(Duration.ofDays(6)));
    node.bean(JdbcClient.class)
        .sql("update card_card set suspended_until = now() where card_number = :number")
        .param("number", resident.cardNumber())
        .update();
    assertThat(cards.wallet(resident.residentId()).orElseThrow().state())
        .isEqualTo(CardState.ACTIVE);
    Authorisation word = authorisation(resident);
    await().atMost(SOON).until(() -> status(publisher.current(), word) == CardStatus.VALID);
    assertThat(cards.history(resident.residentId(), 1))
        .extracting(Cards.HistoryEntry::action)
        .containsExactly(CardAction.LAPSE);
  }

  private StatusPublisher another() {
    return new StatusPublisher(
        node.bean(StatusStore.class),
        node.bean(StatusDays.class),
        node.bean(CardConfiguration.NumberingSecret.class),
        node.bean(Federation.class),
        node.bean(TransactionTemplate.class),
        Clock.systemUTC());
  }

  private static CardStatus status(StatusLists lists, Authorisation word) {
    return lists.ofCode(word.expiryDay(), word.statusIndex(), Instant.now()).value();
  }
}
