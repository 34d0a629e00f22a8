package org.onecard.fares.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.Rounding;
import org.onecard.fares.tariff.Tariff;

/** The engine and a slow second implementation agree on accounts of any tariff, to the fen. */
class OracleTest {
  private static final int ACCOUNTS = 4_000;
  private static final int RIDES = 30;

  @Test
  void bothSayTheSameOfEveryRideAndEverythingOccurs() {
    Set<Ride.Kind> kinds = EnumSet.noneOf(Ride.Kind.class);
    Set<Charge.Basis> bases = EnumSet.noneOf(Charge.Basis.class);
    Set<Charge.Stage> stages = EnumSet.noneOf(Charge.Stage.class);
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      long closedAt = closedAt(account);
      List<Charge> charges = charges(account.charging, account, closedAt);
      assertThat(charges).as(account::toString).isEqualTo(oracle(account, closedAt));
      for (Charge charge : charges) {
        kinds.add(charge.ride().kind());
        bases.add(charge.basis());
        charge.takenOff().forEach(off -> stages.add(off.stage()));
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder(Ride.Kind.values());
    assertThat(bases).containsExactlyInAnyOrder(Charge.Basis.values());
    assertThat(stages).containsExactlyInAnyOrder(Charge.Stage.values());
  }

  @Test
  void moreToleranceOrAnotherStepOfRoundingIsNoticed() {
    assertThat(differing(OracleTest::withMoreTolerance)).isPositive();
    assertThat(differing(OracleTest::withAnotherStep)).isPositive();
    assertThat(differing(UnaryOperator.identity())).isZero();
  }

  private static long differing(UnaryOperator<Tariff> wrong) {
    long differing = 0;
    for (long seed = 1; seed <= ACCOUNTS / 10; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      Charging charging = Charging.of(wrong.apply(account.tariff), name -> RandomTariff.NETWORK);
      List<Charge> charges = charges(charging, account, Long.MAX_VALUE);
      differing += charges.equals(oracle(account, Long.MAX_VALUE)) ? 0 : 1;
    }
    return differing;
  }

  private static long closedAt(RandomAccount account) {
    return account.seed % 2 == 0 ? Long.MAX_VALUE : account.events.getLast().atSecond() + 60;
  }

  private static List<Charge> oracle(RandomAccount account, long closedAt) {
    return new Oracle(account.tariff, RandomTariff.NETWORK, account.profile, account.events)
        .charges(closedAt);
  }

  private static List<Charge> charges(Charging charging, RandomAccount account, long closedAt) {
    List<Charge> charges = new ArrayList<>();
    AccountState state = charging.opening(account.profile);
    for (AccountEvent event : account.events) {
      state = charging.fold(state, event, charges::add);
    }
    charging.close(state, closedAt, charges::add);
    return charges;
  }

  private static Tariff withMoreTolerance(Tariff tariff) {
    JourneyRules rules = tariff.journeys();
    return changed(
        tariff,
        tariff.rounding(),
        new JourneyRules(
            rules.maximumMinutes(),
            rules.clockToleranceSeconds() + 20,
            rules.passBackMinutes(),
            rules.sameStationMinutes(),
            rules.sameStation(),
            rules.entryOnly(),
            rules.exitOnly(),
            rules.habitRides()));
  }

  private static Tariff withAnotherStep(Tariff tariff) {
    Rounding rounding = tariff.rounding();
    int step = rounding.toFen() == 1 ? 10 : 1;
    return changed(tariff, new Rounding(step, rounding.mode()), tariff.journeys());
  }

  private static Tariff changed(Tariff t, Rounding rounding, JourneyRules journeys) {
    return new Tariff(
        t.name(),
        t.title(),
        t.cutOverHour(),
        rounding,
        t.parties(),
        t.classes(),
        t.services(),
        t.fares(),
        t.discounts(),
        t.subsidies(),
        t.transfers(),
        t.concessions(),
        t.caps(),
        journeys);
  }
}
