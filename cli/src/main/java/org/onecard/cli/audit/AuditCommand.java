package org.onecard.cli.audit;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.onecard.acceptance.AcceptanceAudit;
import org.onecard.acceptance.AcceptanceAudit.Finding.Broken;
import org.onecard.acceptance.AcceptanceAudit.Finding.Sound;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.DataOption;
import org.onecard.cli.RegionConverter;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.NodeDatabase;
import org.onecard.storage.StartRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Walks the chain of acceptance records and names the first that does not fit. */
@Command(
    name = "audit",
    description = "Checks the record of acceptances; names the first entry that does not fit.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The node may run or be stopped. Keep the last link: a record put back as a whole to an",
      "earlier state shows only by comparing."
    })
public final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--region",
      required = true,
      converter = RegionConverter.class,
      description = "Region whose record to check, as 50.")
  private Region region;

  @Override
  public Integer call() throws SQLException {
    Path folder = data.folder().resolve(region.code());
    if (!Files.exists(folder.resolve("data-version"))) {
      throw new CommandFailedException("no node has run in " + folder);
    }
    try {
      DataDirectory directory = DataDirectory.open(data.folder(), region);
      try (NodeDatabase database = NodeDatabase.open(directory)) {
        return report(
            AcceptanceAudit.of(
                    directory,
                    database.dataSource(),
                    ServiceDay.dateOf(Clock.systemUTC().instant()))
                .run(
                    (day, checked, total) ->
                        say(
                            spec.commandLine().getErr(),
                            "%s: %d of %d records".formatted(day, checked, total))));
      }
    } catch (StartRefusedException refused) {
      throw new CommandFailedException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private int report(AcceptanceAudit.Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    return switch (finding) {
      case Sound sound -> {
        say(
            out,
            "ok: %d records of %d days fit; last link %s"
                .formatted(sound.records(), sound.days(), sound.lastLink()));
        yield ExitCode.OK;
      }
      case Broken broken -> {
        say(
            out,
            "does not fit: record %d of %s (%s): %s"
                .formatted(broken.sequence(), broken.day(), broken.acceptance(), broken.fault()));
        yield ExitCode.SOFTWARE;
      }
    };
  }

  private static void say(PrintWriter writer, String line) {
    writer.println(line);
    writer.flush();
  }
}
