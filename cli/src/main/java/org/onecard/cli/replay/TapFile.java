package org.onecard.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.csv.Columns;
import org.onecard.cli.csv.LineReader;
import org.onecard.cli.csv.MalformedRowException;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.time.ServiceDay;

/**
 * A tap file of the open-data kind: comma-separated, with a header that names its columns in any
 * order. Read row by row; a row that is no tap is named with its line and left out.
 */
final class TapFile {
  private static final String TIME = "deal_date";
  private static final String CARD = "card_no";
  private static final String TYPE = "deal_type";
  private static final List<String> REQUIRED = List.of(TIME, CARD, TYPE);
  private static final List<String> DEVICE = List.of("equ_no", "station", "car_no");
  private static final int IDENTITY_OCTETS = 16;

  /** Characters in an anonymised card at most. */
  private static final int MAXIMUM_CARD = 64;

  private static final Map<String, TapRow.Ride> RIDES =
      Map.of("地铁入站", TapRow.Ride.METRO, "地铁出站", TapRow.Ride.METRO, "巴士", TapRow.Ride.BUS);

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);

  private final Path file;
  private final Consumer<String> rejected;

  private TapFile(Path file, Consumer<String> rejected) {
    this.file = file;
    this.rejected = rejected;
  }

  /**
   * Reads a file; each tap goes to {@code taps} in the file's order, a line about each row left out
   * to {@code rejected}.
   *
   * @throws CommandFailedException if there is no such file or its header lacks a column
   */
  static void read(Path file, Consumer<TapRow> taps, Consumer<String> rejected) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new TapFile(file, rejected).read(new LineReader(in), taps);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + file + ": " + e, e);
    }
  }

  private void read(LineReader lines, Consumer<TapRow> taps) throws IOException {
    Columns columns = header(lines);
    while (true) {
      try {
        String line = lines.next();
        if (line == null) {
          return;
        }
        if (!line.isBlank()) {
          taps.accept(row(lines.number(), columns, columns.fields(line)));
        }
      } catch (MalformedRowException e) {
        rejected.accept(file + " line " + lines.number() + " is left out: " + e.getMessage());
      }
    }
  }

  private Columns header(LineReader lines) throws IOException {
    try {
      return Columns.of(lines.next(), REQUIRED);
    } catch (MalformedRowException e) {
      throw new CommandFailedException(
          file + " has no header of a tap file: " + e.getMessage() + "; it must name " + REQUIRED,
          e);
    }
  }

  private static TapRow row(long line, Columns columns, List<String> fields) {
    String card = columns.value(CARD, fields);
    if (card.isEmpty() || card.length() > MAXIMUM_CARD) {
      throw new MalformedRowException(CARD + " must have 1 to " + MAXIMUM_CARD + " characters");
    }
    String device =
        DEVICE.stream()
            .map(name -> columns.value(name, fields))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return new TapRow(
        line,
        time(columns.value(TIME, fields)),
        card,
        ride(columns.value(TYPE, fields)),
        device,
        identity(fields));
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, DATE_TIME).atZone(ServiceDay.ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedRowException(
          TIME + " '" + text + "' is no time; write it as 2018-09-01 06:45:48");
    }
  }

  private static TapRow.Ride ride(String text) {
    TapRow.Ride ride = RIDES.get(text);
    if (ride == null) {
      throw new MalformedRowException(TYPE + " '" + text + "' is none of 地铁入站, 地铁出站, 巴士");
    }
    return ride;
  }

  private static Bytes identity(List<String> fields) {
    byte[] joined = String.join("\u0000", fields).getBytes(UTF_8);
    return Bytes.of(Arrays.copyOf(Sm3.digest(joined), IDENTITY_OCTETS));
  }
}
