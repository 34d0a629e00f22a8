package org.onecard.fares.gtfs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tariff file as it grows, and what it could not say. */
final class Draft {
  private static final int MAX_TITLE = 200;
  private static final int MAX_ID = 60;

  private static final Set<String> RESERVED = Set.of("true", "false", "null");

  private final String name;
  private final TreeSet<Note> notes = new TreeSet<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  Draft(String name) {
    this.name = name;
    for (String list :
        List.of("parties", "classes", "services", "fares", "discounts", "transfers")) {
      lists.put(list, new ArrayList<>());
    }
  }

  private record Note(String file, int line, String text) implements Comparable<Note> {
    @Override
    public int compareTo(Note other) {
      int byFile = file.compareTo(other.file);
      int byLine = Integer.compare(line, other.line);
      return byFile != 0 ? byFile : byLine != 0 ? byLine : text.compareTo(other.text);
    }

    String shown() {
      return file + (line > 0 ? ":" + line : "") + ": " + text;
    }
  }

  /** Names what is left out, assumed or said only nearly. */
  void note(String where, String text) {
    int colon = where.lastIndexOf(':');
    notes.add(
        colon < 0
            ? new Note(where, 0, text)
            : new Note(
                where.substring(0, colon), Integer.parseInt(where.substring(colon + 1)), text));
  }

  List<String> notSaid() {
    return notes.stream().map(Note::shown).toList();
  }

  /** Names columns that hold something and are not known here. */
  void unread(Table table, Set<String> known) {
    for (String column : table.columns()) {
      if (!known.contains(column)
          && table.rows().stream().anyMatch(row -> !row.get(column).isEmpty())) {
        note(table.file(), "column " + column + " is not read; left out");
      }
    }
  }

  /** One element of a list, as a flow mapping. */
  void add(String list, String mapping) {
    List<String> entries = lists.get(list);
    if (entries == null) {
      throw new IllegalStateException("no list " + list);
    }
    if (!entries.contains(mapping)) {
      entries.add(mapping);
    }
  }

  boolean isEmpty(String list) {
    return lists.getOrDefault(list, List.of()).isEmpty();
  }

  /**
   * A name of the feed in the letters of our ids, as YAML writes it; two names of one kind never
   * become one.
   */
  String id(String kind, String text, String where) {
    String key = kind + " " + text;
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      id.append(isLetter(c) ? c : '-');
    }
    if (id.isEmpty() || !Character.isLetterOrDigit(id.charAt(0))) {
      id.insert(0, kind.charAt(0));
    }
    id.setLength(Math.min(id.length(), MAX_ID));
    String unique = id.toString();
    for (int i = 2; !taken.add(kind + " " + unique); i++) {
      unique = id + "." + i;
    }
    if (!unique.equals(text) && !text.isEmpty()) {
      note(where, kind + " \"" + text + "\" is called " + unique);
    }
    String written = isPlain(unique) ? unique : quoted(unique);
    ids.put(key, written);
    return written;
  }

  /** Whether YAML reads it as a text without quotes. */
  private static boolean isPlain(String id) {
    return !Character.isDigit(id.charAt(0)) && !RESERVED.contains(id.toLowerCase(Locale.ROOT));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** An amount in fen; the feed's currency is named where it is another. */
  long fen(String amount, String currency, String where) {
    if (!currency.equals("CNY") && !currency.isEmpty()) {
      note(where, "currency " + currency + ": the number is taken as yuan; convert it by hand");
    }
    try {
      BigDecimal fen = new BigDecimal(amount).movePointRight(2);
      BigDecimal whole = fen.setScale(0, RoundingMode.HALF_UP);
      if (whole.compareTo(fen) != 0) {
        note(where, amount + " is finer than one fen; rounded");
      }
      return whole.longValueExact();
    } catch (ArithmeticException | NumberFormatException wrong) {
      note(where, "\"" + amount + "\" is no amount; taken as 0");
      return 0;
    }
  }

  static String money(long fen) {
    return fen % 100 == 0 ? fen / 100 + " yuan" : fen + " fen";
  }

  static String ratio(long basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
  }

  /** A title in quotes; the feed has one language, which stands for both. */
  static String title(String text) {
    String plain = text.isBlank() ? "?" : text.strip();
    String cut = plain.length() > MAX_TITLE ? plain.substring(0, MAX_TITLE) : plain;
    String quoted = quoted(cut);
    return "{zh: " + quoted + ", en: " + quoted + "}";
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return quoted.append('"').toString();
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        "# Made from a GTFS feed by onecard tariff import. What the feed does not say is\n");
    yaml.append("# assumed: service days from midnight, every rule about imperfect journeys.\n");
    yaml.append("tariff: ").append(name).append('\n');
    yaml.append("title: ").append(title(name)).append('\n');
    yaml.append("cut_over_hour: 0\nrounding: {to: 1 fen, mode: half_up}\n");
    lists.forEach(
        (list, entries) -> {
          if (!entries.isEmpty()) {
            yaml.append(list).append(":\n");
            entries.forEach(entry -> yaml.append("  - ").append(entry).append('\n'));
          }
        });
    yaml.append("journeys:\n  longest: 4 h\n  same_station_then: minimum\n");
    yaml.append("  entry_only: maximum\n  exit_only: maximum\n");
    return yaml.toString();
  }
}
