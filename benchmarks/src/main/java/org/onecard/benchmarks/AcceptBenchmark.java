package org.onecard.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decisions per second of one node over HTTP, each durable before its answer. Codes are real (SM2
 * issuer, ES256 devices of residents enrolled at the other node) and signed before the clock runs;
 * clients, node and database share the machine.
 */
final class AcceptBenchmark {
  private static final int SEED = 20_261_120;
  private static final int RESIDENTS = 1_000;

  /** Codes signed for each second of the run: more than the node will decide. */
  private static final int CODES_PER_SECOND = 6_000;

  /**
   * Rounds before the measured one, whose decisions are not counted: the JVM compiles in them. They
   * end with a round that is hardly faster than the one before.
   */
  private static final int WARM_UP_ROUNDS_AT_LEAST = 4;

  private static final int WARM_UP_ROUNDS_AT_MOST = 12;
  private static final double STILL_WARMING = 1.05;
  private static final int WARM_UP_SECONDS = 15;

  private static final int LONGEST_RUN_SECONDS = 25;

  private AcceptBenchmark() {}

  static void run(Options options, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    int seconds = options.number("--seconds", 10, LONGEST_RUN_SECONDS);
    int clients = options.number("--clients", 32, 256);
    int seed = options.number("--seed", SEED, 999_999_999);
    out.println("seed: " + seed + ", " + RESIDENTS + " residents, " + clients + " clients");
    try (Nodes nodes = Nodes.open(options, out)) {
      Presenters presenters = Presenters.enrol(nodes, RESIDENTS, seeded(seed));
      out.println("enrolled; warming up the node with decisions that do not count");
      warmUp(nodes, presenters, clients, out);
      Run run = decide(nodes, presenters, clients, seconds);
      out.println(run.describe());
      double reference =
          PgBench.run(nodes.database(), nodes.acceptanceRow(), clients, seconds, out);
      if (reference > 0) {
        out.printf("ratio to pgbench: %.2f%n", run.perSecond() / reference);
      }
    }
  }

  private static void warmUp(Nodes nodes, Presenters presenters, int clients, PrintStream out)
      throws IOException, InterruptedException {
    double before = 0;
    for (int round = 1; round <= WARM_UP_ROUNDS_AT_MOST; round++) {
      Run warm = decide(nodes, presenters, clients, WARM_UP_SECONDS);
      out.println("not counted: " + warm.describe());
      if (round >= WARM_UP_ROUNDS_AT_LEAST && warm.perSecond() < before * STILL_WARMING) {
        return;
      }
      before = warm.perSecond();
    }
  }

  private static Run decide(Nodes nodes, Presenters presenters, int clients, int seconds)
      throws IOException, InterruptedException {
    int count = seconds * CODES_PER_SECOND;
    Instant began = Instant.now();
    long expected = presenters.secondsToSign(count);
    Instant start = began.plusSeconds(expected + 1);
    List<byte[]> requests = presenters.requests(count, start);
    long late = Instant.now().getEpochSecond() - start.getEpochSecond();
    if (late < 0) {
      TimeUnit.SECONDS.sleep(-late);
    }
    return Run.measure(nodes.address(), requests, clients, seconds);
  }

  private static SecureRandom seeded(int seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA1PRNG", e);
    }
  }
}
