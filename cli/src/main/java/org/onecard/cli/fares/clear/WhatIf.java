package org.onecard.cli.fares.clear;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.Rounding;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TransferRule;

/** What a ride would have cost otherwise: in another class, as a transfer, rounded differently. */
final class WhatIf {
  private final Charging asItIs;
  private final Map<RoundingMode, Charging> rounded = new HashMap<>();
  private final OptionalLong transferOff;
  private final Map<Asked, Long> known = new HashMap<>();

  WhatIf(Charging charging) {
    asItIs = charging;
    Tariff tariff = charging.tariff();
    for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_UP)) {
      if (tariff.rounding().mode() != mode) {
        Tariff other = withRounding(tariff, new Rounding(tariff.rounding().toFen(), mode));
        rounded.put(mode, Charging.of(other, Networks::shipped));
      }
    }
    transferOff =
        tariff.transfers().stream()
            .map(TransferRule::effect)
            .mapToLong(effect -> effect instanceof Effect.Off(long fen) ? fen : 0)
            .filter(fen -> fen > 0)
            .findFirst();
  }

  /**
   * A way to price a ride.
   *
   * @param service the service whose rules are asked
   * @param rounding null for the tariff's own
   */
  private record Asked(
      long grossFen,
      boolean mark,
      int service,
      int riderClass,
      @Nullable RoundingMode rounding,
      long day) {}

  /** What a transfer takes off, in fen; empty if the tariff has no such rule. */
  OptionalLong transferOffFen() {
    return transferOff;
  }

  /** The other ways to round. */
  List<RoundingMode> otherRoundings() {
    return rounded.keySet().stream().sorted().toList();
  }

  /** How many classes the tariff has. */
  int classes() {
    return asItIs.tariff().classes().size();
  }

  String classId(int riderClass) {
    return asItIs.tariff().classes().get(riderClass).id();
  }

  /** The numbers of the services beside the ride's own. */
  List<Integer> otherServices(Ride ride) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < asItIs.tariff().services().size(); i++) {
      if (i != ride.chargedTap().service()) {
        others.add(i);
      }
    }
    return others;
  }

  String serviceId(int service) {
    return asItIs.tariff().services().get(service).id();
  }

  /** For a rider of this class, with or without the mark of a transfer. */
  long fen(Ride ride, int riderClass, boolean mark) {
    return fen(ride, riderClass, mark, ride.chargedTap().service(), null);
  }

  /** By the rules of another service. */
  long fenAs(Ride ride, int riderClass, boolean mark, int service) {
    return fen(ride, riderClass, mark, service, null);
  }

  /** Rounded otherwise. */
  long fenRounded(Ride ride, int riderClass, boolean mark, RoundingMode rounding) {
    return fen(ride, riderClass, mark, ride.chargedTap().service(), rounding);
  }

  private long fen(
      Ride ride, int riderClass, boolean mark, int service, @Nullable RoundingMode rounding) {
    Tap charged = ride.chargedTap();
    long day = asItIs.serviceDay(ride.firstTap().atSecond()).toEpochDay();
    Asked asked = new Asked(charged.givenFen(), mark, service, riderClass, rounding, day);
    return known.computeIfAbsent(asked, _ -> price(ride, asked));
  }

  private long price(Ride ride, Asked asked) {
    Charging charging =
        asked.rounding() == null ? asItIs : rounded.getOrDefault(asked.rounding(), asItIs);
    AccountEvent.Profile profile =
        new AccountEvent.Profile(ride.firstTap().atSecond(), asked.riderClass(), null);
    Tap charged = ride.chargedTap();
    Tap other =
        new Tap(
            charged.atSecond(),
            charged.kind(),
            asked.service(),
            Tap.NO_STATION,
            charged.medium(),
            charged.givenFen(),
            asked.mark(),
            charged.device(),
            charged.sequence(),
            charged.row());
    Ride alone =
        charged.kind() == Tap.Kind.EXIT
            ? new Ride(Ride.Kind.EXIT_ONLY, null, other)
            : new Ride(Ride.Kind.SINGLE, other, null);
    return charging.quote(profile, alone).chargedFen();
  }

  private static Tariff withRounding(Tariff tariff, Rounding rounding) {
    return new Tariff(
        tariff.name(),
        tariff.title(),
        tariff.cutOverHour(),
        rounding,
        tariff.parties(),
        tariff.classes(),
        tariff.services(),
        tariff.fares(),
        tariff.discounts(),
        tariff.subsidies(),
        tariff.transfers(),
        tariff.concessions(),
        tariff.caps(),
        tariff.journeys());
  }
}
