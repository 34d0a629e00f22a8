package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timeframe groups as windows of the day. */
final class Timeframes {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2}):([0-9]{2})");
  private static final Set<String> COLUMNS =
      Set.of("timeframe_group_id", "start_time", "end_time", "service_id");
  private static final List<String> WEEK =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private final Draft draft;
  private final Map<String, String> daysOf = new HashMap<>();
  private final Map<String, List<String>> windows = new HashMap<>();

  Timeframes(Map<String, String> feed, Draft draft) {
    this.draft = draft;
    for (Table.Row row : Table.of("calendar.txt", feed).rows()) {
      StringBuilder pattern = new StringBuilder();
      WEEK.forEach(day -> pattern.append(row.get(day).equals("1") ? '1' : '0'));
      daysOf.put(row.get("service_id"), days(pattern.toString()));
    }
    Table table = Table.of("timeframes.txt", feed);
    draft.unread(table, COLUMNS);
    table.rows().forEach(this::add);
  }

  private static String days(String pattern) {
    return switch (pattern) {
      case "1111111" -> "every_day";
      case "1111100" -> "workdays";
      case "0000011" -> "rest_days";
      default -> "";
    };
  }

  private void add(Table.Row row) {
    String days = daysOf.getOrDefault(row.get("service_id"), "");
    if (days.isEmpty()) {
      draft.note(
          row.where(),
          "service_id " + row.get("service_id") + " is no set of days said here; left out");
      return;
    }
    String from = time(row, "start_time", "00:00");
    String until = time(row, "end_time", "24:00");
    if (from.compareTo(until) >= 0) {
      draft.note(row.where(), "a window that does not end after it begins; left out");
      return;
    }
    windows
        .computeIfAbsent(row.get("timeframe_group_id"), key -> new ArrayList<>())
        .add("days: %s, from: \"%s\", until: \"%s\"".formatted(days, from, until));
  }

  private String time(Table.Row row, String column, String otherwise) {
    String text = row.get(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher parts = TIME.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > 24) {
      draft.note(row.where(), column + " " + text + " is no time of day; taken as " + otherwise);
      return otherwise;
    }
    if (!parts.group(3).equals("00")) {
      draft.note(row.where(), column + " " + text + " is cut to the minute");
    }
    String hour = parts.group(1).length() == 1 ? "0" + parts.group(1) : parts.group(1);
    return hour + ":" + parts.group(2);
  }

  /** The windows of a group, each without its braces. */
  List<String> windows(String group) {
    return windows.getOrDefault(group, List.of());
  }
}
