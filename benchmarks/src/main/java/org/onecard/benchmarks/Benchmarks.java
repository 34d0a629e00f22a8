package org.onecard.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Runs a measurement by its name; alone it lists them. */
public final class Benchmarks {
  /** What fits no other: a measurement's name and how to run it. */
  private record Named(String name, String what, Measurement measurement) {}

  @FunctionalInterface
  private interface Measurement {
    void run(Options options, PrintStream out) throws Exception;
  }

  private static final List<Named> ALL =
      List.of(
          new Named(
              "verify",
              "[--seconds N] [--seed S]  presentation codes checked on one core",
              VerifyBenchmark::run),
          new Named(
              "accept",
              "[--seconds N] [--clients C] [--data DIR] [--port P]  durable decisions over HTTP",
              AcceptBenchmark::run),
          new Named(
              "fares",
              "[--cards N] [--seed S]  taps paired and priced in memory, and by SQL",
              FaresBenchmark::run));

  private Benchmarks() {}

  /** Runs {@code NAME options...}; exit code 2 if there is no such measurement or option. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    Named named =
        given.isEmpty()
            ? null
            : ALL.stream().filter(n -> n.name().equals(given.getFirst())).findFirst().orElse(null);
    if (named == null) {
      PrintStream out = given.isEmpty() ? System.out : System.err;
      out.println("onecard bench NAME, where NAME is");
      ALL.forEach(n -> out.println("  " + n.name() + " " + n.what()));
      System.exit(given.isEmpty() ? 0 : 2);
      return;
    }
    try {
      Options options = Options.parse(given.subList(1, given.size()));
      System.out.println(Machine.describe());
      named.measurement().run(options, System.out);
    } catch (IllegalArgumentException e) {
      System.err.println("onecard bench: " + e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }
}
