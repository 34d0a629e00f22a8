package org.onecard.outlet;

import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onecard.outlet.OutletBody.HoursBody;
import org.onecard.web.ProblemException;

/**
 * Outlets as CSV: a column for each field, one for each weekday. Pieces of a day stand between
 * blanks; exceptional days between semicolons, as {@code 2026-12-31 closed; 2027-01-04
 * 09:00-12:00}.
 */
final class OutletTable {
  /** The headings, in the order in which the table is given out. */
  static final List<String> HEADINGS =
      List.of(
          "code",
          "kind",
          "nameZh",
          "nameEn",
          "addressZh",
          "addressEn",
          "place",
          "latitude",
          "longitude",
          "telephone",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "exceptions",
          "keepsCalendar",
          "services",
          "accessibility",
          "closed");

  private static final List<String> WEEKDAYS = HEADINGS.subList(10, 17);
  private static final String CLOSED = "closed";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SEMICOLONS = Pattern.compile("[;；\\n]");

  private OutletTable() {}

  /** A line of the table, not yet checked. */
  record Line(long number, OutletBody body) {}

  /**
   * Reads a table.
   *
   * @throws ProblemException 400 where it is no table of outlets, or too long
   */
  static List<Line> read(String csv) {
    if (csv.length() > OutletLimits.IMPORT_CHARACTERS) {
      throw ProblemException.badField(
          "csv",
          "has more than " + OutletLimits.IMPORT_CHARACTERS + " characters",
          "send it in parts");
    }
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get()
            .parse(new StringReader(csv.startsWith("\uFEFF") ? csv.substring(1) : csv))) {
      requireHeadings(parser.getHeaderNames());
      for (CSVRecord row : parser) {
        if (lines.size() == OutletLimits.IMPORT_LINES) {
          throw ProblemException.badField(
              "csv", "has more than " + OutletLimits.IMPORT_LINES + " lines", "send it in parts");
        }
        lines.add(new Line(parser.getCurrentLineNumber(), body(row)));
      }
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw ProblemException.badField(
          "csv", "is no table", "send CSV with the headings " + String.join(",", HEADINGS));
    }
    if (lines.isEmpty()) {
      throw ProblemException.badField("csv", "has no lines", "give one outlet a line");
    }
    return lines;
  }

  /** What a form or a line says of an outlet, by heading. */
  static OutletBody body(Map<String, String> cells) {
    Map<String, @Nullable List<@Nullable String>> weekly = new LinkedHashMap<>();
    for (String day : WEEKDAYS) {
      weekly.put(day, pieces(cells.getOrDefault(day, "")));
    }
    return new OutletBody(
        cells.get("code"),
        cells.get("kind"),
        cells.get("nameZh"),
        cells.get("nameEn"),
        cells.get("addressZh"),
        cells.get("addressEn"),
        cells.get("place"),
        cells.get("latitude"),
        cells.get("longitude"),
        cells.get("telephone"),
        new HoursBody(
            weekly,
            exceptions(cells.getOrDefault("exceptions", "")),
            yes("keepsCalendar", cells.get("keepsCalendar"), true)),
        pieces(cells.getOrDefault("services", "")),
        pieces(cells.getOrDefault("accessibility", "")),
        yes(CLOSED, cells.get(CLOSED), false));
  }

  /** The outlet as the cells of a line. */
  static Map<String, String> cells(Outlet outlet) {
    OutletBody body = OutletBody.of(outlet);
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("code", outlet.code());
    cells.put("kind", outlet.kind().text());
    cells.put("nameZh", outlet.nameZh());
    cells.put("nameEn", outlet.nameEn());
    cells.put("addressZh", outlet.addressZh());
    cells.put("addressEn", outlet.addressEn());
    cells.put("place", outlet.place().text());
    cells.put("latitude", outlet.latitude());
    cells.put("longitude", outlet.longitude());
    cells.put("telephone", outlet.telephone());
    for (String day : WEEKDAYS) {
      DayOfWeek weekday = DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
      cells.put(day, joined(outlet.hours().weekly().get(weekday)));
    }
    List<String> days = new ArrayList<>();
    outlet
        .hours()
        .exceptions()
        .forEach((day, spans) -> days.add(day + " " + (spans.isEmpty() ? CLOSED : joined(spans))));
    cells.put("exceptions", String.join("; ", days));
    cells.put("keepsCalendar", Boolean.toString(outlet.hours().keepsCalendar()));
    cells.put("services", words(body.services()));
    cells.put("accessibility", words(body.accessibility()));
    cells.put(CLOSED, Boolean.toString(outlet.closed()));
    return cells;
  }

  private static OutletBody body(CSVRecord row) {
    Map<String, String> cells = new LinkedHashMap<>();
    HEADINGS.stream().filter(row::isSet).forEach(name -> cells.put(name, row.get(name)));
    return body(cells);
  }

  private static void requireHeadings(List<String> given) {
    for (String heading : HEADINGS) {
      boolean needed = !List.of("exceptions", "accessibility", CLOSED).contains(heading);
      if (needed && !given.contains(heading)) {
        throw ProblemException.badField(
            "csv", "has no column " + heading, "give " + String.join(",", HEADINGS));
      }
    }
  }

  private static @Nullable Boolean yes(String field, @Nullable String text, boolean absent) {
    return switch (text == null ? "" : text.strip()) {
      case "" -> absent;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badField(field, "is neither", "write true or false");
    };
  }

  private static Map<String, @Nullable List<@Nullable String>> exceptions(String text) {
    Map<String, @Nullable List<@Nullable String>> days = new TreeMap<>();
    for (String one : SEMICOLONS.split(text, -1)) {
      List<@Nullable String> pieces = pieces(one);
      if (!pieces.isEmpty()) {
        List<@Nullable String> spans =
            pieces.stream().skip(1).filter(piece -> !CLOSED.equals(piece)).toList();
        days.put(String.valueOf(pieces.getFirst()), spans);
      }
    }
    return days;
  }

  private static List<@Nullable String> pieces(String text) {
    return Arrays.stream(BLANKS.split(text.strip(), -1))
        .<@Nullable String>map(piece -> piece)
        .filter(piece -> piece != null && !piece.isEmpty())
        .toList();
  }

  private static String joined(@Nullable List<Span> spans) {
    return spans == null ? "" : String.join(" ", spans.stream().map(Span::text).toList());
  }

  private static String words(@Nullable List<@Nullable String> words) {
    List<String> known = new ArrayList<>();
    if (words != null) {
      words.forEach(word -> known.add(String.valueOf(word)));
    }
    return String.join(" ", known);
  }
}
