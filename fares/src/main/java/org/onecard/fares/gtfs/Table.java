package org.onecard.fares.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One text file of a feed: rows by header name, each with the line it stands on. */
final class Table {
  private final String file;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private Table(String file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /** One row. */
  final class Row {
    private final int line;
    private final Map<String, String> cells = new HashMap<>();

    private Row(int line, List<String> values) {
      this.line = line;
      for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
        cells.put(columns.get(i), values.get(i).strip());
      }
    }

    /** The cell, empty where it or its column is missing. */
    String get(String column) {
      return cells.getOrDefault(column, "");
    }

    /** {@code fare_rules.txt:3}. */
    String where() {
      return file + ":" + line;
    }
  }

  /** Reads RFC 4180 text with or without a byte order mark; a missing file is an empty table. */
  static Table of(String file, Map<String, String> feed) {
    List<List<String>> records = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    String text = feed.getOrDefault(file, "");
    read(text.startsWith("\uFEFF") ? text.substring(1) : text, records, lines);
    Table table =
        new Table(
            file,
            records.isEmpty()
                ? List.of()
                : records.getFirst().stream().map(String::strip).toList());
    for (int i = 1; i < records.size(); i++) {
      table.rows.add(table.new Row(lines.get(i), records.get(i)));
    }
    return table;
  }

  String file() {
    return file;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  List<String> columns() {
    return columns;
  }

  private static void read(String text, List<List<String>> records, List<Integer> lines) {
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int began = 1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '\n' && i < text.length()) {
        line++;
      }
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"' || i == text.length()) {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        record.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        record.add(cell.toString());
        cell.setLength(0);
        if (record.size() > 1 || !record.getFirst().isBlank()) {
          records.add(List.copyOf(record));
          lines.add(began);
        }
        record.clear();
        began = line;
      } else if (c != '\r') {
        cell.append(c);
      }
    }
  }
}
