package org.onecard.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import org.onecard.benchmarks.FaresStages.Stage;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Networks;

/**
 * Taps priced per second in memory, stage by stage on one thread and on two, as cards grow; what a
 * late tap and an account cost; and the same journeys by SQL beside it.
 */
final class FaresBenchmark {
  private static final int SEED = 20_261_121;
  private static final int FEWEST_CARDS = 10_000;
  private static final int MOST_CARDS = 10_000_000;
  private static final int STANDARD_CARDS = 1_000_000;
  private static final int FEWEST_TAPS = 4_000_000;
  private static final int TAPS_PER_CARD_AND_DAY = 4;
  private static final int SQL_CARDS = 100_000;
  private static final int SQL_DAYS = 2;
  private static final int WARM_UPS = 2;
  private static final int MEBI = 1 << 20;

  /** What a card takes at most while a day of its taps is folded, the taps themselves included. */
  private static final long BYTES_PER_CARD = 900;

  private FaresBenchmark() {}

  static void run(Options options, PrintStream out) throws IOException, SQLException {
    int most = options.number("--cards", STANDARD_CARDS, MOST_CARDS);
    int seed = options.number("--seed", SEED, 999_999_999);
    Network network = Networks.shipped("chongqing");
    Charging capped = Charging.of(FaresTariff.tariff(true), Networks::shipped);
    FaresStages stages =
        new FaresStages(Charging.of(FaresTariff.tariff(false), Networks::shipped), capped, network);
    out.println(
        "seed: "
            + seed
            + ", "
            + network.stationCount()
            + " stations, tariff: rail by distance,"
            + " bus, card discount, transfer, cap a day");
    warmUp(stages, network.stationCount(), seed);
    for (int cards = FEWEST_CARDS; cards <= most; cards *= 10) {
      if (cards * BYTES_PER_CARD > Runtime.getRuntime().maxMemory()) {
        out.printf(
            "%d cards: left out, give the heap %d MiB (JDK_JAVA_OPTIONS=-Xmx…)%n",
            cards, cards * BYTES_PER_CARD / MEBI);
      } else {
        measure(stages, network.stationCount(), cards, seed, out);
      }
    }
    FaresLate.run(capped, seed, network.stationCount(), out);
    FaresLate.memory(capped, seed, network.stationCount(), Math.min(most, STANDARD_CARDS), out);
    beside(stages, capped, network.stationCount(), seed, out);
  }

  private static void warmUp(FaresStages stages, int stations, int seed) {
    int days = FEWEST_TAPS / FEWEST_CARDS / TAPS_PER_CARD_AND_DAY / 4;
    FaresTaps taps = FaresTaps.make(seed - 1, stations, FEWEST_CARDS, days, 0, 1);
    for (int i = 0; i < WARM_UPS; i++) {
      for (Stage stage : Stage.values()) {
        stages.run(stage, List.of(taps), FEWEST_CARDS);
      }
    }
  }

  private static void measure(
      FaresStages stages, int stations, int cards, int seed, PrintStream out) {
    int days = Math.max(1, FEWEST_TAPS / cards / TAPS_PER_CARD_AND_DAY);
    for (int threads = 1; threads <= 2; threads++) {
      List<FaresTaps> parts =
          threads == 1
              ? List.of(FaresTaps.make(seed, stations, cards, days, 0, 1))
              : List.of(
                  FaresTaps.make(seed, stations, cards, days, 0, 2),
                  FaresTaps.make(seed, stations, cards, days, 1, 2));
      long taps = parts.stream().mapToLong(FaresTaps::count).sum();
      out.printf(
          "%d cards, %d taps (%d MiB), %d thread(s)%n",
          cards, taps, parts.stream().mapToLong(FaresTaps::bytes).sum() / MEBI, threads);
      long read = 0;
      long before = 0;
      for (Stage stage : Stage.values()) {
        System.gc();
        FaresStages.Took took = stages.run(stage, parts, cards);
        read = stage == Stage.READ ? took.threadNanos() : read;
        out.printf(
            "  %-36s %11.0f taps/s by the clock, %11.0f by the processor's time:"
                + " %.1f ns a tap and thread, this stage %.1f; the read is %.0f times as fast%n",
            stage.shown,
            taps * 1e9 / took.nanos(),
            taps * 1e9 / took.threadNanos(),
            (double) took.threadNanos() * threads / taps,
            (double) (took.threadNanos() - before) * threads / taps,
            (double) took.threadNanos() / read);
        before = took.threadNanos();
      }
    }
  }

  private static void beside(
      FaresStages stages, Charging charging, int stations, int seed, PrintStream out)
      throws IOException, SQLException {
    List<FaresTaps> halves =
        List.of(
            FaresTaps.make(seed, stations, SQL_CARDS, SQL_DAYS, 0, 2),
            FaresTaps.make(seed, stations, SQL_CARDS, SQL_DAYS, 1, 2));
    FaresTaps taps = FaresTaps.make(seed, stations, SQL_CARDS, SQL_DAYS, 0, 1);
    long nanos = Long.MAX_VALUE;
    for (int run = 0; run < 3; run++) {
      nanos = Math.min(nanos, stages.run(Stage.CAPS, halves, SQL_CARDS).nanos());
    }
    FaresSum ours = stages.sum(List.of(taps), SQL_CARDS);
    out.printf(
        "%d taps of %d cards, ours on two threads, the best of 3 runs: %.2f s = %.0f taps/s; %s%n",
        taps.count(), SQL_CARDS, nanos / 1e9, taps.count() * 1e9 / nanos, ours.describe());
    compare("PostgreSQL", ours, nanos, FaresSql.postgres(charging, taps, stations, out), out);
    compare("DuckDB", ours, nanos, FaresSql.duckDb(charging, taps, stations, out), out);
  }

  private static void compare(
      String name, FaresSum ours, long nanos, FaresSql.Answer theirs, PrintStream out) {
    if (!ours.describe().equals(theirs.sum().describe())) {
      throw new IllegalStateException(name + " came to another result: " + theirs.sum().describe());
    }
    out.printf(
        "%s came to the same result; ours is %.1f times as fast%n",
        name, (double) theirs.nanos() / nanos);
  }
}
