package org.onecard.fares.tariff;

import java.util.Map;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;

/** Finds rules about imperfect journeys that have nothing to go by. */
final class JourneyCheck {
  private final Tariff tariff;
  private final Origins origins;
  private final Faults faults;

  JourneyCheck(Tariff tariff, Origins origins, Faults faults) {
    this.tariff = tariff;
    this.origins = origins;
    this.faults = faults;
  }

  void run() {
    JourneyRules rules = tariff.journeys();
    Map.of(
            "same_station_then", rules.sameStation(),
            "entry_only", rules.entryOnly(),
            "exit_only", rules.exitOnly())
        .forEach(this::incomplete);
    boolean habit =
        isHabit(rules.sameStation()) || isHabit(rules.entryOnly()) || isHabit(rules.exitOnly());
    if (habit && rules.habitRides() == 0) {
      fault(
          "habit_rides",
          "is missing; say how many equal rides make a habit, 1 to " + JourneyRules.HABIT_MEMORY);
    }
    if (!habit && rules.habitRides() > 0) {
      fault("habit_rides", "no rule goes by habit; remove it, or write habit_else_maximum");
    }
    if (isHabit(rules.sameStation())) {
      fault("same_station_then", "both ends are known; write nothing, minimum or maximum");
    }
  }

  private void incomplete(String key, IncompleteFare fare) {
    for (FareRule rule : tariff.fares()) {
      boolean given = rule.shape() instanceof FareShape.Given;
      if (!tapsOut(rule)) {
        continue;
      }
      if (fare == IncompleteFare.GIVEN && !given) {
        fault(
            key,
            "no tap says the fare of %s, whose fare %s is not given; write minimum or maximum"
                .formatted(
                    String.join(", ", rule.services().stream().sorted().toList()), rule.id()));
      }
      if (given
          && rule.maximumFen() == FareRule.NO_MAXIMUM
          && (fare == IncompleteFare.MAXIMUM || fare == IncompleteFare.HABIT_ELSE_MAXIMUM)) {
        fault(key, "fare " + rule.id() + " is given and has no maximum; add maximum there");
      }
    }
  }

  private boolean tapsOut(FareRule rule) {
    return tariff.services().stream()
        .anyMatch(service -> service.tapsOut() && rule.services().contains(service.id()));
  }

  private static boolean isHabit(IncompleteFare fare) {
    return fare == IncompleteFare.HABIT_ELSE_MAXIMUM || fare == IncompleteFare.HABIT_ELSE_MINIMUM;
  }

  private void fault(String key, String message) {
    faults.add(origins.spot(tariff.journeys(), key), message);
  }
}
