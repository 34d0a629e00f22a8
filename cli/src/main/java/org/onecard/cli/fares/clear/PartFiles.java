package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted lines of many parts become one sorted file. */
final class PartFiles {
  private PartFiles() {}

  /**
   * A line that begins with a data row's number.
   *
   * @param tap the number
   * @param text the whole line
   */
  record Line(long tap, String text) {
    static Line of(String text) {
      return new Line(Long.parseLong(text, 0, text.indexOf(','), 10), text);
    }
  }

  /** Writes lines by number; lines of one number stay in the order they were given. */
  static void write(Path file, List<Line> lines) throws IOException {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingLong(Line::tap));
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      for (Line line : sorted) {
        out.write(line.text());
        out.write('\n');
      }
    }
  }

  /** Merges sorted files below a header. */
  static void merge(String header, List<Path> parts, Path target) throws IOException {
    List<BufferedReader> readers = new ArrayList<>();
    PriorityQueue<Head> heads =
        new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.line().tap())
                .thenComparingInt(Head::source));
    try (BufferedWriter out = Files.newBufferedWriter(target, UTF_8)) {
      out.write(header);
      out.write('\n');
      for (Path part : parts) {
        readers.add(Files.newBufferedReader(part, UTF_8));
        advance(readers, readers.size() - 1, heads);
      }
      for (Head head = heads.poll(); head != null; head = heads.poll()) {
        out.write(head.line().text());
        out.write('\n');
        advance(readers, head.source(), heads);
      }
    } finally {
      for (BufferedReader reader : readers) {
        reader.close();
      }
    }
  }

  private record Head(Line line, int source) {}

  private static void advance(List<BufferedReader> readers, int source, PriorityQueue<Head> heads)
      throws IOException {
    String text = readers.get(source).readLine();
    if (text != null) {
      heads.add(new Head(Line.of(text), source));
    }
  }
}
