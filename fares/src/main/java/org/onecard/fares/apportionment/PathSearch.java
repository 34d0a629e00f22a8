package org.onecard.fares.apportionment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The quickest ways from one station to another that visit no station twice: Yen's algorithm with
 * Lawler's saving, each search led by the exact time that remains (A*). Each change of line costs
 * the same, so a search never gains by coming back to a station it has left.
 */
final class PathSearch {
  /** Paths that take the same time are told apart by their hops, so that any run gives the same. */
  private static final Comparator<Candidate> QUICKEST_FIRST =
      Comparator.<Candidate>comparingInt(c -> c.path().seconds())
          .thenComparing(Candidate::path, PathSearch::byHops);

  private record Candidate(Path path, int deviation) {}

  private final LineGraph graph;
  private final int[] remaining;
  private final int from;
  private final int to;
  private final int[] reachedIn;
  private final int[] before;
  private final Path.Hop[] by;
  private final boolean[] closed;
  private int bound;

  /**
   * For one pair of stations.
   *
   * @param remaining what {@link LineGraph#secondsTo} says for {@code to}
   */
  PathSearch(LineGraph graph, int[] remaining, int from, int to) {
    this.graph = graph;
    this.remaining = remaining;
    this.from = from;
    this.to = to;
    reachedIn = new int[graph.states()];
    before = new int[graph.states()];
    by = new Path.Hop[graph.states()];
    closed = new boolean[graph.stations()];
  }

  /** The quickest ways, quickest first; empty if no way leads there. */
  List<Path> paths(int most, int maximumExtraSeconds) {
    bound = LineGraph.UNREACHED - 1;
    List<Path> found = new ArrayList<>();
    NavigableSet<Candidate> candidates = new TreeSet<>(QUICKEST_FIRST);
    List<Path.Hop> first = spur(List.of(), 0, Set.of());
    if (first.isEmpty()) {
      return found;
    }
    candidates.add(candidate(first, 0));
    bound = candidates.getFirst().path().seconds() + maximumExtraSeconds;
    while (found.size() < most && !candidates.isEmpty()) {
      Candidate next = candidates.removeFirst();
      found.add(next.path());
      if (found.size() < most) {
        branch(next, found, candidates);
      }
    }
    return found;
  }

  /** Every way that leaves {@code last} somewhere after it left an earlier one. */
  private void branch(Candidate last, List<Path> found, NavigableSet<Candidate> candidates) {
    List<Path.Hop> hops = last.path().hops();
    for (int i = last.deviation(); i < hops.size(); i++) {
      List<Path.Hop> root = hops.subList(0, i);
      Set<Path.Hop> taken = new HashSet<>();
      for (Path path : found) {
        if (path.hops().size() > i && path.hops().subList(0, i).equals(root)) {
          taken.add(path.hops().get(i));
        }
      }
      List<Path.Hop> rest = spur(root, seconds(root), taken);
      if (!rest.isEmpty()) {
        List<Path.Hop> whole = new ArrayList<>(root);
        whole.addAll(rest);
        candidates.add(candidate(whole, i));
      }
    }
  }

  /** The quickest way on from the end of {@code root}, not beginning with a hop that is taken. */
  private List<Path.Hop> spur(List<Path.Hop> root, int spent, Set<Path.Hop> taken) {
    Arrays.fill(closed, false);
    closed[from] = true;
    for (Path.Hop hop : root) {
      closed[hop.to()] = true;
    }
    Arrays.fill(reachedIn, LineGraph.UNREACHED);
    LongHeap open = new LongHeap();
    int line = root.isEmpty() ? -1 : root.getLast().line();
    int start = root.isEmpty() ? from : root.getLast().to();
    for (Path.Hop hop : graph.hops(start)) {
      if (!taken.contains(hop)) {
        reach(open, -1, hop, spent + graph.seconds(line, hop));
      }
    }
    while (!open.isEmpty()) {
      long top = open.poll();
      int state = LongHeap.value(top);
      if (graph.stationOf(state) == to) {
        return trace(state);
      }
      if (LongHeap.key(top) == reachedIn[state] + remaining[state]) {
        for (Path.Hop hop : graph.hops(graph.stationOf(state))) {
          reach(open, state, hop, reachedIn[state] + graph.seconds(graph.lineOf(state), hop));
        }
      }
    }
    return List.of();
  }

  private void reach(LongHeap open, int last, Path.Hop hop, int seconds) {
    int state = graph.state(hop.to(), hop.line());
    int whole = seconds + remaining[state];
    if (!closed[hop.to()] && seconds < reachedIn[state] && whole <= bound) {
      reachedIn[state] = seconds;
      before[state] = last;
      by[state] = hop;
      open.add(whole, state);
    }
  }

  private List<Path.Hop> trace(int end) {
    List<Path.Hop> hops = new ArrayList<>();
    for (int state = end; state >= 0; state = before[state]) {
      hops.add(by[state]);
    }
    return hops.reversed();
  }

  private Candidate candidate(List<Path.Hop> hops, int deviation) {
    return new Candidate(new Path(from, hops, seconds(hops)), deviation);
  }

  private int seconds(List<Path.Hop> hops) {
    int sum = 0;
    int line = -1;
    for (Path.Hop hop : hops) {
      sum += graph.seconds(line, hop);
      line = hop.line();
    }
    return sum;
  }

  private static int byHops(Path a, Path b) {
    int common = Math.min(a.hops().size(), b.hops().size());
    for (int i = 0; i < common; i++) {
      Path.Hop left = a.hops().get(i);
      Path.Hop right = b.hops().get(i);
      int order = Integer.compare(left.to(), right.to());
      if (order == 0) {
        order = Integer.compare(left.line(), right.line());
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.hops().size(), b.hops().size());
  }
}
