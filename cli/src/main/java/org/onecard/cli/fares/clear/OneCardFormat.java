package org.onecard.cli.fares.clear;

import java.util.List;
import java.util.Map;
import org.onecard.cli.csv.Columns;
import org.onecard.fares.journey.Tap;

/** Rows as OneCard's own readers write them: a device numbers its taps. */
record OneCardFormat() implements RowFormat {
  private static final String GIVEN = "given_fen";
  private static final String SEQUENCE = "sequence";
  private static final String KIND = "kind";
  private static final int SEQUENCE_DIGITS = 18;

  private static final Map<String, Tap.Kind> KINDS =
      Map.of("entry", Tap.Kind.ENTRY, "exit", Tap.Kind.EXIT, "board", Tap.Kind.BOARD);

  @Override
  public List<String> required() {
    return List.of("device", SEQUENCE, "at", "account", KIND, "service", "station");
  }

  @Override
  public boolean chargesEveryExit() {
    return false;
  }

  @Override
  public boolean tellsCorrections() {
    return true;
  }

  /** Shorter than some nights, since nothing but the times tells of a clock that was ahead. */
  @Override
  public long quietSeconds() {
    return 4 * 3_600;
  }

  @Override
  public ReadRow read(Place place, Columns columns, List<String> fields) {
    String device = RowFormat.needed(Fault.IDENTITY, "device", columns.value("device", fields));
    long sequence = sequence(columns.value(SEQUENCE, fields));
    String given = columns.value(GIVEN, fields);
    TapRow tap =
        new TapRow(
            place.tap(),
            place.file(),
            place.line(),
            RowFormat.time("at", columns.value("at", fields)),
            kind(columns.value(KIND, fields)),
            RowFormat.needed(Fault.CARD, "account", columns.value("account", fields)),
            RowFormat.needed(Fault.SERVICE, "service", columns.value("service", fields)),
            RowFormat.optional(Fault.STATION, "station", columns.value("station", fields)),
            RowFormat.optional(Fault.CARD, "medium", columns.value("medium", fields)),
            given.isEmpty() ? Tap.NOT_GIVEN : RowFormat.fen(GIVEN, given),
            RowFormat.mark("transfer_mark", columns.value("transfer_mark", fields)),
            device,
            sequence,
            "");
    Identity identity = Identity.of(List.of(device, Long.toString(sequence)));
    return new ReadRow(tap, identity, content(tap), "");
  }

  /** By value: the same tap may be written with another order of columns or another offset. */
  private static Identity content(TapRow tap) {
    return Identity.of(
        List.of(
            Long.toString(tap.atSecond()),
            tap.kind().name(),
            tap.account(),
            tap.service(),
            tap.station(),
            tap.medium(),
            Long.toString(tap.givenFen()),
            Boolean.toString(tap.transferMark())));
  }

  private static Tap.Kind kind(String text) {
    Tap.Kind kind = KINDS.get(text);
    if (kind == null) {
      throw new RejectedRowException(
          Fault.KIND, KIND, "'" + text + "' is no kind of tap", "write entry, exit or board");
    }
    return kind;
  }

  private static long sequence(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= SEQUENCE_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw new RejectedRowException(
          Fault.IDENTITY,
          SEQUENCE,
          "'" + text + "' is no number",
          "write the tap's number in its device, 0 or more");
    }
    return Long.parseLong(text);
  }
}
