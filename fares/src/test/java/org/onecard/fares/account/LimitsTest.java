package org.onecard.fares.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onecard.fares.charge.AccountState;
import org.onecard.fares.charge.Borne;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charge.Stage;
import org.onecard.fares.charge.Charge.TakenOff;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.AccountEvent.TopUp;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Tariff;

/**
 * What an account pays and gets free stays within the tariff's limits, and reductions are borne.
 */
class LimitsTest {
  private static final int ACCOUNTS = 1_500;
  private static final int RIDES = 30;

  private interface Splitting {
    List<Borne> borne(Charging charging, Charge charge, TakenOff off);
  }

  @Test
  void capsAreNeverExceeded() {
    withinCaps(UnaryOperator.identity());
  }

  @Test
  void capsThatAreOffByOneFenFailThat() {
    assertThatThrownBy(() -> withinCaps(cap -> cap(cap, cap.limitFen() + 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  @Test
  void quotasAreNeverExceeded() {
    withinQuotas(UnaryOperator.identity());
  }

  @Test
  void quotasThatAreOffByOneRideFailThat() {
    UnaryOperator<Concession.Quota> more =
        quota -> new Concession.Quota(quota.period(), quota.rides() + 1, quota.topUpRides());
    assertThatThrownBy(() -> withinQuotas(more))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  @Test
  void whatIsBorneSumsToWhatIsTakenOff() {
    allIsBorne(Charging::borne);
  }

  @Test
  void aSplitThatDropsRemaindersFailsThat() {
    Splitting dropping =
        (charging, charge, off) ->
            charging.borne(charge, off).stream()
                .map(one -> new Borne(one.party(), one.fen() / 2 * 2))
                .toList();
    assertThatThrownBy(() -> allIsBorne(dropping))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed ");
  }

  /** Caps of every ride, so that the sum is told by period and operator alone. */
  private static void withinCaps(UnaryOperator<Cap> wrong) {
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      List<Cap> caps = account.tariff.caps().stream().map(LimitsTest::ofAllRides).toList();
      Tariff used = with(account.tariff, caps.stream().map(wrong).toList());
      Charging charging = Charging.of(used, name -> RandomTariff.NETWORK);
      Map<String, Long> paid = new HashMap<>();
      for (Charge charge : charges(charging, account)) {
        LocalDate day = charging.serviceDay(charge.ride().firstTap().atSecond());
        String operator = used.services().get(charge.ride().firstTap().service()).operator();
        for (Cap cap : caps) {
          String period =
              switch (cap.period()) {
                case DAY -> day.toString();
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toString();
                case MONTH -> day.toString().substring(0, 7);
              };
          String key = cap.id() + period + (cap.perOperator() ? operator : "");
          assertThat(paid.merge(key, charge.chargedFen(), Long::sum))
              .as(account::toString)
              .isLessThanOrEqualTo(cap.limitFen());
        }
      }
    }
  }

  private static void withinQuotas(UnaryOperator<Concession.Quota> wrong) {
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      List<Concession> concessions = account.tariff.concessions();
      Tariff used =
          withConcessions(
              account.tariff,
              concessions.stream().map(c -> concession(c, c.quota().map(wrong))).toList());
      Charging charging = Charging.of(used, name -> RandomTariff.NETWORK);
      Map<String, Long> left = new HashMap<>();
      for (AccountEvent event : account.events) {
        if (event instanceof TopUp(long at, int concession, int _)) {
          Concession.Quota quota = concessions.get(concession).quota().orElseThrow();
          String key = concession + period(quota, charging.serviceDay(at));
          left.merge(key, (long) quota.topUpRides(), Long::sum);
        }
      }
      for (Charge charge : charges(charging, account)) {
        LocalDate day = charging.serviceDay(charge.ride().firstTap().atSecond());
        for (TakenOff off : charge.takenOff()) {
          Optional<Concession.Quota> quota =
              off.stage() == Stage.CONCESSION
                  ? concessions.get(off.rule()).quota()
                  : Optional.empty();
          if (quota.isPresent()) {
            String key = off.rule() + period(quota.get(), day);
            assertThat(left.merge(key, -1L, Long::sum))
                .as(account::toString)
                .isGreaterThanOrEqualTo(-quota.get().rides());
          }
        }
      }
    }
  }

  private static void allIsBorne(Splitting splitting) {
    for (long seed = 1; seed <= ACCOUNTS; seed++) {
      RandomAccount account = new RandomAccount(seed, RIDES);
      for (Charge charge : charges(account.charging, account)) {
        for (TakenOff off : charge.takenOff()) {
          List<Borne> borne = splitting.borne(account.charging, charge, off);
          assertThat(borne.stream().mapToLong(Borne::fen).sum())
              .as(account::toString)
              .isEqualTo(off.fen());
          assertThat(borne).as(account::toString).allMatch(one -> one.fen() >= 0);
        }
      }
    }
  }

  private static String period(Concession.Quota quota, LocalDate day) {
    return switch (quota.period()) {
      case DAY -> " " + day;
      case MONTH -> " " + day.toString().substring(0, 7);
      case YEAR -> " " + day.getYear();
    };
  }

  private static List<Charge> charges(Charging charging, RandomAccount account) {
    List<Charge> charges = new ArrayList<>();
    AccountState state = charging.opening(account.profile);
    for (AccountEvent event : account.events) {
      state = charging.fold(state, event, charges::add);
    }
    charging.close(state, Long.MAX_VALUE, charges::add);
    return charges;
  }

  private static Cap ofAllRides(Cap cap) {
    return new Cap(
        cap.id(),
        cap.title(),
        Condition.ANY,
        cap.period(),
        cap.perOperator(),
        cap.limitFen(),
        cap.borneBy());
  }

  private static Cap cap(Cap cap, long limitFen) {
    return new Cap(
        cap.id(),
        cap.title(),
        cap.when(),
        cap.period(),
        cap.perOperator(),
        limitFen,
        cap.borneBy());
  }

  private static Concession concession(Concession one, Optional<Concession.Quota> quota) {
    return new Concession(
        one.id(),
        one.title(),
        one.when(),
        one.effect(),
        quota,
        one.activeMediumOnly(),
        one.borneBy());
  }

  private static Tariff with(Tariff tariff, List<Cap> caps) {
    return changed(tariff, tariff.concessions(), caps);
  }

  private static Tariff withConcessions(Tariff tariff, List<Concession> concessions) {
    return changed(tariff, concessions, tariff.caps());
  }

  private static Tariff changed(Tariff t, List<Concession> concessions, List<Cap> caps) {
    return new Tariff(
        t.name(),
        t.title(),
        t.cutOverHour(),
        t.rounding(),
        t.parties(),
        t.classes(),
        t.services(),
        t.fares(),
        t.discounts(),
        t.subsidies(),
        t.transfers(),
        concessions,
        caps,
        t.journeys());
  }
}
