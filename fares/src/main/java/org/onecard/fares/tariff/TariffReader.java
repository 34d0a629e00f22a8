package org.onecard.fares.tariff;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onecard.fares.tariff.JourneyRules.IncompleteFare;
import org.onecard.kernel.place.PlaceCode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the lists of a tariff; fares have a reader of their own. */
final class TariffReader {
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_RIDES = 100_000;
  private static final int LAST_HOUR = 23;

  private final Faults faults;
  private final Origins origins;
  private final Amounts amounts = new Amounts();
  private final FareReader fares;

  TariffReader(Faults faults, Origins origins) {
    this.faults = faults;
    this.origins = origins;
    this.fares = new FareReader(origins);
  }

  /** The tariff without the parts that have faults. */
  Tariff read(Node root) {
    Fields top = Fields.of(root, Form.TARIFF, new Faults.Spot(1, ""), faults);
    Tariff tariff =
        new Tariff(
            top.id("tariff"),
            title(top),
            top.count("cut_over_hour", 0, LAST_HOUR, 0),
            rounding(top.below("rounding", Form.ROUNDING)),
            top.list("parties", Form.PARTY, this::party),
            top.list("classes", Form.RIDER_CLASS, this::riderClass),
            top.list("services", Form.SERVICE, this::service),
            top.list("fares", Form.FARE, fares::fare),
            top.list("discounts", Form.REDUCTION, this::reduction),
            top.list("subsidies", Form.REDUCTION, this::reduction),
            top.list("transfers", Form.TRANSFER, this::transfer),
            top.list("concessions", Form.CONCESSION, this::concession),
            top.list("caps", Form.CAP, this::cap),
            journeys(top.below("journeys", Form.JOURNEYS)));
    return origins.put(tariff, top);
  }

  private static Text title(Fields fields) {
    Fields text = fields.below("title", Form.TEXT);
    return new Text(text.text("zh"), text.text("en"));
  }

  private Rounding rounding(Fields fields) {
    long step = amounts.money(fields, "to", 1, 100, 1);
    if (step != 1 && step != 10 && step != 100) {
      fields.fault("to", "amounts round to 1 fen, 10 fen or 1 yuan; write one of these");
    }
    Mode mode = fields.word("mode", Mode.class, Mode.HALF_UP);
    return new Rounding((int) step, RoundingMode.valueOf(mode.name()));
  }

  private enum Mode {
    HALF_UP,
    DOWN,
    UP
  }

  private Party party(Fields fields) {
    Party.Kind kind = fields.word("kind", Party.Kind.class, Party.Kind.OPERATOR);
    return origins.put(new Party(fields.id("id"), kind, title(fields)), fields);
  }

  private RiderClass riderClass(Fields fields) {
    return origins.put(new RiderClass(fields.id("id"), title(fields)), fields);
  }

  private Service service(Fields fields) {
    Service service =
        new Service(
            fields.id("id"),
            fields.text("mode"),
            fields.id("operator"),
            fields.has("network") ? Optional.of(fields.id("network")) : Optional.empty(),
            fields.flag("taps_out", false),
            title(fields));
    return origins.put(service, fields);
  }

  private Condition condition(Fields rule) {
    Fields fields = rule.has("when") ? rule.below("when", Form.CONDITION) : null;
    if (fields == null) {
      Condition any = Condition.ANY;
      return origins.put(
          new Condition(
              any.period(),
              any.classes(),
              any.services(),
              any.residences(),
              any.boardings(),
              any.windows()),
          rule);
    }
    Set<PlaceCode> residences = new LinkedHashSet<>();
    for (String place : fields.names("residences")) {
      try {
        residences.add(PlaceCode.of(place));
      } catch (IllegalArgumentException wrong) {
        fields.fault("residences", place + " is no place; give six digits, or a zone as zone:x");
      }
    }
    Condition condition =
        new Condition(
            period(fields),
            new LinkedHashSet<>(fields.names("classes")),
            new LinkedHashSet<>(fields.names("services")),
            residences,
            new LinkedHashSet<>(fields.names("boardings")),
            fields.list("windows", Form.WINDOW, this::window));
    return origins.put(condition, fields);
  }

  static Period period(Fields fields) {
    LocalDate from = fields.date("from", LocalDate.MIN);
    LocalDate until = fields.date("until", LocalDate.MAX);
    if (!from.isBefore(until)) {
      fields.fault(
          "until",
          "the dates never hold: "
              + until
              + " is not after "
              + from
              + "; until is the first day "
              + "on which it holds no more");
      return Period.ALWAYS;
    }
    return new Period(from, until);
  }

  private TimeWindow window(Fields fields) {
    return origins.put(windowOf(fields), fields);
  }

  /** A window of the day; one that is empty or crosses midnight is a fault. */
  static TimeWindow windowOf(Fields fields) {
    int from = fields.minuteOfDay("from", 0);
    int until = fields.minuteOfDay("until", 1);
    if (from >= until) {
      fields.fault(
          "until",
          "the window never holds: it ends before it begins; write one across midnight as two, "
              + "until 24:00 and from 00:00");
    }
    TimeWindow.Days days = fields.word("days", TimeWindow.Days.class, TimeWindow.Days.EVERY_DAY);
    return new TimeWindow(days, from, until);
  }

  private Reduction reduction(Fields fields) {
    Reduction reduction =
        new Reduction(
            fields.id("id"), title(fields), condition(fields), effect(fields), bearers(fields));
    return origins.put(reduction, fields);
  }

  private TransferRule transfer(Fields fields) {
    TransferRule.Recognition by =
        fields.word(
            "recognised_by", TransferRule.Recognition.class, TransferRule.Recognition.RIDES);
    boolean marked = by == TransferRule.Recognition.MARK;
    for (String key : List.of("measured_from", "within", "times_per_chain")) {
      if (marked && fields.has(key)) {
        fields.fault(key, "means nothing where the mark alone tells a transfer; remove it");
      } else if (!marked && !fields.has(key)) {
        fields.fault(key, "is missing; add it, or write recognised_by: mark");
      }
    }
    TransferRule rule =
        new TransferRule(
            fields.id("id"),
            title(fields),
            condition(fields),
            new LinkedHashSet<>(fields.names("from_services")),
            by,
            fields.word(
                "measured_from", TransferRule.MeasuredFrom.class, TransferRule.MeasuredFrom.ENTRY),
            amounts.minutes(fields, "within", 1, Amounts.MINUTES_OF_DAY, 0),
            fields.count("times_per_chain", 1, MAX_RIDES, marked ? MAX_RIDES : 1),
            fields.flag("same_service", false),
            effect(fields),
            bearers(fields));
    return origins.put(rule, fields);
  }

  private Concession concession(Fields fields) {
    int topUp = fields.count("top_up_rides", 1, MAX_RIDES, 0);
    Optional<Concession.Quota> quota = Optional.empty();
    if (fields.has("quota")) {
      Fields inner = fields.below("quota", Form.QUOTA);
      Concession.QuotaPeriod period =
          inner.word("period", Concession.QuotaPeriod.class, Concession.QuotaPeriod.YEAR);
      quota =
          Optional.of(new Concession.Quota(period, inner.count("rides", 0, MAX_RIDES, 0), topUp));
    } else if (topUp > 0) {
      fields.fault("top_up_rides", "there is no quota to top up; add quota, or remove this");
    }
    Concession concession =
        new Concession(
            fields.id("id"),
            title(fields),
            condition(fields),
            effect(fields),
            quota,
            fields.flag("active_medium_only", false),
            bearers(fields));
    return origins.put(concession, fields);
  }

  private Cap cap(Fields fields) {
    Cap cap =
        new Cap(
            fields.id("id"),
            title(fields),
            condition(fields),
            fields.word("period", Cap.CapPeriod.class, Cap.CapPeriod.DAY),
            fields.word("per", Counted.class, Counted.TOGETHER) == Counted.OPERATOR,
            amounts.money(fields, "limit", 1, Amounts.MOST_FEN, 1),
            bearers(fields));
    return origins.put(cap, fields);
  }

  private enum Counted {
    OPERATOR,
    TOGETHER
  }

  private List<Bearer> bearers(Fields fields) {
    List<Bearer> bearers = new ArrayList<>();
    for (Map.Entry<String, Node> each : fields.open("borne_by").entrySet()) {
      int parts = fields.count("borne_by", each.getValue(), 1, MAX_PARTS);
      bearers.add(new Bearer(each.getKey(), parts));
    }
    return bearers;
  }

  private Effect effect(Fields fields) {
    return EffectReader.effect(fields, amounts, origins);
  }

  private JourneyRules journeys(Fields fields) {
    JourneyRules rules =
        new JourneyRules(
            amounts.minutes(fields, "longest", 1, Amounts.MINUTES_OF_DAY, 1),
            amounts.seconds(fields, "clock_tolerance", 0, Amounts.MOST_TOLERANCE_SECONDS, 0),
            amounts.minutes(fields, "pass_back_within", 0, Amounts.MINUTES_OF_DAY, 0),
            amounts.minutes(fields, "same_station_free", 0, Amounts.MINUTES_OF_DAY, 0),
            fields.word("same_station_then", IncompleteFare.class, IncompleteFare.NOTHING),
            fields.word("entry_only", IncompleteFare.class, IncompleteFare.NOTHING),
            fields.word("exit_only", IncompleteFare.class, IncompleteFare.NOTHING),
            fields.count("habit_rides", 1, JourneyRules.HABIT_MEMORY, 0));
    return origins.put(rules, fields);
  }
}
