package org.onecard.fares.synthetic;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.onecard.fares.apportionment.Apportionment;
import org.onecard.fares.network.Line;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Networks;

/** Where people live and go to in one city, and how long the way takes. */
final class Town {
  /** Longer ways than that hardly anyone goes daily. */
  private static final double USUAL_METRES = 9_000;

  private static final int TRIES = 12;
  private static final int STEP = 100;

  /** How likely a goal is, by its way in hundreds of metres. */
  private static final double[] LIKELY =
      IntStream.range(0, 1_000)
          .mapToDouble(hundred -> StrictMath.exp(-hundred * STEP / USUAL_METRES))
          .toArray();

  private final Network network;
  private final int[] seconds;
  private final double[] homes;
  private final double[] goals;

  Town(City city, long seed) {
    network = Networks.shipped(city.network());
    Apportionment ways = Apportionment.of(network);
    int count = network.stationCount();
    seconds = new int[count * count];
    for (int pair = 0; pair < seconds.length; pair++) {
      seconds[pair] = ways.quickestSeconds(pair / count, pair % count);
    }
    int[] lines = new int[network.stationCount()];
    for (Line line : network.lines()) {
      line.stations().forEach(station -> lines[station]++);
    }
    Dice dice = Dice.of(seed, Part.TOWN, Long.parseLong(city.region()));
    homes = new double[lines.length];
    goals = new double[lines.length];
    double home = 0;
    double goal = 0;
    for (int station = 0; station < lines.length; station++) {
      home += 0.3 + dice.unit();
      goal += (0.1 + dice.unit() * dice.unit()) * lines[station] * lines[station];
      homes[station] = home;
      goals[station] = goal;
    }
  }

  static Town in(Map<City, Town> towns, City city) {
    Town town = towns.get(city);
    if (town == null) {
      throw new IllegalStateException("no town was made for " + city);
    }
    return town;
  }

  Network network() {
    return network;
  }

  /** A station people live near. */
  int home(Dice dice) {
    return drawn(homes, dice);
  }

  /** Another station, joined to this one, the likelier the nearer and busier it is. */
  int goal(int from, Dice dice) {
    for (int i = 0; i < TRIES; i++) {
      int to = drawn(goals, dice);
      int metres = network.metres(from, to);
      if (metres > 0 && dice.chance(LIKELY[Math.min(metres / STEP, LIKELY.length - 1)])) {
        return to;
      }
    }
    return neighbour(from);
  }

  /** How long a ride takes, in seconds: walking, waiting, the quickest way, and what befalls it. */
  int rideSeconds(int from, int to, Dice dice) {
    int delay = dice.chance(0.02) ? dice.between(600, 1_500) : dice.between(0, 240);
    return seconds[from * network.stationCount() + to] + dice.between(60, 180) + delay;
  }

  private int neighbour(int station) {
    for (Line line : network.lines()) {
      List<Integer> stations = line.stations();
      int at = stations.indexOf(station);
      if (at >= 0) {
        return stations.get(at == 0 ? 1 : at - 1);
      }
    }
    throw new IllegalStateException("station " + station + " lies on no line");
  }

  private static int drawn(double[] sums, Dice dice) {
    double at = dice.unit() * sums[sums.length - 1];
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (sums[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
