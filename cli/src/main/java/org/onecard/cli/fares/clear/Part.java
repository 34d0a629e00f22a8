package org.onecard.cli.fares.clear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.Json;
import org.onecard.cli.csv.CsvText;
import org.onecard.fares.account.Correction;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;

/** Clears the rows of one part: all rows of the cards that fall into it. */
final class Part {
  static final String CHARGES = "charges.csv";
  static final String JOURNEYS = "journeys.csv";
  static final String CORRECTIONS = "corrections.csv";
  static final String APPORTIONMENT = "apportionment.csv";
  static final String REJECTS = "rejects.csv";
  static final String COMPARISON = "compare.csv";
  static final String TOTALS = "totals.json";

  private final ClearInputs inputs;
  private final Charging charging;
  private final Shares shares;
  private final Why why;
  private final Totals totals = new Totals();
  private final List<PartFiles.Line> charges = new ArrayList<>();
  private final List<PartFiles.Line> journeys = new ArrayList<>();
  private final List<PartFiles.Line> corrections = new ArrayList<>();
  private final List<PartFiles.Line> apportionment = new ArrayList<>();
  private final List<PartFiles.Line> rejects = new ArrayList<>();
  private final List<ChargedRide> rides = new ArrayList<>();
  private final List<Comparison.Repeated> repeated = new ArrayList<>();

  private Part(ClearInputs inputs, Shares shares) {
    this.inputs = inputs;
    this.shares = shares;
    charging = inputs.charging();
    why = new Why(charging.tariff());
  }

  /** Clears part {@code number} into a folder. */
  static void clear(
      ClearInputs inputs, Shares shares, long latest, Workspace workspace, int number, Path folder)
      throws IOException {
    Part part = new Part(inputs, shares);
    Map<Long, Repetitions.Earlier> earlier = Repetitions.of(workspace.repetitions(), number);
    List<TapRow> rows = part.rows(workspace.taps(), number, latest, earlier);
    Map<String, List<RiderFile.Known>> riders = RiderFile.of(workspace.riders(), number);
    part.clear(rows, riders);
    PartFiles.write(folder.resolve(CHARGES), part.charges);
    PartFiles.write(folder.resolve(JOURNEYS), part.journeys);
    PartFiles.write(folder.resolve(CORRECTIONS), part.corrections);
    PartFiles.write(folder.resolve(APPORTIONMENT), part.apportionment);
    PartFiles.write(folder.resolve(REJECTS), part.rejects);
    if (inputs.compare()) {
      Comparison comparison = new Comparison(part.charging, !inputs.classes().isPresent());
      PartFiles.write(
          folder.resolve(COMPARISON),
          comparison.compare(
              part.rides, part.repeated, Paid.of(workspace.paid(), number), part.totals));
    }
    Files.writeString(folder.resolve(TOTALS), Json.MAPPER.writeValueAsString(part.totals.asMap()));
  }

  /** The rows that are to be charged; every other one is told. */
  private List<TapRow> rows(
      Path taps, int number, long latest, Map<Long, Repetitions.Earlier> earlier)
      throws IOException {
    List<TapRow> rows = new ArrayList<>();
    Texts texts = new Texts();
    Spill.read(
        taps,
        number,
        in -> {
          TapRow row = TapRow.read(in, texts);
          Repetitions.Earlier first = earlier.get(row.tap());
          if (row.atSecond() > latest) {
            reject(
                row,
                Fault.CLOCK_AHEAD,
                Moment.text(row.atSecond()) + " is later than any other tap can be",
                "set the device's clock and write the time it was; or name the end by --as-of");
          } else if (first == null) {
            rows.add(row);
          } else if (first.same()) {
            repeated(row, first.first());
          } else {
            reject(
                row,
                Fault.CONFLICT,
                "device and sequence are those of tap " + first.first() + ", the rest is not",
                "ask the operator which of the two was made");
          }
        });
    return rows;
  }

  private void clear(List<TapRow> rows, Map<String, List<RiderFile.Known>> riders) {
    AccountTaps numbers = new AccountTaps(charging, rows);
    Map<String, List<TapRow>> byAccount = new LinkedHashMap<>();
    for (TapRow row : rows) {
      byAccount.computeIfAbsent(row.account(), _ -> new ArrayList<>(2)).add(row);
    }
    byAccount.forEach(
        (account, own) -> account(own, numbers, riders.getOrDefault(account, List.of())));
  }

  private void account(List<TapRow> rows, AccountTaps numbers, List<RiderFile.Known> known) {
    Map<Long, TapRow> byTap = new HashMap<>();
    rows.forEach(row -> byTap.put(row.tap(), row));
    AccountClearing clearing = new AccountClearing(charging, inputs.format().tellsCorrections());
    clearing.clear(numbers.of(rows), known);
    for (AccountClearing.TooLate late : clearing.tooLate()) {
      TapRow row = row(byTap, late.tap());
      byTap.remove(row.tap());
      reject(
          row,
          Fault.TOO_LATE,
          "it came after taps more than seven days later",
          "deliver taps within seven days; settle this one by hand");
    }
    long taps = 0;
    for (Charge charge : clearing.charges()) {
      Ride ride = charge.ride();
      taps += ride.boarding() == null || ride.leaving() == null ? 1 : 2;
      int riderClass = clearing.classAt(known, ride.firstTap().atSecond());
      ride(new ChargedRide(row(byTap, ride.chargedTap()), riderClass, charge), byTap);
    }
    if (taps != byTap.size()) {
      throw new IllegalStateException(taps + " of " + byTap.size() + " taps came into rides");
    }
    clearing.corrections().forEach(correction -> correction(correction, byTap));
    byTap.values().forEach(this::hour);
  }

  private void ride(ChargedRide ride, Map<Long, TapRow> byTap) {
    Charge charge = ride.charge();
    TapRow row = ride.row();
    journey(ride, byTap);
    boolean charged = isCharged(charge);
    long taps = charge.ride().boarding() == null || charge.ride().leaving() == null ? 1 : 2;
    totals.add(Totals.Measure.ROWS, "rides", charged ? 1 : 0);
    totals.add(Totals.Measure.ROWS, "entries", charged ? taps - 1 : taps);
    if (!charged) {
      if (charge.chargedFen() != 0) {
        throw new IllegalStateException("an entry alone is charged: " + charge);
      }
      return;
    }
    rides.add(ride);
    charges.add(
        new PartFiles.Line(
            row.tap(),
            CsvText.row(
                row.tap(),
                row.account(),
                Moment.text(row.atSecond()),
                mode(charge),
                charge.grossFen(),
                charge.chargedFen(),
                why.of(charge, ride.riderClass()))));
    totals.add(Totals.Measure.RIDES, mode(charge), 1);
    apportion(ride);
  }

  /** In the open data an entry is never a ride; elsewhere only a pass-back is none. */
  private boolean isCharged(Charge charge) {
    Tap tap = charge.ride().chargedTap();
    return inputs.format().chargesEveryExit()
        ? tap.kind() != Tap.Kind.ENTRY
        : charge.ride().kind() != Ride.Kind.PASS_BACK;
  }

  private void journey(ChargedRide ride, Map<Long, TapRow> byTap) {
    Charge charge = ride.charge();
    Tap boarding = charge.ride().boarding();
    Tap leaving = charge.ride().leaving();
    TapRow from = boarding == null ? null : row(byTap, boarding);
    TapRow to = leaving == null ? null : row(byTap, leaving);
    String journey = Why.journey(charge);
    journeys.add(
        new PartFiles.Line(
            ride.row().tap(),
            CsvText.row(
                ride.row().tap(),
                ride.row().account(),
                journey,
                ride.row().service(),
                from == null ? "" : from.station(),
                to == null ? "" : to.station(),
                from == null ? "" : Moment.text(from.atSecond()),
                to == null ? "" : Moment.text(to.atSecond()),
                from == null ? "" : from.tap(),
                to == null ? "" : to.tap(),
                charge.grossFen(),
                charge.chargedFen())));
    switch (charge.ride().kind()) {
      case SINGLE -> {}
      case COMPLETE -> originDestination(from, to);
      case CLOCK_SKEWED, SAME_STATION, ENTRY_ONLY, EXIT_ONLY, PASS_BACK ->
          totals.add(Totals.Measure.EXCEPTIONS, journey, 1);
    }
    if (charge.ride().kind() == Ride.Kind.CLOCK_SKEWED) {
      originDestination(from, to);
    }
  }

  private void originDestination(@Nullable TapRow from, @Nullable TapRow to) {
    if (from != null && to != null && !from.station().isEmpty() && !to.station().isEmpty()) {
      totals.add(Totals.Measure.ORIGIN_DESTINATION, from.station() + "\t" + to.station(), 1);
    }
  }

  private void apportion(ChargedRide ride) {
    Charge charge = ride.charge();
    for (Shares.Share share : shares.of(ride)) {
      apportionment.add(
          new PartFiles.Line(
              ride.row().tap(),
              CsvText.row(
                  ride.row().tap(),
                  share.party(),
                  share.line(),
                  share.grossFen(),
                  share.chargedFen())));
      totals.add(Totals.Measure.GROSS_FEN, share.name(), share.grossFen());
      totals.add(Totals.Measure.CHARGED_FEN, share.name(), share.chargedFen());
    }
    for (Charge.TakenOff off : charge.takenOff()) {
      charging
          .borne(charge, off)
          .forEach(borne -> totals.add(Totals.Measure.BORNE_FEN, borne.party(), borne.fen()));
    }
  }

  private void correction(Correction correction, Map<Long, TapRow> byTap) {
    if (!(correction.becauseOf() instanceof Tap tap)) {
      throw new IllegalStateException("no tap brought " + correction);
    }
    TapRow late = row(byTap, tap);
    Charge after = correction.after();
    totals.add(Totals.Measure.EXCEPTIONS, "corrected", 1);
    corrections.add(
        new PartFiles.Line(
            late.tap(),
            CsvText.row(
                late.tap(),
                late.account(),
                Moment.text(late.atSecond()),
                row(byTap, correction.ride().chargedTap()).tap(),
                Why.journey(correction.before()),
                after == null ? "" : Why.journey(after),
                correction.before().chargedFen(),
                after == null ? 0 : after.chargedFen(),
                correction.differenceFen())));
  }

  private void repeated(TapRow row, long first) {
    boolean ride = row.kind() != Tap.Kind.ENTRY;
    totals.add(Totals.Measure.ROWS, ride ? "repeated_rides" : "repeated_entries", 1);
    totals.add(Totals.Measure.EXCEPTIONS, "repeated", 1);
    if (!ride) {
      return;
    }
    repeated.add(new Comparison.Repeated(row, first));
    int service = charging.findService(row.service()).orElseThrow();
    charges.add(
        new PartFiles.Line(
            row.tap(),
            CsvText.row(
                row.tap(),
                row.account(),
                Moment.text(row.atSecond()),
                charging.tariff().services().get(service).mode(),
                Math.max(0, row.givenFen()),
                0,
                Why.repeats(first))));
  }

  private void reject(TapRow row, Fault fault, String wrong, String remedy) {
    totals.add(Totals.Measure.FAULTS, fault.code(), 1);
    totals.add(Totals.Measure.ROWS, "rejected", 1);
    RowFormat.Place place = new RowFormat.Place(row.tap(), row.file(), row.line());
    String field = fault == Fault.CONFLICT ? "sequence" : "at";
    rejects.add(
        new PartFiles.Line(row.tap(), TapReading.reject(place, fault, field, wrong, remedy)));
  }

  private void hour(TapRow row) {
    String kind = row.kind().name().toLowerCase(java.util.Locale.ROOT);
    totals.add(Totals.Measure.HOURS, Moment.hour(row.atSecond()) + "\t" + kind, 1);
  }

  private String mode(Charge charge) {
    return charging.tariff().services().get(charge.ride().chargedTap().service()).mode();
  }

  private static TapRow row(Map<Long, TapRow> byTap, Tap tap) {
    TapRow row = byTap.get(tap.row());
    if (row == null) {
      throw new IllegalStateException("no row of " + tap);
    }
    return row;
  }
}
