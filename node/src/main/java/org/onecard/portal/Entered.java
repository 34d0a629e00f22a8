package org.onecard.portal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.web.ProblemException;
import org.springframework.util.MultiValueMap;

/** What somebody entered in a form, read field by field; what is wrong names its field. */
record Entered(MultiValueMap<String, String> form) {
  private static final Pattern BETWEEN = Pattern.compile("[,;，；、\\s]+");

  /** Nothing yet. */
  static final Map<String, String> NOTHING = Map.of();

  /** The text of a field without blanks around it; empty where there is none. */
  String text(String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** The text of a field, or null where it was left empty. */
  @Nullable String textOrNull(String name) {
    String value = text(name);
    return value.isEmpty() ? null : value;
  }

  /** Every value of a field, as of boxes that are ticked. */
  List<String> all(String name) {
    return form.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  /** The words of a field, between blanks or commas of either script. */
  List<String> words(String name) {
    return Arrays.stream(BETWEEN.split(text(name), -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** Whether a box is ticked. */
  boolean ticked(String name) {
    return !text(name).isEmpty();
  }

  /** A day, or null where it was left empty. */
  @Nullable LocalDate dayOrNull(String name) {
    String value = text(name);
    try {
      return value.isEmpty() ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw ProblemException.badField(name, "is no day", "give it as 2026-01-31");
    }
  }

  /** A day that must be given. */
  LocalDate day(String name) {
    LocalDate day = dayOrNull(name);
    if (day == null) {
      throw ProblemException.badField(name, "is missing", "give it as 2026-01-31");
    }
    return day;
  }

  /** An id that must be given. */
  UUID id(String name) {
    try {
      return UUID.fromString(text(name));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(name, "is no id", "choose it from the list");
    }
  }

  /** The first value of each field, to fill the form again. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    form.forEach((name, all) -> values.put(name, all.isEmpty() ? "" : all.getFirst()));
    return Map.copyOf(values);
  }

  /** Every {@code name=value}, to tick and choose again. */
  Set<String> chosen() {
    return form.entrySet().stream()
        .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + value))
        .collect(Collectors.toUnmodifiableSet());
  }
}
