package org.onecard.fares.charge;

import java.util.ArrayList;
import java.util.List;
import org.onecard.fares.charge.Charge.Basis;
import org.onecard.fares.charge.Charge.Stage;
import org.onecard.fares.charge.Charge.TakenOff;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.Reduction;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TransferRule;
import org.onecard.fares.tariff.TransferRule.Recognition;

/** Prices one ride after another, in the order that {@link Tariff} states. */
final class Pricing {
  private static final int SECONDS = 60;
  private static final int NONE = -1;

  private final Tariff tariff;
  private final Layout layout;
  private final Rules rules;
  private final Gross gross;
  private final Amounts amounts;
  private final Days days;
  private final long toleranceSeconds;

  Pricing(Tariff tariff, Layout layout, Rules rules, Gross gross, Amounts amounts, Days days) {
    this.tariff = tariff;
    this.layout = layout;
    this.rules = rules;
    this.gross = gross;
    this.amounts = amounts;
    this.days = days;
    toleranceSeconds = tariff.journeys().clockToleranceSeconds();
  }

  /** One ride while it is priced. */
  private final class Priced {
    final Rider rider;
    final Tap first;
    final boolean marked;
    final int day;
    final int station;
    final Tally tally;
    long left;
    List<TakenOff> takenOff = List.of();

    Priced(Ride ride, Rider rider, Tally tally) {
      this.rider = rider;
      this.tally = tally;
      first = ride.firstTap();
      marked = first.transferMark() || ride.chargedTap().transferMark();
      day = days.serviceDay(first.atSecond());
      station = ride.boarding() == null ? Tap.NO_STATION : first.station();
    }

    boolean meets(When when) {
      return when.holds(rider, day, first.service(), station, first.atSecond());
    }

    /** Takes off what an effect leaves less; whether that was anything. */
    boolean leave(Stage stage, int rule, long fen) {
      if (fen == left) {
        return false;
      }
      TakenOff off = new TakenOff(stage, rule, left - fen);
      if (takenOff.isEmpty()) {
        takenOff = List.of(off);
      } else {
        takenOff = new ArrayList<>(takenOff);
        takenOff.add(off);
      }
      left = fen;
      return true;
    }
  }

  /** What this ride costs this rider, who is left with what the tally then says. */
  Charge price(Ride ride, Rider rider, Tally tally) {
    Priced priced = new Priced(ride, rider, tally);
    int service = priced.first.service();
    Prices prices = gross.of(service, priced.day, priced.first.atSecond());
    Gross.Found found = gross.find(ride, prices, tally);
    if (found.basis() == Basis.NOTHING) {
      return new Charge(ride, 0, 0, Basis.NOTHING, List.of());
    }
    long grossFen = prices.asked(found.fen(), priced.first.atSecond());
    priced.left = grossFen;
    reduce(priced, Stage.DISCOUNT, tariff.discounts(), rules.discounts(service));
    reduce(priced, Stage.SUBSIDY, tariff.subsidies(), rules.subsidies(service));
    transfer(priced, ride, service);
    concede(priced, service);
    cap(priced, service);
    remember(ride, service, tally);
    List<TakenOff> takenOff = List.copyOf(priced.takenOff);
    return new Charge(ride, grossFen, priced.left, found.basis(), takenOff);
  }

  private void reduce(Priced priced, Stage stage, List<Reduction> reductions, Rules.Rule[] list) {
    for (Rules.Rule rule : list) {
      if (priced.meets(rule.when())) {
        Effect effect = reductions.get(rule.number()).effect();
        priced.leave(stage, rule.number(), amounts.after(effect, priced.left, 0));
        return;
      }
    }
  }

  private void transfer(Priced priced, Ride ride, int service) {
    long before = priced.left;
    int used = NONE;
    for (Rules.Rule one : rules.transfers(service)) {
      TransferRule rule = tariff.transfers().get(one.number());
      if (priced.meets(one.when()) && isTransfer(priced, rule, one)) {
        int chain = layout.chains[one.number()];
        long dearest = chain == NONE ? 0 : priced.tally.at(chain + Layout.CHAIN_DEAREST);
        long fen = amounts.after(rule.effect(), before, dearest);
        used = priced.leave(Stage.TRANSFER, one.number(), fen) ? one.number() : NONE;
        break;
      }
    }
    if (layout.byRides) {
      linkChains(priced, before, used);
      priced.tally.put(Layout.LAST_SERVICE, service + 1L);
      priced.tally.put(Layout.LAST_BOARDED, priced.first.atSecond());
      priced.tally.put(Layout.LAST_LEFT, ride.chargedTap().atSecond());
    }
  }

  private boolean isTransfer(Priced priced, TransferRule rule, Rules.Rule one) {
    if (rule.recognisedBy() == Recognition.MARK) {
      return priced.marked;
    }
    Tally tally = priced.tally;
    int last = (int) tally.at(Layout.LAST_SERVICE) - 1;
    int chain = layout.chains[one.number()];
    return inTime(priced, rule, chain)
        && one.from().get(last)
        && (rule.sameService() || last != priced.first.service())
        && tally.at(chain + Layout.CHAIN_USED) < rule.timesPerChain();
  }

  private boolean inTime(Priced priced, TransferRule rule, int chain) {
    Tally tally = priced.tally;
    if (tally.at(Layout.LAST_SERVICE) == 0) {
      return false;
    }
    long from =
        switch (rule.measuredFrom()) {
          case ENTRY -> tally.at(Layout.LAST_BOARDED);
          case EXIT -> tally.at(Layout.LAST_LEFT);
          case FIRST_ENTRY -> tally.at(chain + Layout.CHAIN_FIRST);
        };
    long seconds = priced.first.atSecond() - from;
    return seconds >= -toleranceSeconds && seconds <= (long) rule.withinMinutes() * SECONDS;
  }

  /**
   * Adds the ride to each rule's chain, or begins a new one with it. What a rule does not ask for
   * is not kept, so that accounts that differ in nothing else are equal.
   */
  private void linkChains(Priced priced, long before, int used) {
    Tally tally = priced.tally;
    for (int i = 0; i < layout.chains.length; i++) {
      int chain = layout.chains[i];
      if (chain == NONE) {
        continue;
      }
      TransferRule rule = tariff.transfers().get(i);
      boolean difference = rule.effect() instanceof Effect.Difference;
      if (inTime(priced, rule, chain)) {
        if (used == i) {
          tally.put(chain + Layout.CHAIN_USED, tally.at(chain + Layout.CHAIN_USED) + 1);
        }
        if (difference && before > tally.at(chain + Layout.CHAIN_DEAREST)) {
          tally.put(chain + Layout.CHAIN_DEAREST, before);
        }
      } else {
        boolean first = rule.measuredFrom() == TransferRule.MeasuredFrom.FIRST_ENTRY;
        tally.put(chain + Layout.CHAIN_FIRST, first ? priced.first.atSecond() : 0);
        tally.put(chain + Layout.CHAIN_USED, 0);
        tally.put(chain + Layout.CHAIN_DEAREST, difference ? before : 0);
      }
    }
  }

  private void concede(Priced priced, int service) {
    if (priced.left == 0) {
      return;
    }
    for (Rules.Rule one : rules.concessions(service)) {
      Concession concession = tariff.concessions().get(one.number());
      if (priced.meets(one.when())
          && (!concession.activeMediumOnly() || priced.rider.mayUse(priced.first.medium()))
          && ridesLeft(priced.tally, one.number(), priced.day) > 0) {
        long fen = amounts.after(concession.effect(), priced.left, 0);
        boolean given = priced.leave(Stage.CONCESSION, one.number(), fen);
        int quota = layout.quotas[one.number()];
        if (given && quota != NONE) {
          priced.tally.count(quota, 2, 0, rules.quotaPeriod(one.number(), priced.day), 1);
        }
        return;
      }
    }
  }

  /** How many rides of a concession are left in the period of a day. */
  long ridesLeft(Tally tally, int concession, int day) {
    int quota = layout.quotas[concession];
    if (quota == NONE) {
      return Long.MAX_VALUE;
    }
    int period = rules.quotaPeriod(concession, day);
    return rules.quotaRides(concession)
        + tally.counted(quota, Layout.GRANTED, period)
        - tally.counted(quota, 0, period);
  }

  private void cap(Priced priced, int service) {
    Rules.Rule[] caps = rules.caps(service);
    for (Rules.Rule one : caps) {
      if (priced.left > 0 && priced.meets(one.when())) {
        Cap cap = tariff.caps().get(one.number());
        int place = layout.caps[one.number()][service];
        long paid = priced.tally.counted(place, 0, Rules.capPeriod(cap.period(), priced.day));
        long room = Math.max(0, cap.limitFen() - paid);
        priced.leave(Stage.CAP, one.number(), Math.min(priced.left, room));
      }
    }
    for (Rules.Rule one : caps) {
      if (priced.left > 0 && priced.meets(one.when())) {
        Cap cap = tariff.caps().get(one.number());
        int place = layout.caps[one.number()][service];
        int period = Rules.capPeriod(cap.period(), priced.day);
        priced.tally.count(place, 1, 0, period, priced.left);
      }
    }
  }

  private void remember(Ride ride, int service, Tally tally) {
    Tap from = ride.boarding();
    Tap to = ride.leaving();
    boolean whole = ride.kind() == Ride.Kind.COMPLETE || ride.kind() == Ride.Kind.CLOCK_SKEWED;
    if (layout.habits
        && whole
        && from != null
        && to != null
        && from.station() != Tap.NO_STATION
        && to.station() != Tap.NO_STATION) {
      tally.remember(service, from.station(), to.station());
    }
  }
}
