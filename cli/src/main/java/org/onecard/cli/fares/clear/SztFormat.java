package org.onecard.cli.fares.clear;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.onecard.cli.csv.Columns;
import org.onecard.fares.journey.Tap;

/**
 * Rows of Shenzhen's open data. They have no sequence numbers: a row is the same tap as another
 * only if all its columns are equal, but for what was paid, which charging must not see.
 */
record SztFormat() implements RowFormat {
  static final String METRO = "metro";
  static final String BUS = "bus";

  /** What was paid: for the comparison only. */
  static final String PAID = "deal_money";

  private static final String TIME = "deal_date";
  private static final String CLOSING = "close_date";
  private static final String CARD = "card_no";
  private static final String TYPE = "deal_type";
  private static final String GROSS = "deal_value";
  private static final String MARK = "conn_mark";
  private static final int DATE = "2018-09-01".length();

  private static final Map<String, Tap.Kind> KINDS =
      Map.of("地铁入站", Tap.Kind.ENTRY, "地铁出站", Tap.Kind.EXIT, "巴士", Tap.Kind.BOARD);

  @Override
  public List<String> required() {
    return List.of(TIME, CARD, TYPE, GROSS, MARK);
  }

  @Override
  public boolean chargesEveryExit() {
    return true;
  }

  @Override
  public boolean tellsCorrections() {
    return false;
  }

  /** Longer than any night: the day of clearing already tells which clocks were a day ahead. */
  @Override
  public long quietSeconds() {
    return 12 * 3_600;
  }

  @Override
  public ReadRow read(Place place, Columns columns, List<String> fields) {
    Identity content = content(columns, fields);
    long at = RowFormat.time(TIME, columns.value(TIME, fields));
    checkClock(columns.value(TIME, fields), columns.value(CLOSING, fields));
    Tap.Kind kind = kind(columns.value(TYPE, fields));
    TapRow tap =
        new TapRow(
            place.tap(),
            place.file(),
            place.line(),
            at,
            kind,
            RowFormat.needed(Fault.CARD, CARD, columns.value(CARD, fields)),
            kind == Tap.Kind.BOARD ? BUS : METRO,
            RowFormat.optional(Fault.STATION, "station", columns.value("station", fields)),
            "",
            RowFormat.fen(GROSS, columns.value(GROSS, fields)),
            RowFormat.mark(MARK, columns.value(MARK, fields)) && kind != Tap.Kind.ENTRY,
            RowFormat.optional(Fault.IDENTITY, "equ_no", columns.value("equ_no", fields)),
            content.high() & Long.MAX_VALUE,
            RowFormat.optional(
                Fault.SERVICE, "company_name", columns.value("company_name", fields)));
    return new ReadRow(tap, content, content, columns.value(PAID, fields));
  }

  private static Tap.Kind kind(String text) {
    Tap.Kind kind = KINDS.get(text);
    if (kind == null) {
      throw new RejectedRowException(
          Fault.KIND, TYPE, "'" + text + "' is no kind of tap", "write 地铁入站, 地铁出站 or 巴士");
    }
    return kind;
  }

  /** A tap cannot be cleared before it was made: on a later date its clock was ahead. */
  private static void checkClock(String time, String closing) {
    if (closing.length() < DATE) {
      return;
    }
    try {
      LocalDate closed = LocalDate.parse(closing.substring(0, DATE));
      if (LocalDate.parse(time.substring(0, DATE)).isAfter(closed)) {
        throw new RejectedRowException(
            Fault.CLOCK_AHEAD,
            TIME,
            time + " is after the day it was cleared, " + closed,
            "set the device's clock and write the time it was");
      }
    } catch (DateTimeException noDate) {
      throw new RejectedRowException(
          Fault.TIME, CLOSING, "'" + closing + "' is no date", "write it as " + Moment.FORM);
    }
  }

  private static Identity content(Columns columns, List<String> fields) {
    List<String> values = new ArrayList<>();
    for (String name : new TreeSet<>(columns.names())) {
      if (!name.equals(PAID)) {
        values.add(name);
        values.add(columns.value(name, fields));
      }
    }
    return Identity.of(values);
  }
}
