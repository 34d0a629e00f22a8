package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.Json;
import tools.jackson.core.type.TypeReference;

/**
 * One clearing from its files to its results. It reads, puts the rows of each card together, clears
 * part by part on all cores, and merges. What was done before a kill is not done again, unless
 * anything it rests on has changed.
 */
final class ClearRun {
  /** Raised when what is kept of a clearing, or what comes of it, changes its form. */
  private static final String FORM = "1";

  private static final Map<String, String> HEADERS =
      Map.of(
          Part.CHARGES,
          "tap,card,at,kind,gross_fen,charged_fen,why",
          Part.JOURNEYS,
          "tap,card,journey,service,from,to,boarded_at,left_at,boarding_tap,leaving_tap,gross_fen,"
              + "charged_fen",
          Part.CORRECTIONS,
          "tap,card,at,ride_tap,journey_before,journey_after,before_fen,after_fen,delta_fen",
          Part.APPORTIONMENT,
          "tap,party,line,gross_fen,charged_fen",
          Part.REJECTS,
          "tap,file,line,fault,field,wrong,remedy",
          Part.COMPARISON,
          Comparison.HEADER);

  private static final List<String> TABLES =
      List.of(Part.CHARGES, Part.JOURNEYS, Part.CORRECTIONS, Part.APPORTIONMENT, Part.COMPARISON);

  private final ClearInputs inputs;
  private final Workspace workspace;
  private final Progress progress;
  private final int cores;

  ClearRun(ClearInputs inputs, Path results, Progress progress, int cores) {
    this.inputs = inputs;
    this.workspace = new Workspace(results);
    this.progress = progress;
    this.cores = cores;
  }

  /** Clears and gives the sums. */
  ClearSummary run() throws IOException, InterruptedException {
    ReadSummary read = read();
    clearParts(read.latestSecond());
    Totals totals = totals(read);
    ClearSummary summary = ClearSummary.of(inputs, read, totals);
    progress.stage("writing results", 0);
    for (String table : TABLES) {
      if (table.equals(Part.COMPARISON) && !inputs.compare()) {
        workspace.withdraw(table);
      } else {
        publish(table, workspace.partFiles(table));
      }
    }
    List<Path> rejects = new ArrayList<>(List.of(workspace.rejects()));
    rejects.addAll(workspace.partFiles(Part.REJECTS));
    publish(Part.REJECTS, rejects);
    workspace.publish(
        "report.html",
        file ->
            Files.writeString(file, Report.html(inputs.charging().tariff(), read.rows(), totals)));
    workspace.publish(
        "summary.json",
        file -> Files.writeString(file, Json.MAPPER.writeValueAsString(summary.asMap()) + "\n"));
    workspace.finish();
    return summary;
  }

  private void publish(String table, List<Path> parts) throws IOException {
    workspace.publish(table, file -> PartFiles.merge(HEADERS.getOrDefault(table, ""), parts, file));
  }

  private ReadSummary read() throws IOException, InterruptedException {
    Optional<ReadSummary> before = workspace.read();
    String request = request();
    if (before.isPresent() && isOf(before.get(), request)) {
      progress.stage("going on after what was read before, rows", before.get().rows());
      return before.get();
    }
    workspace.clear();
    progress.stage("reading, rows", 0);
    inputs.classes().ifPresent(this::readRiders);
    ReadSummary read = TapReading.read(inputs, request, workspace, progress);
    progress.stage("looking for repetitions, parts", Workspace.PARTS);
    try (Spill found = new Spill(workspace.repetitions(), Workspace.PARTS)) {
      each(
          IntStream.range(0, Workspace.PARTS).boxed().toList(),
          part -> Repetitions.find(workspace.identities(), part, read.latestSecond(), found));
    }
    workspace.keep(read);
    return read;
  }

  private void readRiders(Path file) {
    try {
      RiderFile.read(file, inputs.charging(), workspace.riders());
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + file + ": " + e, e);
    }
  }

  /** All that results depend on, beside the tap files. */
  private String request() throws IOException {
    String classes = "none";
    if (inputs.classes().isPresent()) {
      try {
        classes = ContentDigest.of(inputs.classes().get()).sm3();
      } catch (java.nio.file.NoSuchFileException e) {
        throw new CommandFailedException("there is no file " + inputs.classes().get(), e);
      }
    }
    return String.join(
        " ",
        "form",
        FORM,
        inputs.format().getClass().getSimpleName(),
        "tariff",
        inputs.tariffDigest(),
        "classes",
        classes,
        "compare",
        Boolean.toString(inputs.compare()),
        "as of",
        inputs.asOfSecond().toString());
  }

  /** Whether what was read before was read for this request and from these files. */
  private boolean isOf(ReadSummary before, String request) throws IOException {
    if (!before.request().equals(request) || before.files().size() != inputs.taps().size()) {
      return false;
    }
    for (int i = 0; i < inputs.taps().size(); i++) {
      ReadSummary.ReadFile was = before.files().get(i);
      Path file = inputs.taps().get(i);
      if (!Files.exists(file)
          || Files.size(file) != was.octets()
          || !ContentDigest.of(file).sm3().equals(was.sm3())) {
        return false;
      }
    }
    return true;
  }

  private void clearParts(long latest) throws IOException, InterruptedException {
    List<Integer> left =
        IntStream.range(0, Workspace.PARTS)
            .filter(part -> !workspace.isDone(part))
            .boxed()
            .toList();
    progress.stage(
        "clearing, " + (Workspace.PARTS - left.size()) + " parts done before, parts", left.size());
    Shares shares = new Shares(inputs.charging().tariff());
    each(
        left,
        part ->
            workspace.makePart(
                part, folder -> Part.clear(inputs, shares, latest, workspace, part, folder)));
  }

  private Totals totals(ReadSummary read) throws IOException {
    Totals totals = Totals.from(read.totals());
    for (Path part : workspace.partFiles(Part.TOTALS)) {
      totals.addAll(
          Totals.from(
              Json.MAPPER.readValue(
                  Files.readString(part, UTF_8),
                  new TypeReference<Map<String, Map<String, Long>>>() {})));
    }
    return totals;
  }

  /** Work on one part. */
  private interface Work {
    void on(int part) throws IOException;
  }

  private void each(List<Integer> parts, Work work) throws IOException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
      List<Future<?>> all = new ArrayList<>();
      for (int part : parts) {
        all.add(
            pool.submit(
                () -> {
                  work.on(part);
                  progress.add(1);
                  return null;
                }));
      }
      try {
        for (Future<?> one : all) {
          one.get();
        }
      } catch (ExecutionException e) {
        pool.shutdownNow();
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException known -> throw known;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException("a part failed", e);
        }
      }
    }
  }
}
