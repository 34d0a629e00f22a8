package org.onecard.cli.fares.clear;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.csv.Columns;
import org.onecard.cli.csv.LineReader;
import org.onecard.cli.csv.MalformedRowException;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.tariff.Tariff;
import org.onecard.kernel.place.PlaceCode;

/**
 * Reads who is of which class: {@code card_no,class} and, where known, {@code residence}, {@code
 * from} when on and how many {@code top_ups} of a quota were granted. A wrong line here would
 * charge somebody wrongly, so that the first one ends the clearing.
 */
final class RiderFile {
  /** Grants of one person at most. */
  static final int MAXIMUM_TOP_UPS = 1_000;

  private static final List<String> REQUIRED = List.of("card_no", "class");
  private static final String MIDNIGHT = " 00:00:00";
  private static final int DATE = "2018-09-01".length();

  private RiderFile() {}

  /**
   * What is known of a rider from a time on.
   *
   * @param fromSecond in seconds of the UTC epoch; {@link Long#MIN_VALUE} for always
   * @param residence six digits; empty if not known
   */
  record Known(long fromSecond, int riderClass, String residence, int topUps) {
    private static Known read(DataInputStream in) throws IOException {
      return new Known(in.readLong(), in.readInt(), in.readUTF(), in.readInt());
    }

    private void write(DataOutputStream out) throws IOException {
      out.writeLong(fromSecond);
      out.writeInt(riderClass);
      out.writeUTF(residence);
      out.writeInt(topUps);
    }

    @Nullable PlaceCode place() {
      return residence.isEmpty() ? null : PlaceCode.of(residence);
    }
  }

  /** Puts each rider aside where the rider's taps are. */
  static void read(Path file, Charging charging, Path riders) throws IOException {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        Spill spill = new Spill(riders, Workspace.PARTS)) {
      LineReader lines = new LineReader(in);
      try {
        Columns columns = Columns.of(lines.next(), REQUIRED);
        for (String line = lines.next(); line != null; line = lines.next()) {
          if (!line.isBlank()) {
            List<String> fields = columns.fields(line);
            String card = columns.value("card_no", fields);
            Known known = known(columns, fields, charging);
            spill.add(
                TapReading.partOf(card),
                out -> {
                  out.writeUTF(card);
                  known.write(out);
                });
          }
        }
      } catch (MalformedRowException e) {
        throw new CommandFailedException(
            file + " line " + Math.max(1, lines.number()) + ": " + e.getMessage(), e);
      }
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("there is no file " + file, e);
    }
  }

  /** The riders of one part by card, what is known of each in order of time. */
  static Map<String, List<Known>> of(Path riders, int part) throws IOException {
    Map<String, List<Known>> byCard = new HashMap<>();
    Spill.read(
        riders,
        part,
        in -> byCard.computeIfAbsent(in.readUTF(), _ -> new ArrayList<>(1)).add(Known.read(in)));
    byCard.values().forEach(known -> known.sort(Comparator.comparingLong(Known::fromSecond)));
    return byCard;
  }

  /** The concession whose quota can be topped up; empty if the tariff has none. */
  static OptionalInt toppedUp(Tariff tariff) {
    return IntStream.range(0, tariff.concessions().size())
        .filter(i -> tariff.concessions().get(i).quota().stream().anyMatch(q -> q.topUpRides() > 0))
        .findFirst();
  }

  private static Known known(Columns columns, List<String> fields, Charging charging) {
    String card = columns.value("card_no", fields);
    if (card.isEmpty() || card.length() > RowFormat.MAXIMUM_TEXT) {
      throw new MalformedRowException(
          "card_no must have 1 to " + RowFormat.MAXIMUM_TEXT + " characters");
    }
    String name = columns.value("class", fields);
    int riderClass = charging.findClass(name).orElse(-1);
    if (riderClass < 0) {
      throw new MalformedRowException(
          "class '"
              + name
              + "' is none of the tariff's: "
              + String.join(", ", charging.tariff().classes().stream().map(c -> c.id()).toList()));
    }
    String residence = columns.value("residence", fields);
    if (!residence.isEmpty() && !residence.matches("[0-9]{6}")) {
      throw new MalformedRowException("residence '" + residence + "' is no code of six digits");
    }
    int topUps = topUps(columns.value("top_ups", fields));
    if (topUps > 0 && toppedUp(charging.tariff()).isEmpty()) {
      throw new MalformedRowException(
          "top_ups are granted, and tariff " + charging.tariff().name() + " has no such quota");
    }
    return new Known(from(columns.value("from", fields)), riderClass, residence, topUps);
  }

  private static long from(String text) {
    if (text.isEmpty()) {
      return Long.MIN_VALUE;
    }
    OptionalLong second = Moment.parse(text.length() == DATE ? text + MIDNIGHT : text);
    return second.orElseThrow(
        () ->
            new MalformedRowException(
                "from '" + text + "' is no time; write it as " + Moment.FORM));
  }

  private static int topUps(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MAXIMUM_TOP_UPS) {
      throw new MalformedRowException(
          "top_ups '" + text + "' is no number from 0 to " + MAXIMUM_TOP_UPS);
    }
    return Integer.parseInt(text);
  }
}
