package org.onecard.fares.tariff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onecard.fares.tariff.Faults.Spot;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file. A value that cannot be read is a fault and a harmless stand-in, so that
 * reading goes on and finds the next fault.
 */
final class Fields {
  private static final int MAX_TEXT = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");
  private static final int MINUTES_OF_DAY = 1440;

  private final Spot spot;
  private final Faults faults;
  private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();

  private Fields(Spot spot, Faults faults) {
    this.spot = spot;
    this.faults = faults;
  }

  /** The keys of a mapping against those its form has; a node of another kind has none. */
  static Fields of(Node node, Form form, Spot spot, Faults faults) {
    Fields fields = new Fields(spot, faults);
    if (!(node instanceof MappingNode mapping)) {
      faults.add(spot, "is not a mapping; write " + String.join(", ", form.all()) + " below it");
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      fields.take(tuple, form);
    }
    for (String key : form.all()) {
      if (form.required().contains(key) && !fields.tuples.containsKey(key)) {
        faults.add(fields.below(key, spot.line()), "is missing; add it");
      }
    }
    return fields;
  }

  private void take(NodeTuple tuple, Form form) {
    int line = YamlText.line(tuple.getKeyNode().getStartMark());
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (!form.all().contains(key)) {
      String near = Nearest.to(key, form.all()).map(one -> "did you mean " + one + "? ").orElse("");
      faults.add(
          below(key, line), "unknown key; " + near + "known are " + String.join(", ", form.all()));
    } else if (tuples.putIfAbsent(key, tuple) != null) {
      faults.add(below(key, line), "stands twice; keep one");
    }
  }

  Spot spot() {
    return spot;
  }

  /** Where a key stands; the mapping itself where it does not. */
  Spot spot(String key) {
    NodeTuple tuple = tuples.get(key);
    return below(
        key, tuple == null ? spot.line() : YamlText.line(tuple.getKeyNode().getStartMark()));
  }

  boolean has(String key) {
    return tuples.containsKey(key);
  }

  void fault(String key, String message) {
    faults.add(spot(key), message);
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(tuples.get(key)).map(NodeTuple::getValueNode);
  }

  /** The mapping under a key; without keys, but no further fault, where it is missing. */
  Fields below(String key, Form form) {
    return node(key)
        .map(node -> of(node, form, spot(key), faults))
        .orElseGet(() -> new Fields(spot(key), faults));
  }

  /** Each element of a list read by the form; those with a fault are left out. */
  <T> List<T> list(String key, Form form, Function<Fields, T> read) {
    List<T> sound = new ArrayList<>();
    List<Node> nodes = elements(key);
    for (int i = 0; i < nodes.size(); i++) {
      int before = faults.count();
      int line = YamlText.line(nodes.get(i).getStartMark());
      Spot place = new Spot(line, spot(key).field() + "[" + i + "]");
      T value = read.apply(of(nodes.get(i), form, place, faults));
      if (faults.count() == before) {
        sound.add(value);
      }
    }
    return sound;
  }

  private List<Node> elements(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      fault(key, "is not a list; write each element on a line of its own after a dash");
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      fault(key, "is an empty list; leave the key out");
    }
    return sequence.getValue();
  }

  /** A list of words; empty where the key is missing. */
  List<String> names(String key) {
    List<String> names = new ArrayList<>();
    for (Node element : elements(key)) {
      String name = string(key, element);
      if (names.contains(name)) {
        fault(key, name + " stands twice in the list; keep one");
      } else if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** The names and values of a mapping with free names. */
  Map<String, Node> open(String key) {
    Optional<Node> node = node(key);
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node.isPresent() && !(node.get() instanceof MappingNode)) {
      fault(key, "is not a mapping; write it as {name: value}");
    } else if (node.isPresent()) {
      for (NodeTuple tuple : ((MappingNode) node.get()).getValue()) {
        String name = string(key, tuple.getKeyNode());
        if (entries.put(name, tuple.getValueNode()) != null) {
          fault(key, name + " stands twice; keep one");
        }
      }
      if (entries.isEmpty()) {
        fault(key, "is empty; write at least one entry");
      }
    }
    return entries;
  }

  /** A name by which others refer to this. */
  String id(String key) {
    String id = text(key);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      fault(key, "\"" + id + "\" is no id; use up to 64 letters, digits and . _ : -");
      return "";
    }
    return id;
  }

  /** A text of one to 200 characters; empty, with a fault, if it is none. */
  String text(String key) {
    return node(key).map(node -> string(key, node)).orElse("");
  }

  /** The text of a node under a key. */
  String string(String key, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      String text = scalar.getValue();
      if (!text.isBlank() && text.length() <= MAX_TEXT) {
        return text;
      }
      faults.add(at(key, node), "is blank or too long; write 1 to " + MAX_TEXT + " characters");
    } else if (node instanceof ScalarNode scalar) {
      String quoted = "\"" + scalar.getValue() + "\"";
      faults.add(at(key, node), "is not a text; write it in quotes: " + quoted);
    } else {
      faults.add(at(key, node), "is not a text; write one word or line");
    }
    return "";
  }

  boolean flag(String key, boolean otherwise) {
    Optional<Node> node = node(key);
    if (node.isPresent()) {
      if (node.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
        return Boolean.parseBoolean(scalar.getValue());
      }
      fault(key, "is neither yes nor no; write true or false");
    }
    return otherwise;
  }

  /** A whole number in a range; {@code otherwise} where the key is missing. */
  int count(String key, int least, int most, int otherwise) {
    return node(key).map(node -> count(key, node, least, most)).orElse(otherwise);
  }

  /** The whole number of a node under a key; the least of the range, with a fault, if none. */
  int count(String key, Node node, int least, int most) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      String text = scalar.getValue();
      if (text.length() <= 10 && isWithin(Long.parseLong(text), least, most)) {
        return Integer.parseInt(text);
      }
      faults.add(at(key, node), text + " is out of range; write " + least + " to " + most);
    } else {
      faults.add(at(key, node), "is not a whole number; write " + least + " to " + most);
    }
    return least;
  }

  /** A quantity in the base unit of its kind; {@code otherwise} where the key is missing. */
  long quantity(String key, Quantity.Kind kind, long least, long most, long otherwise) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return otherwise;
    }
    if (!(node.get() instanceof ScalarNode scalar)) {
      fault(key, "is not " + kind.wanted());
      return otherwise;
    }
    return switch (Quantity.read(scalar.getValue(), kind)) {
      case Quantity.Reading.Amount(long value) when isWithin(value, least, most) -> value;
      case Quantity.Reading.Amount(long value) -> {
        fault(
            key,
            "%s is out of range; write %s to %s"
                .formatted(scalar.getValue(), kind.shown(least), kind.shown(most)));
        yield otherwise;
      }
      case Quantity.Reading.Wrong(String message) -> {
        fault(key, message);
        yield otherwise;
      }
    };
  }

  /** One of a few words, in small letters in the file. */
  <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
    String text = text(key);
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return constant;
      }
      words.add(word);
    }
    if (!text.isEmpty()) {
      fault(key, "\"" + text + "\" is unknown; write one of " + String.join(", ", words));
    }
    return otherwise;
  }

  LocalDate date(String key, LocalDate otherwise) {
    String text = text(key);
    if (!text.isEmpty()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException wrong) {
        fault(key, "\"" + text + "\" is no date; write it as 2025-09-01");
      }
    }
    return otherwise;
  }

  /** A time of day as minutes from midnight, 0 to 1440. */
  int minuteOfDay(String key, int otherwise) {
    String text = text(key);
    Matcher parts = CLOCK.matcher(text);
    if (parts.matches()) {
      int minute = Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
      if (minute <= MINUTES_OF_DAY) {
        return minute;
      }
    }
    if (!text.isEmpty()) {
      fault(key, "\"" + text + "\" is no time of day; write 00:00 to 24:00");
    }
    return otherwise;
  }

  private Spot at(String key, Node node) {
    return below(key, YamlText.line(node.getStartMark()));
  }

  private Spot below(String key, int line) {
    return new Spot(line, spot.field().isEmpty() ? key : spot.field() + "." + key);
  }

  private static boolean isWithin(long value, long least, long most) {
    return value >= least && value <= most;
  }
}
