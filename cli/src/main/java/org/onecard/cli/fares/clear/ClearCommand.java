package org.onecard.cli.fares.clear;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.tariff.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Clears tap files without a server. */
@Command(
    name = "clear",
    description = {
      "Clears tap files by a tariff: what each ride costs and why, whose the money is, what was",
      "corrected, what was rejected, and a report that opens in a browser."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The same files give the same results to the byte. After a kill, start it again: it goes on.",
      "Exit codes: 0 cleared, 1 it could not be done, 2 wrong use of the command."
    })
public final class ClearCommand implements Callable<Integer> {
  /** Tap files of one clearing at most. */
  private static final int MAXIMUM_FILES = 10_000;

  private static final Map<String, RowFormat> FORMATS =
      Map.of("szt", new SztFormat(), "onecard", new OneCardFormat());

  @Spec private CommandSpec spec;

  @Option(
      names = "--taps",
      required = true,
      paramLabel = "FILE",
      description =
          "Tap file (CSV with a header); may be given more than once, in order of arrival.")
  private List<Path> taps;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "szt|onecard",
      description = "Shenzhen's open data, or OneCard's own readers.")
  private String format;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description = "Who is of which class: card_no,class[,residence,from,top_ups].")
  private @Nullable Path classes;

  @Option(
      names = "--tariff",
      required = true,
      paramLabel = "NAME|FILE",
      description = "A shipped tariff by name, or a tariff file.")
  private String tariff;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results.")
  private Path out;

  @Option(
      names = "--compare",
      description = "Compare with deal_money afterwards and say why each differing ride differs.")
  private boolean compare;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "No tap can be later: " + Moment.FORM + " in China, or ISO 8601 with offset.")
  private @Nullable String asOf;

  @Override
  public Integer call() throws InterruptedException {
    ClearInputs inputs = inputs();
    PrintWriter err = spec.commandLine().getErr();
    ClearSummary summary;
    try (Progress progress = Progress.start(err)) {
      Files.createDirectories(out);
      int cores = Runtime.getRuntime().availableProcessors();
      summary = new ClearRun(inputs, out, progress, cores).run();
    } catch (IOException e) {
      throw new CommandFailedException("cannot clear into " + out + ": " + e, e);
    }
    PrintWriter told = spec.commandLine().getOut();
    told.println(JsonMapper.shared().writeValueAsString(summary.headline()));
    told.flush();
    return 0;
  }

  private ClearInputs inputs() {
    RowFormat rows = FORMATS.get(format);
    if (rows == null) {
      throw new ParameterException(spec.commandLine(), "--format must be szt or onecard");
    }
    if (compare && !(rows instanceof SztFormat)) {
      throw new ParameterException(
          spec.commandLine(), "--compare needs what was paid, and only --format szt tells it");
    }
    if (taps.size() > MAXIMUM_FILES) {
      throw new ParameterException(
          spec.commandLine(), "at most " + MAXIMUM_FILES + " files can be cleared at once");
    }
    TariffChoice choice = TariffChoice.of(tariff);
    if (rows instanceof SztFormat) {
      checkServices(choice);
    }
    return new ClearInputs(
        List.copyOf(taps),
        rows,
        Optional.ofNullable(classes),
        choice.charging(),
        choice.digest(),
        compare,
        asOfSecond());
  }

  private OptionalLong asOfSecond() {
    if (asOf == null) {
      return OptionalLong.empty();
    }
    OptionalLong second = Moment.parse(asOf);
    if (second.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--as-of '" + asOf + "' is no time; write it as " + Moment.FORM);
    }
    return second;
  }

  private void checkServices(TariffChoice choice) {
    List<String> ids = choice.charging().tariff().services().stream().map(Service::id).toList();
    if (!ids.contains(SztFormat.METRO) || !ids.contains(SztFormat.BUS)) {
      throw new CommandFailedException(
          "tariff "
              + tariff
              + " has no services metro and bus, which --format szt needs; it has "
              + String.join(", ", ids));
    }
  }
}
