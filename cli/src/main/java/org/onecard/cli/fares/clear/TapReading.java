package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.csv.Columns;
import org.onecard.cli.csv.CsvText;
import org.onecard.cli.csv.LineReader;
import org.onecard.cli.csv.MalformedRowException;
import org.onecard.fares.charge.Charging;

/** Reads tap files once, and puts each row aside where the other rows of its card are. */
final class TapReading implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ClearInputs inputs;
  private final Progress progress;
  private final Spill taps;
  private final Spill identities;
  private final Spill paid;
  private final BufferedWriter rejects;
  private final Clocks clocks;
  private final Totals totals = new Totals();
  private long rows;

  private TapReading(ClearInputs inputs, Workspace workspace, Progress progress)
      throws IOException {
    this.inputs = inputs;
    this.progress = progress;
    clocks = new Clocks(inputs.format().quietSeconds());
    taps = new Spill(workspace.taps(), Workspace.PARTS);
    identities = new Spill(workspace.identities(), Workspace.PARTS);
    paid = new Spill(workspace.paid(), Workspace.PARTS);
    rejects = Files.newBufferedWriter(workspace.rejects(), UTF_8);
  }

  /** Reads all files; {@link CommandFailedException} if one is missing or has no fit header. */
  static ReadSummary read(
      ClearInputs inputs, String request, Workspace workspace, Progress progress)
      throws IOException {
    try (TapReading reading = new TapReading(inputs, workspace, progress)) {
      List<ReadSummary.ReadFile> files = new ArrayList<>();
      for (Path file : inputs.taps()) {
        files.add(reading.file(file, files.size() + 1));
      }
      return new ReadSummary(
          request,
          List.copyOf(files),
          reading.rows,
          inputs.asOfSecond().orElseGet(reading.clocks::latest),
          reading.totals.asMap());
    }
  }

  /** The part in which all rows of an account lie. */
  static int partOf(String account) {
    int scattered = account.hashCode() * 0x9E3779B9;
    return Integer.remainderUnsigned(scattered >>> 8, Workspace.PARTS);
  }

  /** A line of the file of rejects. */
  static String reject(
      RowFormat.Place place, Fault fault, String field, String wrong, String remedy) {
    return CsvText.row(place.tap(), place.file(), place.line(), fault.code(), field, wrong, remedy);
  }

  private ReadSummary.ReadFile file(Path file, int number) throws IOException {
    long before = rows;
    try (ContentDigest content = new ContentDigest(Files.newInputStream(file));
        BufferedInputStream in = new BufferedInputStream(content, BUFFER)) {
      LineReader lines = new LineReader(in);
      Columns columns = header(file, lines);
      long rejected = 0;
      long blank = 0;
      while (true) {
        Outcome outcome = row(lines, columns, number);
        if (outcome == Outcome.END) {
          break;
        }
        rejected += outcome == Outcome.REJECTED ? 1 : 0;
        blank += outcome == Outcome.BLANK ? 1 : 0;
      }
      ContentDigest.Content whole = content.content();
      return new ReadSummary.ReadFile(
          number, whole.octets(), whole.sm3(), rows - before, blank, rejected);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("there is no file " + file, e);
    }
  }

  private enum Outcome {
    READ,
    REJECTED,
    BLANK,
    END
  }

  private Columns header(Path file, LineReader lines) throws IOException {
    List<String> required = new ArrayList<>(inputs.format().required());
    if (inputs.compare()) {
      required.add(SztFormat.PAID);
    }
    try {
      return Columns.of(lines.next(), required);
    } catch (MalformedRowException e) {
      throw new CommandFailedException(
          file
              + " cannot be cleared: "
              + e.getMessage()
              + "; its first line must name "
              + String.join(", ", required),
          e);
    }
  }

  private Outcome row(LineReader lines, Columns columns, int file) throws IOException {
    RowFormat.@Nullable Place place = null;
    try {
      String line;
      try {
        line = lines.next();
      } catch (MalformedRowException e) {
        place = next(file, lines.number());
        throw e;
      }
      if (line == null) {
        return Outcome.END;
      }
      if (line.isBlank()) {
        return Outcome.BLANK;
      }
      place = next(file, lines.number());
      keep(place, inputs.format().read(place, columns, columns.fields(line)));
      return Outcome.READ;
    } catch (MalformedRowException e) {
      return rejected(
          place,
          new RejectedRowException(
              Fault.LINE,
              "",
              String.valueOf(e.getMessage()),
              "deliver the line whole, with the fields that the header names"));
    } catch (RejectedRowException e) {
      return rejected(place, e);
    }
  }

  private RowFormat.Place next(int file, long line) {
    rows++;
    progress.add(1);
    return new RowFormat.Place(rows, file, line);
  }

  private Outcome rejected(RowFormat.@Nullable Place place, RejectedRowException e)
      throws IOException {
    if (place == null) {
      throw new IllegalStateException("a row without a place", e);
    }
    write(reject(place, e.fault(), e.field(), e.wrong(), e.remedy()));
    totals.add(Totals.Measure.FAULTS, e.fault().code(), 1);
    totals.add(Totals.Measure.ROWS, "rejected", 1);
    return Outcome.REJECTED;
  }

  private void keep(RowFormat.Place place, ReadRow row) throws IOException {
    TapRow tap = row.tap();
    check(tap);
    int part = partOf(tap.account());
    clocks.add(tap.atSecond());
    taps.add(part, tap::write);
    Repetitions.Seen seen =
        new Repetitions.Seen(row.identity(), row.content(), tap.tap(), tap.atSecond(), part);
    identities.add(row.identity().below(Workspace.PARTS), seen::write);
    if (!row.paid().isEmpty()) {
      keepPaid(place, part, row.paid());
    }
  }

  /** Services and stations that the tariff does not know; no fare can be found for them. */
  private void check(TapRow tap) {
    Charging charging = inputs.charging();
    int service = charging.findService(tap.service()).orElse(-1);
    if (service < 0) {
      throw new RejectedRowException(
          Fault.SERVICE,
          "service",
          "the tariff has no service '" + tap.service() + "'",
          "write a service of the tariff, or clear with the tariff of that service");
    }
    if (!charging.prices(service, tap.atSecond())) {
      throw new RejectedRowException(
          Fault.SERVICE,
          "service",
          "the tariff has no fare for "
              + tap.service()
              + " on "
              + charging.serviceDay(tap.atSecond()),
          "clear with the tariff in force on that day");
    }
    if (charging.stationCount(service) > 0
        && !tap.station().isEmpty()
        && charging.findStation(service, tap.station()).isEmpty()) {
      throw new RejectedRowException(
          Fault.STATION,
          "station",
          tap.service() + " has no station '" + tap.station() + "'",
          "write a station's id or name, or leave it empty if it is not known");
    }
  }

  /** Charging does not know of it, so that a bad amount here rejects no ride. */
  private void keepPaid(RowFormat.Place place, int part, String text) throws IOException {
    try {
      long fen = RowFormat.fen(SztFormat.PAID, text);
      paid.add(
          part,
          out -> {
            out.writeLong(place.tap());
            out.writeLong(fen);
          });
    } catch (RejectedRowException e) {
      write(
          reject(
              place,
              Fault.NOT_COMPARED,
              e.field(),
              e.wrong() + "; the row is cleared, only not compared",
              e.remedy()));
      totals.add(Totals.Measure.FAULTS, Fault.NOT_COMPARED.code(), 1);
    }
  }

  private void write(String line) throws IOException {
    rejects.write(line);
    rejects.write('\n');
  }

  @Override
  public void close() throws IOException {
    taps.close();
    identities.close();
    paid.close();
    rejects.close();
  }
}
