package org.onecard.fares.apportionment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onecard.fares.network.Line;
import org.onecard.fares.network.Network;

/**
 * A network as a rider moves through it. A state is a station and the line by which it was reached,
 * because going on by another line costs a change.
 */
final class LineGraph {
  /** What is so far away is not reached. */
  static final int UNREACHED = Integer.MAX_VALUE / 2;

  private static final int SECONDS_PER_HOUR = 3_600;

  private final int transferSeconds;
  private final Path.Hop[][] hops;
  private final int[][] lines;
  private final int[] firstState;
  private final int[] stationOf;
  private final int[] lineOf;

  LineGraph(Network network, PathChoice choice) {
    transferSeconds = choice.transferSeconds();
    int stations = network.stationCount();
    List<List<Path.Hop>> found = new ArrayList<>();
    for (int station = 0; station < stations; station++) {
      found.add(new ArrayList<>());
    }
    for (Line line : network.lines()) {
      for (int i = 0; i < line.metres().size(); i++) {
        int from = line.stations().get(i);
        int to = line.stations().get(i + 1);
        int metres = line.metres().get(i);
        int running = Math.ceilDiv(metres * SECONDS_PER_HOUR, line.metresPerHour());
        int seconds = running + choice.stopSeconds();
        found.get(from).add(new Path.Hop(to, line.number(), metres, seconds));
        found.get(to).add(new Path.Hop(from, line.number(), metres, seconds));
      }
    }
    hops = new Path.Hop[stations][];
    lines = new int[stations][];
    firstState = new int[stations + 1];
    for (int station = 0; station < stations; station++) {
      hops[station] = found.get(station).toArray(Path.Hop[]::new);
      lines[station] =
          found.get(station).stream().mapToInt(Path.Hop::line).sorted().distinct().toArray();
      firstState[station + 1] = firstState[station] + lines[station].length;
    }
    stationOf = new int[firstState[stations]];
    lineOf = new int[stationOf.length];
    for (int station = 0; station < stations; station++) {
      Arrays.fill(stationOf, firstState[station], firstState[station + 1], station);
      System.arraycopy(lines[station], 0, lineOf, firstState[station], lines[station].length);
    }
  }

  int states() {
    return stationOf.length;
  }

  int stations() {
    return hops.length;
  }

  int stationOf(int state) {
    return stationOf[state];
  }

  int lineOf(int state) {
    return lineOf[state];
  }

  /** The state of having come to this station by this line. */
  int state(int station, int line) {
    return firstState[station] + Arrays.binarySearch(lines[station], line);
  }

  Path.Hop[] hops(int station) {
    return hops[station];
  }

  /** What this hop costs after having come by {@code line}, or -1 at the beginning. */
  int seconds(int line, Path.Hop hop) {
    return line < 0 || line == hop.line() ? hop.seconds() : hop.seconds() + transferSeconds;
  }

  /** The quickest way from a station, by what {@link #secondsTo} says for its end. */
  int quickest(int from, int[] remaining) {
    int least = UNREACHED;
    for (Path.Hop hop : hops[from]) {
      least = Math.min(least, hop.seconds() + remaining[state(hop.to(), hop.line())]);
    }
    return least;
  }

  /** How far each state is from this station, {@link #UNREACHED} where no way leads there. */
  int[] secondsTo(int target) {
    int[] seconds = new int[states()];
    Arrays.fill(seconds, UNREACHED);
    LongHeap open = new LongHeap();
    for (int state = firstState[target]; state < firstState[target + 1]; state++) {
      seconds[state] = 0;
      open.add(0, state);
    }
    while (!open.isEmpty()) {
      long top = open.poll();
      int state = LongHeap.value(top);
      if (LongHeap.key(top) > seconds[state]) {
        continue;
      }
      int station = stationOf[state];
      for (Path.Hop back : hops[station]) {
        if (back.line() == lineOf[state]) {
          for (int before = firstState[back.to()]; before < firstState[back.to() + 1]; before++) {
            int sum = seconds[state] + seconds(lineOf[before], back);
            if (sum < seconds[before]) {
              seconds[before] = sum;
              open.add(sum, before);
            }
          }
        }
      }
    }
    return seconds;
  }
}
