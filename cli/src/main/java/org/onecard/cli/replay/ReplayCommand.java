package org.onecard.cli.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.DataOption;
import org.onecard.terminal.link.NodeRefusedException;
import org.onecard.terminal.link.NodeUnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays a file of real taps through the running nodes. */
@Command(
    name = "replay",
    description = {
      "Replays a file of real taps: every card becomes a resident of region 51, every tap a",
      "presentation at a point in region 50, moved so that the last tap is now."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 nothing lost, 1 something lost or not done, 2 wrong use."})
public final class ReplayCommand implements Callable<Integer> {
  /** Rows in a file at most: a day of the whole of Shenzhen has fewer. */
  private static final int MAXIMUM_TAPS = 5_000_000;

  /** Cards the node suspends by one call at most. */
  private static final int MAXIMUM_SUSPENDED = 1_000;

  private static final List<String> COUNTS =
      List.of("taps", "accepted", "declined", "undetermined", "duplicates", "lost");

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--taps",
      required = true,
      paramLabel = "FILE",
      description = "Tap file (CSV with a header).")
  private Path taps;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "Infinity",
      description = "At most R taps a second (default: no bound).")
  private double rate;

  @Option(
      names = "--suspend",
      paramLabel = "N",
      defaultValue = "0",
      description = "At the middle tap, suspend N cards that tap later.")
  private int suspend;

  @Override
  public Integer call() throws InterruptedException {
    if (!(rate > 0)) {
      throw new ParameterException(spec.commandLine(), "--rate must be more than 0");
    }
    if (suspend < 0 || suspend > MAXIMUM_SUSPENDED) {
      throw new ParameterException(
          spec.commandLine(), "--suspend must be 0 to " + MAXIMUM_SUSPENDED);
    }
    PrintWriter err = spec.commandLine().getErr();
    Clock clock = Clock.systemUTC();
    List<TapRow> rows = read(err);
    JsonNode summary;
    try {
      ReplayDay day = ReplayDay.endingAt(clock.instant(), rows);
      summary = new Replay(day, data.folder(), clock, new SecureRandom(), err).run(rate, suspend);
    } catch (NodeRefusedException | NodeUnreachableException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailedException("cannot keep or upload taps: " + e, e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(oneLine(summary));
    out.flush();
    return summary.required("lost").asLong() == 0 ? 0 : 1;
  }

  private List<TapRow> read(PrintWriter err) {
    List<TapRow> rows = new ArrayList<>();
    int[] rejected = {0};
    TapFile.read(
        taps,
        row -> {
          if (rows.size() == MAXIMUM_TAPS) {
            throw new CommandFailedException(
                taps + " has more than " + MAXIMUM_TAPS + " taps; replay a part of it");
          }
          rows.add(row);
        },
        line -> {
          rejected[0]++;
          err.println(line);
        });
    err.println(
        "read " + rows.size() + " taps of " + taps + ", left out " + rejected[0] + " other rows");
    err.flush();
    return rows;
  }

  private static String oneLine(JsonNode summary) {
    Map<String, Object> line = new LinkedHashMap<>();
    COUNTS.forEach(count -> line.put(count, summary.required(count).asLong()));
    line.put("seconds", summary.required("seconds").decimalValue());
    return JsonMapper.shared().writeValueAsString(line);
  }
}
