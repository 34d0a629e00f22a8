package org.onecard.fares.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Tap;

/**
 * What must hold for every account of every tariff. Each property is seen to fail for an account
 * that is wrong on purpose. A failing case prints its seed and all that follows from it.
 */
class AccountPropertiesTest {
  private static final int ACCOUNTS = 600;
  private static final int RIDES = 12;

  private interface Property {
    void check(RandomAccount account, Deliveries deliveries);
  }

  @Test
  void theOrderOfArrivalDoesNotChangeTheFinalState() {
    holds(AccountPropertiesTest::arrivalDoesNotMatter);
  }

  @ParameterizedTest
  @EnumSource(names = {"BY_ARRIVAL", "DEAF"})
  void anAccountThatIgnoresLatenessFailsThat(Deliveries wrong) {
    fails(AccountPropertiesTest::arrivalDoesNotMatter, wrong);
  }

  @Test
  void whatIsDeliveredAgainChangesNothing() {
    holds(AccountPropertiesTest::repetitionDoesNotMatter);
  }

  @Test
  void anAccountThatBelievesEveryDeliveryFailsThat() {
    fails(AccountPropertiesTest::repetitionDoesNotMatter, Deliveries.CREDULOUS);
  }

  @Test
  void firstChargesAndCorrectionsSumToTheFinalCharges() {
    holds(AccountPropertiesTest::postingsSumUp);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "BY_ARRIVAL", "DEAF"})
  void anAccountThatHidesCorrectionsFailsThat(Deliveries wrong) {
    fails(AccountPropertiesTest::postingsSumUp, wrong);
  }

  @Test
  void splittingAFileDoesNotChangeTheFinalState() {
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      assertThat(inTwoParts(account, true)).as(account::toString).isEqualTo(whole(account));
    }
  }

  @Test
  void aSecondPartThatForgetsTheFirstFailsThat() {
    RandomAccount account = new RandomAccount(1, RIDES);
    assertThat(inTwoParts(account, false)).isNotEqualTo(whole(account));
  }

  @Test
  void anotherTapUnderTheSameIdentityIsRefused() {
    for (long seed = 1; seed <= 100; seed++) {
      RandomAccount random = new RandomAccount(seed, RIDES);
      Account account = new Account(random.charging, random.opening());
      random.events.forEach(account::accept);
      AccountState before = account.state();
      for (AccountEvent event : random.events) {
        if (event instanceof Tap tap) {
          Tap other =
              new Tap(
                  tap.atSecond() + 1,
                  tap.kind(),
                  tap.service(),
                  tap.station(),
                  tap.medium(),
                  tap.givenFen(),
                  tap.transferMark(),
                  tap.device(),
                  tap.sequence(),
                  tap.row());
          assertThat(account.accept(other)).isEqualTo(new Acceptance.Conflicting(tap));
        }
      }
      assertThat(account.state()).isEqualTo(before);
    }
  }

  @Test
  void whatIsOlderThanTheWindowIsRefusedAndChangesNothing() {
    RandomAccount random = new RandomAccount(3, RIDES);
    Account account = new Account(random.charging, random.opening());
    random.events.forEach(account::accept);
    AccountState before = account.state();
    long from = random.events.getLast().atSecond() - LateWindow.SECONDS;
    AccountEvent late = new AccountEvent.Activation(from - 1, 1);
    assertThat(account.accept(late)).isEqualTo(new Acceptance.TooLate(from));
    assertThat(account.state()).isEqualTo(before);
    assertThat(account.accept(new AccountEvent.Activation(from, 1)))
        .isInstanceOf(Acceptance.Posted.class);
  }

  @Test
  void aMonthOfEventsIsCorrectedAsIfTheWindowHadNeverMoved() {
    for (long seed = 1; seed <= 200; seed++) {
      RandomAccount random = new RandomAccount(seed, 150);
      List<AccountEvent> arriving = new ArrayList<>(random.events);
      for (int i = 0; i + 3 < arriving.size(); i += 4) {
        Collections.swap(arriving, i, i + 3);
      }
      assertThat(Deliveries.RIGHT.deliver(random.charging, random.opening(), arriving).state())
          .as(random::toString)
          .isEqualTo(whole(random));
    }
  }

  private static void holds(Property property) {
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      property.check(new RandomAccount(seed, RIDES), Deliveries.RIGHT);
    }
  }

  private static void fails(Property property, Deliveries wrong) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= ACCOUNTS; seed++) {
                property.check(new RandomAccount(seed, RIDES), wrong);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  private static void arrivalDoesNotMatter(RandomAccount account, Deliveries deliveries) {
    List<AccountEvent> arriving = new ArrayList<>(account.events);
    Collections.shuffle(arriving, new Random(account.seed));
    assertThat(deliveries.deliver(account.charging, account.opening(), arriving).state())
        .as(account::toString)
        .isEqualTo(whole(account));
  }

  private static void repetitionDoesNotMatter(RandomAccount account, Deliveries deliveries) {
    Random random = new Random(account.seed);
    List<AccountEvent> arriving = new ArrayList<>(account.events);
    for (int i = 0; i < 3; i++) {
      int again = random.nextInt(arriving.size());
      arriving.add(again + random.nextInt(arriving.size() - again) + 1, arriving.get(again));
    }
    Deliveries.Outcome once =
        Deliveries.RIGHT.deliver(account.charging, account.opening(), account.events);
    Deliveries.Outcome twice = deliveries.deliver(account.charging, account.opening(), arriving);
    assertThat(twice.state()).as(account::toString).isEqualTo(once.state());
    assertThat(sum(twice)).as(account::toString).isEqualTo(sum(once));
  }

  /** Also ride by ride: what is corrected leaves exactly the charges of the final state. */
  private static void postingsSumUp(RandomAccount account, Deliveries deliveries) {
    List<AccountEvent> arriving = new ArrayList<>(account.events);
    Collections.shuffle(arriving, new Random(account.seed));
    Deliveries.Outcome outcome = deliveries.deliver(account.charging, account.opening(), arriving);
    List<Charge> standing = new ArrayList<>(outcome.posted());
    List<Charge> removed = new ArrayList<>();
    for (Correction correction : outcome.corrections()) {
      removed.add(correction.before());
      Stream.ofNullable(correction.after()).forEach(standing::add);
    }
    removed.forEach(standing::remove);
    List<Charge> end = charges(account);
    assertThat(standing).as(account::toString).containsExactlyInAnyOrderElementsOf(end);
    assertThat(sum(outcome))
        .as(account::toString)
        .isEqualTo(end.stream().mapToLong(Charge::chargedFen).sum());
  }

  private static long sum(Deliveries.Outcome outcome) {
    return outcome.posted().stream().mapToLong(Charge::chargedFen).sum()
        + outcome.corrections().stream().mapToLong(Correction::differenceFen).sum();
  }

  private static AccountState inTwoParts(RandomAccount random, boolean carried) {
    int half = random.events.size() / 2;
    Account first = new Account(random.charging, random.opening());
    random.events.subList(0, half).forEach(first::accept);
    first.close(Long.MAX_VALUE);
    Account second = new Account(random.charging, carried ? first.state() : random.opening());
    random.events.subList(half, random.events.size()).forEach(second::accept);
    return second.state();
  }

  private static AccountState whole(RandomAccount random) {
    AccountState state = random.opening();
    for (AccountEvent event : random.events) {
      state = random.charging.fold(state, event, Objects::requireNonNull);
    }
    return state;
  }

  private static List<Charge> charges(RandomAccount random) {
    List<Charge> charges = new ArrayList<>();
    AccountState state = random.opening();
    for (AccountEvent event : random.events) {
      state = random.charging.fold(state, event, charges::add);
    }
    random.charging.close(state, Long.MAX_VALUE, charges::add);
    return charges;
  }
}
