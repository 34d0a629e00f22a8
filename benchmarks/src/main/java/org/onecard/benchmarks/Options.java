package org.onecard.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options as {@code --name value}; an unknown or half-given one is refused by name. */
record Options(Map<String, String> values) {
  private static final Set<String> KNOWN =
      Set.of("--seconds", "--seed", "--clients", "--data", "--port", "--cards");

  static Options parse(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("there is no option " + name + "; known are " + KNOWN);
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      values.put(name, arguments.get(i + 1));
    }
    return new Options(values);
  }

  int number(String name, int standard, int maximum) {
    String given = values.get(name);
    if (given == null) {
      return standard;
    }
    if (!given.matches("\\d{1,9}") || given.matches("0+") || Integer.parseInt(given) > maximum) {
      throw new IllegalArgumentException(name + " must be 1 to " + maximum + ", not " + given);
    }
    return Integer.parseInt(given);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
