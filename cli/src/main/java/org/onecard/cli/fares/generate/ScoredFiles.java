package org.onecard.cli.fares.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.synthetic.FoundJourney;
import org.onecard.fares.synthetic.Score;
import org.onecard.fares.synthetic.TrueJourney;
import org.onecard.fares.synthetic.TrueRide;
import org.onecard.kernel.text.Hyphenated;

/**
 * Reads the truth beside the journeys that were found, both as this product writes them: cells
 * without quotes, found by the names in the header. Holds all journeys found in memory.
 */
final class ScoredFiles {
  /** Journeys at most: some hundred bytes each. */
  private static final int MAX_JOURNEYS = 20_000_000;

  private static final String PASS_BACK = Hyphenated.of(Ride.Kind.PASS_BACK);

  private final Path path;
  private final Map<String, Integer> columns = new HashMap<>();
  private String[] cells = {};
  private long row;

  private ScoredFiles(Path path) {
    this.path = path;
  }

  static Score score(Path truth, Path journeys) throws IOException {
    Map<String, List<FoundJourney>> found = new HashMap<>();
    new ScoredFiles(journeys).found(found);
    Score score = new Score();
    new ScoredFiles(truth).truth(score, found);
    found.values().forEach(rest -> score.add(List.of(), rest));
    return score;
  }

  private void found(Map<String, List<FoundJourney>> found) throws IOException {
    try (BufferedReader reader = open("card", "journey", "boarded_at", "left_at", "charged_fen")) {
      while (next(reader)) {
        if (row > MAX_JOURNEYS) {
          throw fault("more than " + MAX_JOURNEYS + " journeys; score a part");
        }
        if (!cell("journey").equals(PASS_BACK)) {
          found
              .computeIfAbsent(cell("card"), _ -> new ArrayList<>(4))
              .add(new FoundJourney(time("boarded_at"), time("left_at"), fen("charged_fen")));
        }
      }
    }
  }

  /** The rows of one account stand together. */
  private void truth(Score score, Map<String, List<FoundJourney>> found) throws IOException {
    String account = "";
    List<TrueJourney> own = new ArrayList<>();
    try (BufferedReader reader =
        open("account", "service", "entry_tap_at", "exit_tap_at", "gross_fen", "fare_fen")) {
      while (next(reader)) {
        if (!cell("account").equals(account)) {
          add(score, own, found.remove(account));
          own = new ArrayList<>();
          account = cell("account");
        }
        own.add(journey(own.size()));
      }
    }
    add(score, own, found.remove(account));
  }

  private static void add(
      Score score, List<TrueJourney> truth, @Nullable List<FoundJourney> found) {
    score.add(truth, found == null ? List.of() : found);
  }

  private TrueJourney journey(int number) {
    TrueRide ride =
        new TrueRide(0, 0, number, cell("service"), "", "", 0, 0, false, TrueRide.Loss.NOTHING);
    return new TrueJourney(
        ride, time("entry_tap_at"), time("exit_tap_at"), fen("gross_fen"), fen("fare_fen"));
  }

  private BufferedReader open(String... needed) throws IOException {
    BufferedReader reader = Files.newBufferedReader(path);
    row = 0;
    String header = reader.readLine();
    String[] names = header == null ? new String[0] : header.split(",", -1);
    for (int column = 0; column < names.length; column++) {
      columns.put(names[column], column);
    }
    for (String name : needed) {
      if (!columns.containsKey(name)) {
        reader.close();
        throw fault("no column " + name + "; give the file as this program wrote it");
      }
    }
    return reader;
  }

  private boolean next(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    if (line == null) {
      return false;
    }
    row++;
    cells = line.split(",", -1);
    if (cells.length != columns.size()) {
      throw fault(cells.length + " cells under " + columns.size() + " names");
    }
    return true;
  }

  private String cell(String name) {
    return cells[columns.getOrDefault(name, -1)];
  }

  private long time(String name) {
    String text = cell(name);
    if (text.isEmpty()) {
      return TrueJourney.NO_TAP;
    }
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw fault(name + " '" + text + "' is no time; write yyyy-MM-dd HH:mm:ss");
    }
  }

  private long fen(String name) {
    try {
      return Long.parseLong(cell(name));
    } catch (NumberFormatException e) {
      throw fault(name + " '" + cell(name) + "' is no whole number of fen");
    }
  }

  private CommandFailedException fault(String what) {
    return new CommandFailedException(path + ", data row " + row + ": " + what);
  }
}
