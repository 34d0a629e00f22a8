package org.onecard.cli.fares.clear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.onecard.cli.Json;

/**
 * The folder in which a clearing does its work, inside the folder of its results. What is complete
 * in it has its final name; everything else is begun anew.
 */
final class Workspace {
  /** Parts of a clearing: of a day of thirty million taps, each fits in memory several times. */
  static final int PARTS = 128;

  private static final String FOLDER = ".clear";

  private final Path results;
  private final Path work;

  Workspace(Path results) {
    this.results = results;
    work = results.resolve(FOLDER);
  }

  Path taps() {
    return work.resolve("taps");
  }

  Path identities() {
    return work.resolve("identities");
  }

  Path repetitions() {
    return work.resolve("repetitions");
  }

  /** What the files say was paid: opened by the comparison, and by nothing else. */
  Path paid() {
    return work.resolve("paid");
  }

  Path riders() {
    return work.resolve("riders");
  }

  /** Rejects found while reading. */
  Path rejects() {
    return work.resolve("rejects-while-reading.csv");
  }

  Path part(int number) {
    return work.resolve(String.format(Locale.ROOT, "part-%03d", number));
  }

  boolean isDone(int part) {
    return Files.isDirectory(part(part));
  }

  List<Path> partFiles(String name) {
    return IntStream.range(0, PARTS).mapToObj(part -> part(part).resolve(name)).toList();
  }

  /** What was read before, if reading had come to its end. */
  Optional<ReadSummary> read() throws IOException {
    Path file = work.resolve("read.json");
    return Files.exists(file)
        ? Optional.of(Json.MAPPER.readValue(Files.readString(file), ReadSummary.class))
        : Optional.empty();
  }

  void keep(ReadSummary summary) throws IOException {
    Path part = work.resolve("read.json.part");
    Files.writeString(part, Json.MAPPER.writeValueAsString(summary));
    Files.move(part, work.resolve("read.json"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Begins with nothing. */
  void clear() throws IOException {
    delete(work);
    Files.createDirectories(work);
  }

  /** Makes a part's folder, which has its name only once it is whole. */
  void makePart(int number, Filling filling) throws IOException {
    Path half = work.resolve(part(number).getFileName() + ".half");
    delete(half);
    filling.fill(Files.createDirectories(half));
    Files.move(half, part(number), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes into a folder. */
  interface Filling {
    void fill(Path folder) throws IOException;
  }

  /** Makes a result, which has its name only once it is whole. */
  void publish(String name, Filling filling) throws IOException {
    Path half = work.resolve(name + ".half");
    filling.fill(half);
    Files.move(
        half,
        results.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes away a result of an earlier clearing that this one has not. */
  void withdraw(String name) throws IOException {
    Files.deleteIfExists(results.resolve(name));
  }

  /** Takes the folder away: all results are in place. */
  void finish() throws IOException {
    delete(work);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
