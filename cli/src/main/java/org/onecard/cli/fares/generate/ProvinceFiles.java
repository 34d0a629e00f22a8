package org.onecard.cli.fares.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onecard.fares.synthetic.Province;
import org.onecard.fares.synthetic.RiderKind;
import org.onecard.fares.synthetic.SyntheticRider;
import org.onecard.fares.synthetic.SyntheticTap;
import org.onecard.fares.synthetic.TrueJourney;
import org.onecard.fares.synthetic.TrueRide;
import org.onecard.fares.synthetic.Truth;
import org.onecard.kernel.text.Hyphenated;

/** Writes a province's files, riders one after another and taps in the order of their arrival. */
final class ProvinceFiles {
  static final String TAPS = "taps.csv";
  static final String RIDERS = "riders.csv";
  static final String TRUTH = "truth.csv";
  static final String README = "README.md";
  static final String CHART = "taps-by-hour.svg";

  private static final String TAPS_HEADER =
      "device,sequence,at,account,medium,kind,service,station,given_fen,transfer_mark";
  private static final String RIDERS_HEADER = "card_no,class,residence,from,top_ups";
  private static final String TRUTH_HEADER =
      "account,rider_kind,class,service,from,to,boarded_at,left_at,entry_tap_at,exit_tap_at,lost,"
          + "gross_fen,fare_fen";

  /** Riders between two lines of progress. */
  private static final int PROGRESS = 100_000;

  private final Province province;
  private final Path folder;
  private final PrintWriter err;
  private final Counts counts = new Counts();
  private final LocalTimes times = new LocalTimes();
  private final StringBuilder row = new StringBuilder();

  ProvinceFiles(Province province, Path folder, PrintWriter err) {
    this.province = province;
    this.folder = folder;
    this.err = err;
  }

  /** Writes all files; each appears under its name once it is whole, README.md last. */
  Counts write() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(README));
    try (WholeFile riders = new WholeFile(folder, RIDERS);
        WholeFile truth = new WholeFile(folder, TRUTH);
        WholeFile taps = new WholeFile(folder, TAPS);
        WholeFile chart = new WholeFile(folder, CHART);
        WholeFile readme = new WholeFile(folder, README)) {
      riders(riders, truth);
      taps(taps);
      chart.line(HourChart.svg(counts));
      readme.line(ProvinceReadme.text(province.plan(), counts));
      for (WholeFile file : List.of(riders, truth, taps, chart, readme)) {
        file.finish();
      }
    }
    return counts;
  }

  private void riders(WholeFile riders, WholeFile truth) throws IOException {
    riders.line(RIDERS_HEADER);
    truth.line(TRUTH_HEADER);
    Truth pricing = Truth.of(province);
    String from = province.plan().firstDay().toString();
    for (int number = 0; number < province.plan().cards(); number++) {
      SyntheticRider rider = province.rider(number);
      counts.rider(rider.kind());
      row.setLength(0);
      row.append(rider.account()).append(',').append(rider.kind().riderClass()).append(',');
      row.append(rider.residence().text()).append(',').append(from).append(",0");
      riders.line(row);
      for (TrueJourney journey : pricing.journeys(rider)) {
        truth(truth, rider, journey);
      }
      if ((number + 1) % PROGRESS == 0) {
        progress("riders " + (number + 1) + " of " + province.plan().cards());
      }
    }
    progress("riders and their true journeys are written: " + counts.rides);
  }

  private void truth(WholeFile truth, SyntheticRider rider, TrueJourney journey)
      throws IOException {
    TrueRide ride = journey.ride();
    counts.rides++;
    counts.fareFen += journey.fareFen();
    if (ride.tapsOut()) {
      counts.railRides++;
    }
    if (ride.loss() != TrueRide.Loss.NOTHING) {
      counts.incomplete++;
    }
    row.setLength(0);
    row.append(rider.account()).append(',').append(Hyphenated.of(rider.kind())).append(',');
    row.append(rider.kind().riderClass()).append(',').append(ride.service()).append(',');
    row.append(ride.from()).append(',').append(ride.to()).append(',');
    time(ride.boardedAt());
    time(ride.leftAt());
    time(journey.entryAt());
    time(journey.exitAt());
    row.append(ride.loss() == TrueRide.Loss.NOTHING ? "" : Hyphenated.of(ride.loss())).append(',');
    row.append(journey.grossFen()).append(',').append(journey.fareFen());
    truth.line(row);
  }

  private void taps(WholeFile taps) throws IOException {
    taps.line(TAPS_HEADER);
    try {
      province.arrivals(
          (rider, tap) -> tap(taps, rider.kind(), tap),
          day -> progress("day " + (day + 1) + " of " + province.plan().days()));
    } catch (UncheckedIOException e) {
      throw new IOException("writing " + TAPS, e);
    }
  }

  private void tap(WholeFile taps, RiderKind kind, SyntheticTap tap) {
    counts.tap(kind, times.hour(tap.atSecond()));
    row.setLength(0);
    row.append(tap.device()).append(',').append(tap.sequence()).append(',');
    time(tap.atSecond());
    row.append(tap.account()).append(',').append(tap.medium()).append(',');
    row.append(
        switch (tap.kind()) {
          case ENTRY -> "entry";
          case EXIT -> "exit";
          case BOARD -> "board";
        });
    row.append(',').append(tap.service()).append(',').append(tap.station()).append(",,");
    try {
      taps.line(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void time(long second) {
    if (second != TrueJourney.NO_TAP) {
      times.append(row, second);
    }
    row.append(',');
  }

  private void progress(String line) {
    err.println(line + ", " + counts.taps + " taps");
    err.flush();
  }
}
