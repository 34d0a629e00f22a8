package org.onecard.fares.synthetic;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;

/**
 * A synthetic province: two cities' riders, their rides and the taps that arrive of them.
 * Everything follows from the plan alone, each rider's day by itself, so that any part can be made
 * at any time and nothing needs to be kept. Safe for threads.
 */
public final class Province {
  private static final int DAY_SECONDS = 24 * 3_600;

  private final ProvincePlan plan;
  private final Map<City, Town> towns = new EnumMap<>(City.class);
  private final Riders riders;
  private final TapMaker taps;
  private final TapMaker perfect;
  private final long start;
  private final boolean[] workdays;

  private Province(ProvincePlan plan) {
    this.plan = plan;
    for (City city : City.values()) {
      towns.put(city, new Town(city, plan.seed()));
    }
    riders = new Riders(plan.seed(), towns);
    start = new ServiceDay(plan.firstDay()).startsAt(0).getEpochSecond();
    taps = new TapMaker(plan.seed(), start, plan.flaws());
    perfect = new TapMaker(plan.seed(), start, Flaws.NONE);
    workdays = new boolean[plan.days()];
    for (int day = 0; day < workdays.length; day++) {
      workdays[day] = WorkCalendar.shipped().isWorkday(date(day));
    }
  }

  /** The province of this plan. */
  public static Province of(ProvincePlan plan) {
    return new Province(plan);
  }

  /** What was planned. */
  public ProvincePlan plan() {
    return plan;
  }

  /** The date of a day, from 0. */
  public LocalDate date(int day) {
    return plan.firstDay().plusDays(day);
  }

  /** The first second of the province, midnight in Asia/Shanghai, of the UTC epoch. */
  public long startSecond() {
    return start;
  }

  /** A rider by number, 0 to cards − 1. */
  public SyntheticRider rider(int number) {
    return riders.rider(number);
  }

  /** A rider's true rides of a day, from 0, in order of time. */
  public List<TrueRide> rides(SyntheticRider rider, int day) {
    long midnight = start + (long) day * DAY_SECONDS;
    Dice dice = Dice.of(plan.seed(), Part.RIDES + day, rider.number());
    Town town = Town.in(towns, rider.city());
    RiderDay planned = new RiderDay(rider, day, midnight, workdays[day], town, dice, plan.flaws());
    return planned.rides(isPresent(rider, day));
  }

  /** The taps of these rides if none were lost, repeated or late, and every clock ran right. */
  public List<SyntheticTap> perfectTaps(SyntheticRider rider, int day, List<TrueRide> rides) {
    return rides.isEmpty() ? List.of() : perfect.taps(rider, day, rides);
  }

  /** The taps that arrive of these rides, as {@link #rides} gave them. */
  public List<SyntheticTap> taps(SyntheticRider rider, int day, List<TrueRide> rides) {
    return rides.isEmpty() ? List.of() : taps.taps(rider, day, rides);
  }

  /**
   * All taps in the order of their arrival; those of one second by rider.
   *
   * @param dayDone is told each day, from 0, once all that arrived on it was given
   */
  public void arrivals(BiConsumer<SyntheticRider, SyntheticTap> sink, IntConsumer dayDone) {
    long[] waiting = new long[0];
    for (int day = 0; day < plan.days(); day++) {
      long[] all = madeOn(day, waiting);
      Arrays.sort(all);
      long end = day + 1 == plan.days() ? Long.MAX_VALUE : (day + 1L) * DAY_SECONDS;
      int given = 0;
      while (given < all.length && Arrival.second(all[given]) < end) {
        give(all[given], sink);
        given++;
      }
      waiting = Arrays.copyOfRange(all, given, all.length);
      dayDone.accept(day);
    }
  }

  /** The arrivals that wait, and those of the taps made on this day. */
  private long[] madeOn(int day, long[] waiting) {
    long[] all = Arrays.copyOf(waiting, waiting.length + plan.cards() * 2 + 64);
    int count = waiting.length;
    for (int number = 0; number < plan.cards(); number++) {
      SyntheticRider rider = rider(number);
      List<SyntheticTap> made = taps(rider, day, rides(rider, day));
      if (count + made.size() > all.length) {
        all = Arrays.copyOf(all, all.length + all.length / 2 + made.size());
      }
      for (int tap = 0; tap < made.size(); tap++) {
        long second = made.get(tap).arrivesAt() - start;
        int lag = (int) (second / DAY_SECONDS) - day;
        all[count++] = Arrival.pack(second, number, lag, tap);
      }
    }
    return Arrays.copyOf(all, count);
  }

  private void give(long packed, BiConsumer<SyntheticRider, SyntheticTap> sink) {
    int day = (int) (Arrival.second(packed) / DAY_SECONDS) - Arrival.lagDays(packed);
    SyntheticRider rider = rider(Arrival.rider(packed));
    sink.accept(rider, taps(rider, day, rides(rider, day)).get(Arrival.tap(packed)));
  }

  /** Visitors stay some days of a fortnight, and come again. */
  private boolean isPresent(SyntheticRider rider, int day) {
    if (rider.kind() != RiderKind.VISITOR) {
      return true;
    }
    Dice dice = Dice.of(plan.seed(), Part.RIDER, ~rider.number());
    int arrives = dice.below(14);
    int stays = dice.between(2, 4);
    return Math.floorMod(day - arrives, 14) < stays;
  }
}
