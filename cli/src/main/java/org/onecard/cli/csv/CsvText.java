package org.onecard.cli.csv;

import java.util.StringJoiner;

/** Rows as they are written: fields in quotes only where a reader would stumble without. */
public final class CsvText {
  private CsvText() {}

  /** One row without its line end. */
  public static String row(Object... fields) {
    StringJoiner row = new StringJoiner(",");
    for (Object field : fields) {
      row.add(field(field.toString()));
    }
    return row.toString();
  }

  private static String field(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return quoted(text);
      }
    }
    return text;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"").replace('\n', ' ').replace('\r', ' ') + '"';
  }
}
