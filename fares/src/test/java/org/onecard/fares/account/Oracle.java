package org.onecard.fares.account;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charge.Stage;
import org.onecard.fares.charge.Charge.TakenOff;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;
import org.onecard.fares.tariff.Cap;
import org.onecard.fares.tariff.Concession;
import org.onecard.fares.tariff.Condition;
import org.onecard.fares.tariff.Effect;
import org.onecard.fares.tariff.Reduction;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TimeWindow;
import org.onecard.fares.tariff.TransferRule;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;

/**
 * The second opinion: prices each ride by reading everything that was before it anew. It keeps no
 * counters, shares the tariff's model with the engine and nothing else, and is slow.
 */
final class Oracle {
  /** A ride that was priced, with what later ones may ask of it. */
  private record Past(Charge charge, Who who, long beforeTransferFen) {}

  /** The rider when a ride began. */
  private record Who(String riderClass, @Nullable PlaceCode home, @Nullable Integer active) {}

  private final Tariff tariff;
  private final List<AccountEvent> events;
  private final AccountEvent.Profile opening;
  private final SlowPrices prices;
  private final List<Past> past = new ArrayList<>();

  Oracle(Tariff tariff, Network network, AccountEvent.Profile opening, List<AccountEvent> events) {
    this.tariff = tariff;
    this.events = events;
    this.opening = opening;
    prices = new SlowPrices(tariff, network);
  }

  /** All charges, in order of pricing, once everything over at this second is closed. */
  List<Charge> charges(long closedAt) {
    for (SlowPairing.Known known : new SlowPairing(events, tariff.journeys(), closedAt).rides()) {
      past.add(price(known));
    }
    return past.stream().map(Past::charge).toList();
  }

  private Past price(SlowPairing.Known known) {
    Ride ride = known.ride();
    Who who = who(events.indexOf(ride.firstTap()));
    LocalDate day = day(ride);
    List<Ride> whole = past.stream().map(p -> p.charge().ride()).toList();
    SlowPrices.Asked asked = prices.gross(ride, day, whole);
    if (asked.basis() == Charge.Basis.NOTHING) {
      return new Past(new Charge(ride, 0, 0, Charge.Basis.NOTHING, List.of()), who, 0);
    }
    List<TakenOff> off = new ArrayList<>();
    long left = reduced(Stage.DISCOUNT, tariff.discounts(), asked.fen(), ride, who, off);
    left = reduced(Stage.SUBSIDY, tariff.subsidies(), left, ride, who, off);
    long beforeTransfer = left;
    left = transferred(left, ride, who, off);
    left = conceded(left, ride, who, off, known.at());
    left = capped(left, ride, who, off);
    return new Past(new Charge(ride, asked.fen(), left, asked.basis(), off), who, beforeTransfer);
  }

  private long reduced(
      Stage stage, List<Reduction> list, long fen, Ride ride, Who who, List<TakenOff> off) {
    for (Reduction one : list) {
      if (holds(one.when(), ride, who)) {
        return take(stage, list.indexOf(one), fen, after(one.effect(), fen, 0), off);
      }
    }
    return fen;
  }

  private long transferred(long fen, Ride ride, Who who, List<TakenOff> off) {
    for (int i = 0; i < tariff.transfers().size(); i++) {
      TransferRule rule = tariff.transfers().get(i);
      if (!holds(rule.when(), ride, who)) {
        continue;
      }
      if (rule.recognisedBy() == TransferRule.Recognition.MARK) {
        if (ride.firstTap().transferMark() || ride.chargedTap().transferMark()) {
          return take(Stage.TRANSFER, i, fen, after(rule.effect(), fen, 0), off);
        }
        continue;
      }
      List<Past> chain = chain(rule, ride);
      if (chain.isEmpty()) {
        continue;
      }
      Tap earlier = chain.getLast().charge().ride().firstTap();
      int number = i;
      long used =
          chain.stream()
              .skip(1)
              .flatMap(p -> p.charge().takenOff().stream())
              .filter(o -> o.stage() == Stage.TRANSFER && o.rule() == number)
              .count();
      boolean from =
          rule.fromServices().isEmpty() || rule.fromServices().contains(service(earlier));
      boolean other = rule.sameService() || earlier.service() != ride.firstTap().service();
      if (from && other && used < rule.timesPerChain()) {
        long dearest = chain.stream().mapToLong(Past::beforeTransferFen).max().orElseThrow();
        return take(Stage.TRANSFER, i, fen, after(rule.effect(), fen, dearest), off);
      }
    }
    return fen;
  }

  /** The rides before this one that hang together with it by the rule's time. */
  private List<Past> chain(TransferRule rule, Ride ride) {
    List<Past> chain = new ArrayList<>();
    for (Past one : past) {
      if (one.charge().basis() != Charge.Basis.NOTHING) {
        if (!chain.isEmpty() && !inTime(rule, chain, one.charge().ride())) {
          chain.clear();
        }
        chain.add(one);
      }
    }
    return !chain.isEmpty() && inTime(rule, chain, ride) ? chain : List.of();
  }

  private boolean inTime(TransferRule rule, List<Past> chain, Ride ride) {
    Ride last = chain.getLast().charge().ride();
    Ride first = chain.getFirst().charge().ride();
    long from =
        switch (rule.measuredFrom()) {
          case ENTRY -> last.firstTap().atSecond();
          case EXIT -> last.chargedTap().atSecond();
          case FIRST_ENTRY -> first.firstTap().atSecond();
        };
    long seconds = ride.firstTap().atSecond() - from;
    return seconds <= rule.withinMinutes() * 60L
        && seconds >= -tariff.journeys().clockToleranceSeconds();
  }

  private long conceded(long fen, Ride ride, Who who, List<TakenOff> off, int knownAt) {
    for (int i = 0; i < tariff.concessions().size(); i++) {
      Concession one = tariff.concessions().get(i);
      Integer active = who.active();
      boolean medium =
          !one.activeMediumOnly() || active == null || active == ride.firstTap().medium();
      if (fen > 0 && medium && holds(one.when(), ride, who) && hasRides(i, one, ride, knownAt)) {
        return take(Stage.CONCESSION, i, fen, after(one.effect(), fen, 0), off);
      }
    }
    return fen;
  }

  private boolean hasRides(int number, Concession concession, Ride ride, int knownAt) {
    if (concession.quota().isEmpty()) {
      return true;
    }
    Concession.Quota quota = concession.quota().get();
    LocalDate period = begin(quota.period(), day(ride));
    long used =
        past.stream()
            .filter(p -> begin(quota.period(), day(p.charge().ride())).equals(period))
            .flatMap(p -> p.charge().takenOff().stream())
            .filter(o -> o.stage() == Stage.CONCESSION && o.rule() == number)
            .count();
    long grants =
        events.subList(0, Math.min(knownAt, events.size())).stream()
            .filter(AccountEvent.TopUp.class::isInstance)
            .map(AccountEvent.TopUp.class::cast)
            .filter(t -> t.concession() == number)
            .filter(t -> begin(quota.period(), day(t.atSecond())).equals(period))
            .count();
    return used < quota.rides() + grants * quota.topUpRides();
  }

  private long capped(long fen, Ride ride, Who who, List<TakenOff> off) {
    long left = fen;
    for (int i = 0; i < tariff.caps().size(); i++) {
      Cap cap = tariff.caps().get(i);
      if (left == 0 || !holds(cap.when(), ride, who)) {
        continue;
      }
      long paid = 0;
      for (Past one : past) {
        Ride earlier = one.charge().ride();
        if (holds(cap.when(), earlier, one.who())
            && begin(cap.period(), day(earlier)).equals(begin(cap.period(), day(ride)))
            && (!cap.perOperator() || operator(earlier).equals(operator(ride)))) {
          paid += one.charge().chargedFen();
        }
      }
      long room = Math.max(0, cap.limitFen() - paid);
      left = take(Stage.CAP, i, left, Math.min(left, room), off);
    }
    return left;
  }

  private static long take(Stage stage, int rule, long before, long after, List<TakenOff> off) {
    if (after < before) {
      off.add(new TakenOff(stage, rule, before - after));
    }
    return after;
  }

  private long after(Effect effect, long fen, long dearest) {
    BigDecimal amount = BigDecimal.valueOf(fen);
    long paid =
        switch (effect) {
          case Effect.Ratio(int points) -> prices.rounded(amount.multiply(share(points)));
          case Effect.Marginal(List<Effect.Band> bands) -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (long unit = 1; unit <= fen; unit++) {
              long at = unit;
              Effect.Band band =
                  bands.stream().filter(b -> at <= b.uptoFen()).findFirst().orElseThrow();
              sum = sum.add(share(band.payBasisPoints()));
            }
            yield prices.rounded(sum);
          }
          case Effect.Off(long off) -> fen - off;
          case Effect.Pays(long price) -> price;
          case Effect.Difference() -> fen - dearest;
        };
    return Math.max(0, Math.min(fen, paid));
  }

  private static BigDecimal share(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 4);
  }

  private boolean holds(Condition when, Ride ride, Who who) {
    Tap tap = ride.firstTap();
    PlaceCode home = who.home();
    boolean lives = when.residences().isEmpty();
    for (PlaceCode area : when.residences()) {
      String known = area.text().replaceFirst("(00){1,2}$", "");
      lives |= home != null && home.text().startsWith(known);
    }
    boolean boards =
        when.boardings().isEmpty()
            || (ride.boarding() != null
                && prices.names(tap).stream().anyMatch(when.boardings()::contains));
    return lives
        && boards
        && when.period().covers(day(ride))
        && (when.classes().isEmpty() || when.classes().contains(who.riderClass()))
        && (when.services().isEmpty() || when.services().contains(service(tap)))
        && (when.windows().isEmpty()
            || when.windows().stream().anyMatch(w -> in(w, tap.atSecond())));
  }

  static boolean in(TimeWindow window, long atSecond) {
    LocalDateTime clock = LocalDateTime.ofInstant(Instant.ofEpochSecond(atSecond), ServiceDay.ZONE);
    int minute = clock.getHour() * 60 + clock.getMinute();
    boolean worked = WorkCalendar.shipped().isWorkday(clock.toLocalDate());
    return minute >= window.fromMinute()
        && minute < window.untilMinute()
        && (window.days() == TimeWindow.Days.EVERY_DAY
            || worked == (window.days() == TimeWindow.Days.WORKDAYS));
  }

  private Who who(int until) {
    AccountEvent.Profile profile = opening;
    Integer active = null;
    for (AccountEvent event : events.subList(0, until)) {
      if (event instanceof AccountEvent.Profile later) {
        profile = later;
      } else if (event instanceof AccountEvent.Activation activation) {
        active = activation.medium();
      }
    }
    return new Who(tariff.classes().get(profile.riderClass()).id(), profile.residence(), active);
  }

  private static LocalDate begin(Concession.QuotaPeriod period, LocalDate day) {
    return switch (period) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDate begin(Cap.CapPeriod period, LocalDate day) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  private LocalDate day(Ride ride) {
    return day(ride.firstTap().atSecond());
  }

  private LocalDate day(long atSecond) {
    return ServiceDay.of(Instant.ofEpochSecond(atSecond), tariff.cutOverHour()).date();
  }

  private String service(Tap tap) {
    return tariff.services().get(tap.service()).id();
  }

  private String operator(Ride ride) {
    return tariff.services().get(ride.firstTap().service()).operator();
  }
}
