package org.onecard.fares.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.onecard.fares.tariff.Reach.Claim;

/** Finds rules that no ride ever comes to. */
final class ReachCheck {
  private final Tariff tariff;
  private final Origins origins;
  private final Faults faults;
  private final Reach reach;

  ReachCheck(Tariff tariff, Known known, Origins origins, Faults faults) {
    this.tariff = tariff;
    this.origins = origins;
    this.faults = faults;
    this.reach = new Reach(tariff, known);
  }

  void run() {
    if (faults.count() > 0) {
      // A rule about something unknown holds nowhere; its fault has been told already.
      return;
    }
    BiPredicate<Reduction, Reduction> always = (_, _) -> true;
    firstMatch(tariff.discounts(), one -> claim(one, one.when()), always);
    firstMatch(tariff.subsidies(), one -> claim(one, one.when()), always);
    firstMatch(
        tariff.transfers(),
        one -> new Claim(one, one.when(), Optional.of(one.fromServices()), one.sameService()),
        ReachCheck::takesTransfersOf);
    firstMatch(
        tariff.concessions(),
        one -> claim(one, one.when()),
        (earlier, later) ->
            earlier.quota().isEmpty() && (!earlier.activeMediumOnly() || later.activeMediumOnly()));
    firstMatch(tariff.caps(), one -> claim(one, one.when()), (_, _) -> false);
    for (FareRule fare : tariff.fares()) {
      BiPredicate<FareRule.TimeOfDay, FareRule.TimeOfDay> first = (_, _) -> true;
      firstMatch(fare.timesOfDay(), one -> claim(one, timeOf(fare, one)), first);
    }
  }

  private static boolean takesTransfersOf(TransferRule earlier, TransferRule later) {
    if (earlier.recognisedBy() != later.recognisedBy()) {
      return false;
    }
    return earlier.measuredFrom() == later.measuredFrom()
        && earlier.withinMinutes() >= later.withinMinutes()
        && earlier.timesPerChain() >= later.timesPerChain();
  }

  private static Claim claim(Object part, Condition when) {
    return new Claim(part, when, Optional.empty(), false);
  }

  private static Condition timeOf(FareRule fare, FareRule.TimeOfDay time) {
    return new Condition(
        fare.period(), Set.of(), fare.services(), Set.of(), Set.of(), List.of(time.window()));
  }

  /**
   * Of a list of rules the first that holds is taken; those that take their rides may stand before.
   */
  private <T> void firstMatch(
      List<T> rules, Function<T, Claim> claimOf, BiPredicate<T, T> takesRidesOf) {
    for (int i = 0; i < rules.size(); i++) {
      T rule = rules.get(i);
      Claim claim = claimOf.apply(rule);
      List<Claim> before = new ArrayList<>();
      for (T earlier : rules.subList(0, i)) {
        if (takesRidesOf.test(earlier, rule)) {
          before.add(claimOf.apply(earlier));
        }
      }
      if (!reach.leavesAny(claim, List.of())) {
        faults.add(
            origins.spot(rule),
            "never holds: no ride fits its services, stations, dates and fares at once; widen it "
                + "or remove it");
      } else if (!reach.leavesAny(claim, before)) {
        faults.add(origins.spot(rule), "unreachable: " + taker(claim, before));
      }
    }
  }

  private String taker(Claim claim, List<Claim> before) {
    return before.stream()
        .filter(one -> !reach.leavesAny(claim, List.of(one)))
        .findFirst()
        .map(one -> "the rule on line " + origins.spot(one.part()).line() + " takes all its rides")
        .orElse("the rules before it together take all its rides")
        .concat("; move it before, narrow those, or remove it");
  }
}
