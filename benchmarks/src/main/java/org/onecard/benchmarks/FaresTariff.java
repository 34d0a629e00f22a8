package org.onecard.benchmarks;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onecard.fares.tariff.Bearer;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;
import org.onecard.fares.tariff.Party;
import org.onecard.fares.tariff.Period;
import org.onecard.fares.tariff.Reduction;
import org.onecard.fares.tariff.RiderClass;
import org.onecard.fares.tariff.Rounding;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Tariffs;
import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TransferRule;

/**
 * What is measured: 重庆's rail by its shipped distance fare and network, a bus, the card discount, a
 * transfer and a day's cap. No rule of it is out of reach of SQL's window functions, so that the
 * same figure can be asked of a database; quotas and habits would be.
 */
final class FaresTariff {
  static final int CUT_OVER_HOUR = 4;
  static final int LONGEST_MINUTES = 240;
  static final int BUS_FEN = 200;
  static final int TRANSFER_FEN = 100;
  static final int TRANSFER_MINUTES = 60;
  static final int CAP_FEN = 1_000;
  static final int PAY_BASIS_POINTS = 9_000;
  private static final long MAXIMUM_FEN = 1_000_000;

  private static final Text NAME = new Text("测速", "benchmark");
  private static final List<Bearer> BEARERS = List.of(new Bearer(Bearer.OPERATOR, 1));

  private FaresTariff() {}

  static Tariff tariff(boolean capped) {
    Tariff chongqing = Tariffs.shipped("chongqing-2025").orElseThrow();
    FareShape distance =
        chongqing.fares().stream()
            .map(FareRule::shape)
            .filter(FareShape.Distance.class::isInstance)
            .findFirst()
            .orElseThrow();
    return new Tariff(
        "benchmark",
        NAME,
        CUT_OVER_HOUR,
        new Rounding(1, RoundingMode.HALF_UP),
        List.of(new Party("cq-rail", Party.Kind.OPERATOR, NAME)),
        List.of(new RiderClass(RiderClass.STANDARD, NAME)),
        List.of(
            new Service("rail", "metro", "cq-rail", Optional.of("chongqing"), true, NAME),
            new Service("bus", "bus", "cq-rail", Optional.empty(), false, NAME)),
        List.of(fare("rail", distance), fare("bus", new FareShape.Flat(BUS_FEN))),
        List.of(
            new Reduction("card", NAME, of("rail"), new Effect.Ratio(PAY_BASIS_POINTS), BEARERS)),
        List.of(),
        List.of(
            new TransferRule(
                "rail-to-bus",
                NAME,
                of("bus"),
                Set.of("rail"),
                TransferRule.Recognition.RIDES,
                TransferRule.MeasuredFrom.EXIT,
                TRANSFER_MINUTES,
                Integer.MAX_VALUE,
                false,
                new Effect.Off(TRANSFER_FEN),
                BEARERS)),
        List.of(),
        capped
            ? List.of(
                new Cap("day", NAME, Condition.ANY, Cap.CapPeriod.DAY, false, CAP_FEN, BEARERS))
            : List.of(),
        new JourneyRules(
            LONGEST_MINUTES,
            0,
            0,
            0,
            IncompleteFare.MINIMUM,
            IncompleteFare.MAXIMUM,
            IncompleteFare.MAXIMUM,
            0));
  }

  private static FareRule fare(String service, FareShape shape) {
    return new FareRule(service, Set.of(service), Period.ALWAYS, shape, List.of(), 0, MAXIMUM_FEN);
  }

  private static Condition of(String service) {
    return new Condition(Period.ALWAYS, Set.of(), Set.of(service), Set.of(), Set.of(), List.of());
  }
}
