package org.onecard.fares.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.onecard.fares.journey.Tap;

/** What gates and validators make of true rides, and what becomes of it on the way. */
final class TapMaker {
  /** A rider's taps of a day at most, repeated ones included: what {@link Arrival} counts to. */
  static final int MAX_TAPS = 128;

  private static final int GATES = 8;
  private static final int BUSES = 3_000;
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;
  private static final long RIDERS = 1L << Arrival.RIDER_BITS;

  private final long seed;
  private final long start;
  private final Flaws flaws;

  TapMaker(long seed, long start, Flaws flaws) {
    this.seed = seed;
    this.start = start;
    this.flaws = flaws;
  }

  /** The taps of a day's rides that arrive, repeated ones twice, in the order of making. */
  List<SyntheticTap> taps(SyntheticRider rider, int day, List<TrueRide> rides) {
    List<SyntheticTap> taps = new ArrayList<>();
    Dice dice = Dice.of(seed, Part.TAPS + day, rider.number());
    String medium = rider.media().get(dice.below(rider.media().size()));
    for (TrueRide ride : rides) {
      Tap.Kind boards = ride.tapsOut() ? Tap.Kind.ENTRY : Tap.Kind.BOARD;
      if (arrives(ride, TrueRide.Loss.ENTRY)) {
        String gate = device(ride.service(), ride.from(), boards, dice);
        tap(taps, rider, medium, ride, boards, gate, ride.boardedAt(), dice);
        if (ride.tapsOut() && dice.chance(flaws.passBack())) {
          long again = ride.boardedAt() + dice.between(8, 40);
          tap(taps, rider, medium, ride, boards, gate, again, dice);
        }
      }
      if (ride.tapsOut() && arrives(ride, TrueRide.Loss.EXIT)) {
        String gate = device(ride.service(), ride.to(), Tap.Kind.EXIT, dice);
        tap(taps, rider, medium, ride, Tap.Kind.EXIT, gate, ride.leftAt(), dice);
      }
    }
    return taps;
  }

  private boolean arrives(TrueRide ride, TrueRide.Loss loss) {
    return ride.loss() != loss || flaws.equals(Flaws.NONE);
  }

  private void tap(
      List<SyntheticTap> taps,
      SyntheticRider rider,
      String medium,
      TrueRide ride,
      Tap.Kind kind,
      String device,
      long second,
      Dice dice) {
    String station = kind == Tap.Kind.EXIT ? ride.to() : ride.from();
    SyntheticTap tap =
        new SyntheticTap(
            device,
            (second - start) * RIDERS + rider.number(),
            second + clockError(device),
            rider.account(),
            medium,
            kind,
            ride.service(),
            station,
            second + delay(dice),
            ride.number());
    taps.add(tap);
    if (dice.chance(flaws.duplicated()) && taps.size() < MAX_TAPS - RiderDay.MAX_RIDES) {
      taps.add(arrivingAt(tap, tap.arrivesAt() + dice.between(1, HOUR / 2)));
    }
  }

  private int delay(Dice dice) {
    if (flaws.equals(Flaws.NONE)) {
      return 0;
    }
    double at = dice.unit();
    if (at < flaws.daysLate()) {
      return dice.between(DAY / 2, 3 * DAY);
    }
    return at < flaws.daysLate() + flaws.minutesLate()
        ? dice.between(HOUR / 12, 6 * HOUR)
        : dice.between(1, 90);
  }

  /** Constant for a device: its clock runs right, or wrong by 1 to 15 minutes either way. */
  private int clockError(String device) {
    Dice dice = Dice.of(seed, Part.DEVICE, device.hashCode());
    if (!dice.chance(flaws.skewedDevices())) {
      return 0;
    }
    int seconds = dice.between(60, 900);
    return dice.chance(0.5) ? seconds : -seconds;
  }

  private static String device(String service, String station, Tap.Kind kind, Dice dice) {
    if (station.isEmpty()) {
      return service + "-V" + dice.below(BUSES);
    }
    return switch (kind) {
      case ENTRY -> station + "-I" + dice.below(GATES);
      case EXIT -> station + "-O" + dice.below(GATES);
      case BOARD -> throw new IllegalStateException("a boarding at " + station);
    };
  }

  private static SyntheticTap arrivingAt(SyntheticTap tap, long second) {
    return new SyntheticTap(
        tap.device(),
        tap.sequence(),
        tap.atSecond(),
        tap.account(),
        tap.medium(),
        tap.kind(),
        tap.service(),
        tap.station(),
        second,
        tap.ride());
  }
}
