package org.onecard.cli.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a row each column that the header names stands. */
public final class Columns {
  private final Map<String, Integer> positions;

  private Columns(Map<String, Integer> positions) {
    this.positions = positions;
  }

  /**
   * The columns of a header.
   *
   * @param header the first line; null if the file has none
   * @throws MalformedRowException if a required column is missing or a column stands there twice
   */
  public static Columns of(@Nullable String header, List<String> required) {
    List<String> names = header == null ? List.of() : CsvLine.split(header);
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).strip().toLowerCase(Locale.ROOT);
      if (positions.put(name, i) != null) {
        throw new MalformedRowException("column " + name + " stands there twice");
      }
    }
    List<String> missing = required.stream().filter(n -> !positions.containsKey(n)).toList();
    if (!missing.isEmpty()) {
      throw new MalformedRowException("no column " + String.join(", ", missing));
    }
    return new Columns(positions);
  }

  /** The names, lower-case. */
  public Set<String> names() {
    return Set.copyOf(positions.keySet());
  }

  /** The fields of a row; {@link MalformedRowException} if it has not as many as the header. */
  public List<String> fields(String line) {
    List<String> fields = CsvLine.split(line);
    if (fields.size() != positions.size()) {
      throw new MalformedRowException(
          "it has " + fields.size() + " fields, the header has " + positions.size());
    }
    return fields;
  }

  /** The value of a column without spaces around it; empty where the file has no such column. */
  public String value(String name, List<String> fields) {
    Integer position = positions.get(name);
    return position == null ? "" : fields.get(position).strip();
  }
}
