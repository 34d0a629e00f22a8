package org.onecard.cli.fares.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.synthetic.Flaws;
import org.onecard.fares.synthetic.Province;
import org.onecard.fares.synthetic.ProvincePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a synthetic province's taps. */
@Command(
    name = "taps",
    description = {
      "Makes the taps of a synthetic province: commuters, students, seniors, visitors of the other",
      "region and others over the real networks of both cities, with 2.4 % incomplete journeys,",
      "late, repeated and out-of-order taps, and the true journeys beside them. The same options",
      "give the same bytes. Files come under their names once they are whole."
    },
    mixinStandardHelpOptions = true)
final class GenerateTapsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--cards", required = true, paramLabel = "N", description = "How many accounts.")
  private int cards;

  @Option(
      names = "--days",
      paramLabel = "D",
      defaultValue = "1",
      description = "How many days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "2025-10-13",
      description = "The first day (default: ${DEFAULT-VALUE}, a Monday).")
  private LocalDate from;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files go.")
  private Path out;

  @Override
  public Integer call() {
    ProvincePlan plan;
    try {
      plan = new ProvincePlan(seed, cards, from, days, Flaws.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      Counts counts = new ProvinceFiles(Province.of(plan), out, err).write();
      spec.commandLine().getOut().println(counts.json());
      spec.commandLine().getOut().flush();
    } catch (IOException e) {
      throw new CommandFailedException("cannot write to " + out + ": " + e, e);
    }
    return 0;
  }
}
