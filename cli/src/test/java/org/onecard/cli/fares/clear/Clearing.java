package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onecard.cli.OneCard;
import org.onecard.cli.csv.CsvLine;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command on files of a folder and reads what it wrote. */
final class Clearing {
  private final Path folder;
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  Clearing(Path folder) {
    this.folder = folder;
  }

  /** Clears files in Shenzhen's form; the results are in {@code to}. */
  Results szt(String to, List<Path> taps, String... options) {
    return clear(to, taps, "szt", "shenzhen-2018", options);
  }

  Results clear(String to, List<Path> taps, String format, String tariff, String... options) {
    assertThat(exitCode(to, taps, format, tariff, options)).as(said()).isZero();
    return new Results(folder.resolve(to));
  }

  int exitCode(String to, List<Path> taps, String format, String tariff, String... options) {
    List<String> arguments = new ArrayList<>(List.of("clear"));
    taps.forEach(file -> arguments.addAll(List.of("--taps", file.toString())));
    arguments.addAll(List.of("--format", format, "--tariff", tariff));
    arguments.addAll(List.of("--out", folder.resolve(to).toString()));
    arguments.addAll(List.of(options));
    CommandLine command = OneCard.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments.toArray(String[]::new));
  }

  /** What the command said, both streams. */
  String said() {
    return err + out.toString();
  }

  /** The files that a clearing left. */
  record Results(Path folder) {

    /** A table's rows by its columns' names. */
    List<Map<String, String>> table(String name) {
      List<Map<String, String>> rows = new ArrayList<>();
      List<String> lines = text(name).lines().toList();
      List<String> names = CsvLine.split(lines.getFirst());
      for (String line : lines.subList(1, lines.size())) {
        Map<String, String> row = new TreeMap<>();
        List<String> fields = CsvLine.split(line);
        assertThat(fields).as(line).hasSameSizeAs(names);
        for (int i = 0; i < fields.size(); i++) {
          row.put(names.get(i), fields.get(i));
        }
        rows.add(row);
      }
      return rows;
    }

    /** One column of a table. */
    List<String> column(String name, String column) {
      return table(name).stream().map(row -> row.getOrDefault(column, "no such column")).toList();
    }

    long sum(String name, String column) {
      return column(name, column).stream().mapToLong(Long::parseLong).sum();
    }

    String text(String name) {
      try {
        return Files.readString(folder.resolve(name), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode summary() {
      return JsonMapper.shared().readTree(text("summary.json"));
    }

    /** All files by name, as text. */
    Map<String, String> files() throws IOException {
      Map<String, String> files = new TreeMap<>();
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.toList()) {
          files.put(file.getFileName().toString(), text(file.getFileName().toString()));
        }
      }
      return files;
    }
  }
}
