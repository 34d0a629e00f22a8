package org.onecard.cli.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line into fields (RFC 4180, but a field does not go on over a line's end: no file read
 * here has such fields, and a stray quote must not swallow the rows that follow).
 */
public final class CsvLine {
  private final String line;
  private int at;

  private CsvLine(String line) {
    this.line = line;
  }

  /** The fields of a line without its line end; {@link MalformedRowException} otherwise. */
  public static List<String> split(String line) {
    CsvLine reader = new CsvLine(line);
    List<String> fields = new ArrayList<>();
    do {
      fields.add(reader.field());
    } while (reader.comma());
    return fields;
  }

  private String field() {
    return at < line.length() && line.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int end = line.indexOf(',', at);
    int to = end < 0 ? line.length() : end;
    String field = line.substring(at, to);
    at = to;
    return field;
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (true) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        throw new MalformedRowException("a quote is opened and never closed");
      }
      field.append(line, at, quote);
      at = quote + 1;
      if (at < line.length() && line.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (at < line.length() && line.charAt(at) != ',') {
        throw new MalformedRowException("text follows a closing quote");
      } else {
        return field.toString();
      }
    }
  }

  private boolean comma() {
    if (at < line.length()) {
      at++;
      return true;
    }
    return false;
  }
}
