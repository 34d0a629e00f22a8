package org.onecard.fares.apportionment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.onecard.fares.network.Line;
import org.onecard.fares.network.Network;

/**
 * Shares the fare of a ride among the lines that may have carried it. Nobody sees which way a rider
 * took: of the quickest ways each is taken with a probability by logit on the time it takes, and
 * each gives its part to its lines by the metres ridden on them. A fare is split by these shares
 * and the largest remainder, so that the parts sum to the fare to the fen.
 *
 * <p>The accounting unit is the line, because the sources do not say which company runs which line.
 *
 * <p>The shares of a pair of stations are worked out once, when first asked for, the same for both
 * directions, and kept: some ten integers for each of at most n·(n−1)/2 pairs. Safe for threads.
 */
public final class Apportionment {
  /** The whole, in the unit that shares are kept in. */
  public static final int WHOLE = 1 << 20;

  /** The largest fare that can be shared, in fen. */
  public static final long MAX_FEN = 1_000_000_000_000L;

  private static final int WEIGHT_BITS = 22;
  private static final int WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final int[] NONE = {};

  private final Network network;
  private final PathChoice choice;
  private final LineGraph graph;
  private final AtomicReferenceArray<int[]> remaining;
  private final AtomicReferenceArray<int[]> shares;

  private Apportionment(Network network, PathChoice choice) {
    this.network = network;
    this.choice = choice;
    graph = new LineGraph(network, choice);
    int stations = network.stationCount();
    remaining = new AtomicReferenceArray<>(stations);
    shares = new AtomicReferenceArray<>(stations * (stations - 1) / 2);
  }

  /** For this network, riders choosing as {@link PathChoice#DEFAULT} says. */
  public static Apportionment of(Network network) {
    return of(network, PathChoice.DEFAULT);
  }

  /** For this network, riders choosing like this. */
  public static Apportionment of(Network network, PathChoice choice) {
    return new Apportionment(network, choice);
  }

  /**
   * One line's part.
   *
   * @param fen its part of the fare, in fen; may be 0
   */
  public record Share(Line line, long fen) {}

  /**
   * Shares a fare: the parts sum to it, and those of a negative one are those of the positive one
   * negated. Empty if the stations are one or no way joins them: then nothing is known but who runs
   * the network.
   *
   * @param fen at most {@link #MAX_FEN} either way
   */
  public List<Share> share(int from, int to, long fen) {
    int[] packed = shares(from, to);
    long[] parts = new long[packed.length];
    split(packed, fen, parts);
    List<Share> list = new ArrayList<>(packed.length);
    for (int i = 0; i < packed.length; i++) {
      list.add(new Share(network.lines().get(line(packed[i])), parts[i]));
    }
    return list;
  }

  /**
   * Adds each line's part of a fare to the line's place in {@code fenByLine}, as {@link #share}
   * gives it; for whole days, where a list for each ride is too much.
   *
   * @return false, and nothing added, if the stations are one or no way joins them
   */
  public boolean addTo(long[] fenByLine, int from, int to, long fen) {
    int[] packed = shares(from, to);
    if (packed.length == 0) {
      return false;
    }
    if (packed.length == 1) {
      fenByLine[line(packed[0])] += fen;
      return true;
    }
    long[] parts = new long[packed.length];
    split(packed, fen, parts);
    for (int i = 0; i < packed.length; i++) {
      fenByLine[line(packed[i])] += parts[i];
    }
    return true;
  }

  /** The ways that are looked at between two stations, quickest first; empty if there is none. */
  public List<Path> paths(int from, int to) {
    if (from == to) {
      return List.of();
    }
    return new PathSearch(graph, remaining(to), from, to)
        .paths(choice.paths(), choice.maximumExtraSeconds());
  }

  /**
   * The time of the quickest way as a rider feels it, in seconds; 0 from a station to itself,
   * {@link Network#UNCONNECTED} if no way joins them.
   */
  public int quickestSeconds(int from, int to) {
    if (from == to) {
      return 0;
    }
    int quickest = graph.quickest(from, remaining(to));
    return quickest < LineGraph.UNREACHED ? quickest : Network.UNCONNECTED;
  }

  /** How often each of these ways is taken; sums to 1. */
  public double[] probabilities(List<Path> paths) {
    double[] weights = new double[paths.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double later = paths.get(i).seconds() - paths.getFirst().seconds();
      weights[i] = StrictMath.exp(-choice.perMinute() * later / SECONDS_PER_MINUTE);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static int line(int packed) {
    return packed >>> WEIGHT_BITS;
  }

  private int[] shares(int from, int to) {
    int low = Math.min(from, to);
    int high = Math.max(from, to);
    if (low == high) {
      return NONE;
    }
    int pair = high * (high - 1) / 2 + low;
    int[] known = shares.get(pair);
    if (known == null) {
      known = workOut(low, high);
      shares.set(pair, known);
    }
    return known;
  }

  private int[] workOut(int from, int to) {
    List<Path> paths = paths(from, to);
    double[] probabilities = probabilities(paths);
    double[] parts = new double[network.lines().size()];
    for (int i = 0; i < probabilities.length; i++) {
      Path path = paths.get(i);
      double perMetre = probabilities[i] / path.metres();
      for (Path.Hop hop : path.hops()) {
        parts[hop.line()] += perMetre * hop.metres();
      }
    }
    return pack(parts);
  }

  /**
   * Shares in parts of {@link #WHOLE} that sum to the whole: by largest remainder, the first line
   * in a tie.
   */
  private static int[] pack(double[] parts) {
    int[] lines = new int[parts.length];
    int count = 0;
    for (int line = 0; line < parts.length; line++) {
      if (parts[line] > 0) {
        lines[count++] = line;
      }
    }
    int[] packed = new int[count];
    double[] left = new double[count];
    int missing = WHOLE;
    for (int i = 0; i < count; i++) {
      double exact = parts[lines[i]] * WHOLE;
      int weight = Math.min((int) exact, missing);
      left[i] = exact - weight;
      missing -= weight;
      packed[i] = (lines[i] << WEIGHT_BITS) | weight;
    }
    for (; count > 0 && missing > 0; missing--) {
      int most = 0;
      for (int i = 1; i < count; i++) {
        if (left[i] > left[most]) {
          most = i;
        }
      }
      packed[most]++;
      left[most]--;
    }
    return packed;
  }

  private static void split(int[] packed, long fen, long[] parts) {
    long amount = Math.abs(fen);
    if (amount > MAX_FEN) {
      throw new IllegalArgumentException(
          fen + " fen is more than can be shared; at most " + MAX_FEN);
    }
    long[] remainders = new long[packed.length];
    long missing = packed.length == 0 ? 0 : amount;
    for (int i = 0; i < packed.length; i++) {
      long exact = amount * (packed[i] & WEIGHT_MASK);
      parts[i] = exact / WHOLE;
      remainders[i] = exact & (WHOLE - 1);
      missing -= parts[i];
    }
    for (; missing > 0; missing--) {
      int most = 0;
      for (int i = 1; i < packed.length; i++) {
        if (remainders[i] > remainders[most]) {
          most = i;
        }
      }
      remainders[most] = -1;
      parts[most]++;
    }
    long sign = fen < 0 ? -1 : 1;
    for (int i = 0; i < packed.length; i++) {
      parts[i] *= sign;
    }
  }

  private int[] remaining(int station) {
    int[] known = remaining.get(station);
    if (known == null) {
      known = graph.secondsTo(station);
      remaining.set(station, known);
    }
    return known;
  }
}
