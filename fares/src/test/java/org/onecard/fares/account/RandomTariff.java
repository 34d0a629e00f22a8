package org.onecard.fares.account;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.onecard.fares.network.Network;
import org.onecard.fares.tariff.Bearer;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.JourneyRules;
import org.onecard.fares.tariff.Party;
import org.onecard.fares.tariff.Period;
import org.onecard.fares.tariff.Reduction;
import org.onecard.fares.tariff.RiderClass;
import org.onecard.fares.tariff.Rounding;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TimeWindow;
import org.onecard.fares.tariff.TransferRule;
import org.onecard.kernel.place.PlaceCode;

/** Any tariff that the model can say, small numbers so that rules collide often. */
final class RandomTariff {
  /** Two lines that cross at C, and a third that nothing joins to them. */
  static final Network NETWORK =
      Network.parse(
          """
          city,little,小城
          operator,rail
          line,L1,一号线,Line 1,#ff0000,40
          station,0,A,甲,jia
          station,3100,B,乙,yi
          station,2900,C,丙,bing
          station,7500,D,丁,ding
          line,L2,二号线,Line 2,#00ff00,40
          station,0,E,戊,wu
          station,5200,C
          station,1400,F,己,ji
          line,L3,三号线,Line 3,#0000ff,40
          station,0,G,庚,geng
          station,900,H,辛,xin
          """);

  static final List<PlaceCode> HOMES =
      List.of(PlaceCode.of("500103"), PlaceCode.of("500152"), PlaceCode.of("510107"));

  private static final List<PlaceCode> AREAS =
      List.of(PlaceCode.of("500000"), PlaceCode.of("500152"), PlaceCode.of("510100"));
  private static final List<String> SERVICES = List.of("metro", "bus", "line", "ferry");
  private static final List<String> CLASSES = List.of("standard", "half", "senior");
  private static final LocalDate MIDDLE = LocalDate.of(2026, 10, 1);

  private final Random random;
  private int next;

  RandomTariff(Random random) {
    this.random = random;
  }

  Tariff make() {
    return new Tariff(
        "any",
        text(),
        one(0, 3, 4),
        new Rounding(
            one(1, 10, 100), one(RoundingMode.HALF_UP, RoundingMode.UP, RoundingMode.DOWN)),
        List.of(
            new Party("rail", Party.Kind.OPERATOR, text()),
            new Party("buses", Party.Kind.OPERATOR, text()),
            new Party("county", Party.Kind.COUNTY, text())),
        CLASSES.stream().map(id -> new RiderClass(id, text())).toList(),
        List.of(
            new Service("metro", "metro", "rail", Optional.of("little"), true, text()),
            new Service("bus", "bus", "buses", Optional.empty(), false, text()),
            new Service("line", "bus", "buses", Optional.empty(), true, text()),
            new Service("ferry", "ferry", "rail", Optional.empty(), false, text())),
        fares(),
        several(2, this::reduction),
        several(2, this::reduction),
        several(3, this::transfer),
        several(3, this::concession),
        several(3, this::cap),
        journeys());
  }

  private List<FareRule> fares() {
    FareShape distance =
        new FareShape.Distance(
            List.of(
                new FareShape.Step(4000, 4000, 200),
                new FareShape.Step(9000, one(1500, 2500), 100),
                new FareShape.Step(Integer.MAX_VALUE, 3000, one(50, 100))));
    FareShape zones =
        new FareShape.Zones(
            Map.of("p", "1", "q", "1", "r", "2", "s", "3"),
            List.of(
                new FareShape.ZonePrice("1", "1", 150),
                new FareShape.ZonePrice("2", "1", 333),
                new FareShape.ZonePrice("2", "2", 170),
                new FareShape.ZonePrice("3", "2", 410)));
    LocalDate change = MIDDLE.plusDays(random.nextInt(4) - 1);
    return List.of(
        fare("metro", Period.ALWAYS, distance),
        fare("bus", new Period(LocalDate.MIN, change), new FareShape.Flat(200)),
        fare("bus", new Period(change, LocalDate.MAX), new FareShape.Flat(one(180, 260))),
        fare("line", Period.ALWAYS, zones),
        fare("ferry", Period.ALWAYS, new FareShape.Given()));
  }

  private FareRule fare(String service, Period period, FareShape shape) {
    List<FareRule.TimeOfDay> times =
        several(2, () -> new FareRule.TimeOfDay(window(), one(8000, 11000, 12345)));
    return new FareRule(
        id(), Set.of(service), period, shape, times, one(0, 100, 180), one(500, 900, 5000));
  }

  private Reduction reduction() {
    return new Reduction(id(), text(), condition(), effect(), bearers());
  }

  private TransferRule transfer() {
    return new TransferRule(
        id(),
        text(),
        condition(),
        random.nextBoolean() ? Set.of() : Set.of(one("metro", "bus"), "line"),
        random.nextInt(4) == 0 ? TransferRule.Recognition.MARK : TransferRule.Recognition.RIDES,
        one(TransferRule.MeasuredFrom.values()),
        one(10, 60, 90),
        one(1, 2, 5),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? new Effect.Difference() : effect(),
        bearers());
  }

  private Concession concession() {
    Optional<Concession.Quota> quota =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(
                new Concession.Quota(
                    one(Concession.QuotaPeriod.values()), random.nextInt(4), one(0, 1, 2)));
    return new Concession(
        id(), text(), condition(), effect(), quota, random.nextBoolean(), bearers());
  }

  private Cap cap() {
    return new Cap(
        id(),
        text(),
        condition(),
        one(Cap.CapPeriod.values()),
        random.nextBoolean(),
        one(0, 350, 600, 1234),
        bearers());
  }

  private Condition condition() {
    return new Condition(
        random.nextInt(4) == 0
            ? new Period(MIDDLE, MIDDLE.plusDays(1 + random.nextInt(40)))
            : Period.ALWAYS,
        sometimes(CLASSES),
        sometimes(SERVICES),
        random.nextInt(4) == 0 ? Set.of(one(AREAS.toArray(PlaceCode[]::new))) : Set.of(),
        random.nextInt(5) == 0 ? Set.of(one("A", "C", "1", "3"), "p") : Set.of(),
        random.nextInt(4) == 0 ? List.of(window(), window()) : List.of());
  }

  private TimeWindow window() {
    int from = random.nextInt(1200);
    return new TimeWindow(
        one(TimeWindow.Days.values()), from, from + 1 + random.nextInt(1440 - from));
  }

  private Effect effect() {
    return switch (random.nextInt(4)) {
      case 0 -> new Effect.Ratio(one(0, 5000, 9500, 3333));
      case 1 -> new Effect.Off(one(40, 100, 1000));
      case 2 -> new Effect.Pays(one(0, 50, 150));
      default ->
          new Effect.Marginal(
              List.of(
                  new Effect.Band(150, 8000),
                  new Effect.Band(300, 7550),
                  new Effect.Band(Long.MAX_VALUE, 6666)));
    };
  }

  private JourneyRules journeys() {
    return new JourneyRules(
        one(90, 240, 1440),
        one(0, 30, 120),
        one(0, 5),
        one(0, 20),
        one(JourneyRules.IncompleteFare.values()),
        one(JourneyRules.IncompleteFare.values()),
        one(JourneyRules.IncompleteFare.values()),
        one(0, 1, 2));
  }

  private List<Bearer> bearers() {
    return random.nextBoolean()
        ? List.of(new Bearer(Bearer.OPERATOR, 1))
        : List.of(new Bearer("county", 1 + random.nextInt(3)), new Bearer(Bearer.OPERATOR, 2));
  }

  private Set<String> sometimes(List<String> all) {
    return random.nextInt(3) > 0 ? Set.of() : Set.of(all.get(random.nextInt(all.size())));
  }

  private <T> List<T> several(int most, Supplier<T> maker) {
    List<T> list = new ArrayList<>();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      list.add(maker.get());
    }
    return list;
  }

  private int one(Integer... from) {
    return from[random.nextInt(from.length)];
  }

  @SafeVarargs
  private <T> T one(T... from) {
    return from[random.nextInt(from.length)];
  }

  private String id() {
    return "rule-" + next++;
  }

  private static Text text() {
    return new Text("规则", "rule");
  }
}
