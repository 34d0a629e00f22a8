package org.onecard.cli.fares;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.gtfs.GtfsImport;
import org.onecard.fares.gtfs.GtfsWithoutFaresException;
import org.onecard.fares.tariff.Fault;
import org.onecard.fares.tariff.Reading;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Tariffs;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tariffs: lists, shows, checks and imports them. */
@Command(
    name = "tariff",
    description = "Lists, shows, checks and imports tariffs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TariffCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "Lists the shipped tariffs.",
      mixinStandardHelpOptions = true)
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    for (String name : Tariffs.names()) {
      Tariff tariff = Tariffs.shipped(name).orElseThrow();
      out.println(name + "  " + tariff.title().zh() + "  " + tariff.title().en());
    }
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      description = "Prints a shipped tariff's file, to read or to begin one's own from.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "NAME", description = "A name that 'tariff list' prints.")
          String name) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        Tariffs.text(name)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "no tariff " + name + "; shipped are " + Tariffs.names())));
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "check",
      description = "Names every mistake in a tariff file as FILE:LINE: field: message.",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "FILE", description = "A tariff as a YAML file.") Path file) {
    PrintWriter out = spec.commandLine().getOut();
    int exit =
        switch (TariffFiles.read(file)) {
          case Reading.Valid(Tariff tariff) -> {
            out.println("ok: " + tariff.name());
            yield ExitCode.OK;
          }
          case Reading.Faulty(List<Fault> faults) -> {
            faults.forEach(fault -> out.println(fault.shownFor(file.toString())));
            yield ExitCode.SOFTWARE;
          }
        };
    out.flush();
    return exit;
  }

  @Command(
      name = "import",
      description = "Makes a tariff file of the fares of a GTFS feed.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Reads fare_attributes and fare_rules, or GTFS-Fares v2. What a tariff cannot say, or only",
        "nearly, is printed with its file and line; the tariff itself holds no such remark."
      })
  int importFeed(
      @Option(
              names = "--gtfs",
              required = true,
              paramLabel = "FOLDER|ZIP",
              description = "The feed.")
          Path feed,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where the tariff is written; its name without .yaml is the tariff's.")
          Path file) {
    String fileName = String.valueOf(file.getFileName());
    String name = fileName.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9_.-]", "-");
    PrintWriter out = spec.commandLine().getOut();
    try {
      GtfsImport.Imported imported = GtfsImport.read(name, GtfsFolder.read(feed));
      Files.writeString(file, imported.yaml());
      imported.notSaid().forEach(out::println);
    } catch (GtfsWithoutFaresException empty) {
      throw new CommandFailedException(feed + ": " + empty.getMessage(), empty);
    } catch (IOException unwritable) {
      throw new CommandFailedException("cannot write " + file + ": " + unwritable, unwritable);
    }
    return check(file);
  }
}
