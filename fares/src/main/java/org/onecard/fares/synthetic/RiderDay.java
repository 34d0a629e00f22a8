package org.onecard.fares.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.onecard.fares.network.Network;

/** One rider's rides of one day, as they really were. */
final class RiderDay {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;
  private static final int CHANGE_SECONDS = 180;

  /** A day's rides at most: what a visitor with buses to every train comes to, and turns. */
  static final int MAX_RIDES = 24;

  private final SyntheticRider rider;
  private final int day;
  private final long midnight;
  private final boolean workday;
  private final Town town;
  private final Dice dice;
  private final Flaws flaws;
  private final List<TrueRide> rides = new ArrayList<>();
  private long free;

  RiderDay(
      SyntheticRider rider,
      int day,
      long midnight,
      boolean workday,
      Town town,
      Dice dice,
      Flaws flaws) {
    this.rider = rider;
    this.day = day;
    this.midnight = midnight;
    this.workday = workday;
    this.town = town;
    this.dice = dice;
    this.flaws = flaws;
    free = midnight;
  }

  List<TrueRide> rides(boolean present) {
    switch (rider.kind()) {
      case COMMUTER -> commuter();
      case STUDENT -> student();
      case SENIOR -> senior();
      case VISITOR -> visitor(present);
      case OCCASIONAL -> outing(workday ? 0.12 : 0.22, 9 * HOUR, 19 * HOUR, rider.byRail());
      case BORDERER -> borderer();
    }
    return rides;
  }

  private void commuter() {
    if (!workday) {
      outing(0.3, 9 * HOUR, 18 * HOUR, rider.byRail());
    } else if (dice.chance(0.92)) {
      way(rider.home(), rider.away(), dice.around(7 * HOUR + 50 * MINUTE, 35 * MINUTE));
      way(rider.away(), rider.home(), dice.around(18 * HOUR + 5 * MINUTE, 50 * MINUTE));
      outing(0.08, 19 * HOUR, 21 * HOUR, rider.byRail());
    }
  }

  private void student() {
    if (!workday) {
      outing(0.25, 10 * HOUR, 17 * HOUR, rider.byRail());
    } else if (dice.chance(0.9)) {
      way(rider.home(), rider.away(), dice.around(7 * HOUR + 5 * MINUTE, 18 * MINUTE));
      way(rider.away(), rider.home(), dice.around(16 * HOUR + 55 * MINUTE, 45 * MINUTE));
    }
  }

  private void senior() {
    outing(0.6, 8 * HOUR + 30 * MINUTE, 11 * HOUR, rider.byRail());
    outing(0.2, 14 * HOUR, 16 * HOUR, rider.byRail());
  }

  private void visitor(boolean present) {
    if (!present) {
      return;
    }
    int at = rider.away();
    long time = dice.around(9 * HOUR + 20 * MINUTE, 40 * MINUTE);
    for (int stops = dice.between(2, 4); stops > 0; stops--) {
      int next = town.goal(at, dice);
      way(at, next, time);
      at = next;
      time = free - midnight + dice.between(70 * MINUTE, 180 * MINUTE);
    }
    if (at != rider.away()) {
      way(at, rider.away(), dice.chance(0.1) ? late() : time);
    }
  }

  private void borderer() {
    if (dice.chance(workday ? 0.85 : 0.25)) {
      borderBus(dice.around(7 * HOUR + 20 * MINUTE, 25 * MINUTE));
      borderBus(dice.around(17 * HOUR + 40 * MINUTE, 40 * MINUTE));
    }
  }

  /** Perhaps somewhere and back again; some come home about midnight. */
  private void outing(double probability, int earliest, int latest, boolean byRail) {
    if (!dice.chance(probability)) {
      return;
    }
    int goal = town.goal(rider.home(), dice);
    way(rider.home(), goal, dice.between(earliest, latest), byRail);
    long back = free - midnight + dice.between(50 * MINUTE, 200 * MINUTE);
    boolean night = earliest >= 18 * HOUR ? dice.chance(0.4) : dice.chance(0.015);
    way(goal, rider.home(), night ? late() : back, byRail);
  }

  private long late() {
    return dice.between(22 * HOUR + 50 * MINUTE, 23 * HOUR + 50 * MINUTE);
  }

  private void way(int from, int to, long secondOfDay) {
    way(from, to, secondOfDay, rider.byRail());
  }

  private void way(int from, int to, long secondOfDay, boolean byRail) {
    long start = Math.max(midnight + secondOfDay, free);
    if (!byRail) {
      bus(start);
      if (dice.chance(0.25)) {
        bus(free + dice.between(2 * MINUTE, 15 * MINUTE));
      }
      return;
    }
    boolean outward = from == rider.home();
    if (rider.feeder() && outward) {
      bus(start);
      start = free + dice.between(MINUTE, 6 * MINUTE);
    }
    if (dice.chance(flaws.sameStation())) {
      long turned = dice.chance(0.1) ? dice.between(1_900, 3_600) : dice.between(60, 420);
      rail(from, from, start, turned, TrueRide.Loss.NOTHING);
      start = free;
    }
    rail(from, to, start, town.rideSeconds(from, to, dice), loss());
    if (rider.feeder() && !outward) {
      bus(free + dice.between(MINUTE, 8 * MINUTE));
    }
  }

  private TrueRide.Loss loss() {
    double at = dice.unit();
    if (at < flaws.exitLost()) {
      return TrueRide.Loss.EXIT;
    }
    return at < flaws.exitLost() + flaws.entryLost() ? TrueRide.Loss.ENTRY : TrueRide.Loss.NOTHING;
  }

  private void rail(int from, int to, long start, long seconds, TrueRide.Loss loss) {
    Network network = town.network();
    String service = rider.city().rail();
    add(service, network.station(from).id(), network.station(to).id(), start, seconds, true, loss);
  }

  private void bus(long start) {
    int seconds = dice.between(6 * MINUTE, 25 * MINUTE);
    add(rider.city().bus(), "", "", start, seconds, false, TrueRide.Loss.NOTHING);
  }

  private void borderBus(long secondOfDay) {
    long start = Math.max(midnight + secondOfDay, free);
    int seconds = dice.between(50 * MINUTE, 75 * MINUTE);
    add(BorderBus.SERVICE, "", "", start, seconds, false, TrueRide.Loss.NOTHING);
  }

  private void add(
      String service,
      String from,
      String to,
      long start,
      long seconds,
      boolean tapsOut,
      TrueRide.Loss loss) {
    if (rides.size() < MAX_RIDES) {
      rides.add(
          new TrueRide(
              rider.number(),
              day,
              rides.size(),
              service,
              from,
              to,
              start,
              start + seconds,
              tapsOut,
              loss));
      free = start + seconds + CHANGE_SECONDS;
    }
  }
}
