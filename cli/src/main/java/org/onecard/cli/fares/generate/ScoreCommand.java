package org.onecard.cli.fares.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.onecard.cli.CommandFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores what clearing found against the truth. */
@Command(
    name = "score",
    description = {
      "Scores journeys and fares that 'onecard clear' found in synthetic taps against the truth:",
      "how many journeys are made of the right taps, and how many fares are right to the fen."
    },
    mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "truth.csv of 'onecard generate taps'.")
  private Path truth;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where 'onecard clear' put journeys.csv.")
  private Path out;

  @Override
  public Integer call() {
    Path journeys = out.resolve("journeys.csv");
    try {
      spec.commandLine().getOut().println(ScoredFiles.score(truth, journeys).json());
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + truth + " and " + journeys + ": " + e, e);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}
