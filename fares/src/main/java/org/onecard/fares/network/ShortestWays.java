package org.onecard.fares.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** The shortest ways between all stations, by Dijkstra from each. */
final class ShortestWays {
  private record Hop(int to, int metres) {}

  private record Reached(int station, int metres) {}

  private ShortestWays() {}

  /** Metres from each station to each, row by row; {@link Network#UNCONNECTED} where no way is. */
  static int[] table(int stations, List<Line> lines) {
    List<List<Hop>> hops = new ArrayList<>();
    for (int station = 0; station < stations; station++) {
      hops.add(new ArrayList<>());
    }
    for (Line line : lines) {
      for (int i = 0; i < line.metres().size(); i++) {
        int from = line.stations().get(i);
        int to = line.stations().get(i + 1);
        hops.get(from).add(new Hop(to, line.metres().get(i)));
        hops.get(to).add(new Hop(from, line.metres().get(i)));
      }
    }
    int[] table = new int[stations * stations];
    for (int from = 0; from < stations; from++) {
      System.arraycopy(from(from, hops), 0, table, from * stations, stations);
    }
    return table;
  }

  private static int[] from(int start, List<List<Hop>> hops) {
    int[] metres = new int[hops.size()];
    Arrays.fill(metres, Network.UNCONNECTED);
    PriorityQueue<Reached> open =
        new PriorityQueue<>((a, b) -> Integer.compare(a.metres(), b.metres()));
    open.add(new Reached(start, 0));
    for (Reached at = open.poll(); at != null; at = open.poll()) {
      if (metres[at.station()] == Network.UNCONNECTED) {
        metres[at.station()] = at.metres();
        for (Hop hop : hops.get(at.station())) {
          open.add(new Reached(hop.to(), at.metres() + hop.metres()));
        }
      }
    }
    return metres;
  }
}
