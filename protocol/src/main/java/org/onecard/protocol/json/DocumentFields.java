package org.onecard.protocol.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.text.Hyphenated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of one JSON object; every fault is a {@link MalformedDocumentException} that
 * names the member by its path.
 */
public final class DocumentFields {
  private final String path;
  private final ObjectNode node;

  private DocumentFields(String path, ObjectNode node) {
    this.path = path;
    this.node = node;
  }

  /** Reads {@code document}. */
  public static DocumentFields of(ObjectNode document) {
    return new DocumentFields("", document);
  }

  /** The object that is read. */
  public ObjectNode node() {
    return node;
  }

  /** Whether a member is there and not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Text of at most {@code maximumLength} characters, perhaps empty. */
  public String text(String name, int maximumLength) {
    return requireText(at(name), require(name), maximumLength);
  }

  /** A whole number from {@code minimum} to {@code maximum}. */
  public long integer(String name, long minimum, long maximum) {
    JsonNode value = require(name);
    if (!value.isIntegralNumber() || value.longValue() < minimum || value.longValue() > maximum) {
      throw fault(name, "not a whole number in range", minimum + " to " + maximum);
    }
    return value.longValue();
  }

  /** True or false. */
  public boolean truth(String name) {
    JsonNode value = require(name);
    if (!value.isBoolean()) {
      throw fault(name, "not a truth value", "true or false");
    }
    return value.booleanValue();
  }

  /** An instant in UTC, as 2025-01-01T00:00:00Z. */
  public Instant instant(String name) {
    return convert(name, Instant::parse, "an instant in UTC as 2025-01-01T00:00:00Z");
  }

  /** A date, as 2025-01-01. */
  public LocalDate date(String name) {
    return convert(name, LocalDate::parse, "a date as 2025-01-01");
  }

  /** A date, or null where the member is absent or null. */
  public @Nullable LocalDate dateOrNull(String name) {
    return has(name) ? date(name) : null;
  }

  /** A constant by its text in JSON: lower case, hyphens for underscores. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return constantOf(at(name), type, text(name, Limits.NAME));
  }

  /** A list of such constants. */
  public <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    return elements(
        name,
        Limits.CONSTANTS,
        (where, value) -> constantOf(where, type, requireText(where, value, Limits.NAME)));
  }

  /** Text converted; IllegalArgumentException or DateTimeException of {@code read} is a fault. */
  public <T> T convert(String name, Function<String, T> read, String remedy) {
    String text = text(name, Limits.LINE);
    try {
      return read.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw fault(name, "not what is expected", remedy);
    }
  }

  /** A list of texts, each converted. */
  public <T> List<T> texts(String name, int maximumCount, Function<String, T> read, String remedy) {
    return elements(
        name,
        maximumCount,
        (where, value) -> {
          String text = requireText(where, value, Limits.LINE);
          try {
            return read.apply(text);
          } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(where, "not what is expected", "give " + remedy);
          }
        });
  }

  /** A member that is an object. */
  public DocumentFields object(String name) {
    return fieldsOf(at(name), require(name));
  }

  /** A list of objects. */
  public <T> List<T> objects(String name, int maximumCount, Function<DocumentFields, T> read) {
    return elements(name, maximumCount, (where, value) -> read.apply(fieldsOf(where, value)));
  }

  /** The exception for a fault of a member. */
  public MalformedDocumentException fault(String name, String fault, String expected) {
    return new MalformedDocumentException(at(name), fault, "give " + expected);
  }

  private <T> List<T> elements(
      String name, int maximumCount, BiFunction<String, JsonNode, T> read) {
    if (!(require(name) instanceof ArrayNode array) || array.size() > maximumCount) {
      throw fault(name, "not a list in bounds", "a list of at most " + maximumCount);
    }
    List<T> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      all.add(read.apply(at(name) + "[" + i + "]", array.get(i)));
    }
    return List.copyOf(all);
  }

  private JsonNode require(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw fault(name, "missing", "a value");
    }
    return value;
  }

  private String at(String name) {
    return SignedDocument.join(path, name);
  }

  private static DocumentFields fieldsOf(String where, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      throw new MalformedDocumentException(where, "not an object", "give an object");
    }
    return new DocumentFields(where, object);
  }

  private static String requireText(String where, JsonNode value, int maximumLength) {
    if (!value.isString() || value.stringValue().length() > maximumLength) {
      throw new MalformedDocumentException(
          where, "not text in bounds", "give at most " + maximumLength + " characters");
    }
    return value.stringValue();
  }

  private static <E extends Enum<E>> E constantOf(String where, Class<E> type, String text) {
    return Hyphenated.find(type, text)
        .orElseThrow(
            () ->
                new MalformedDocumentException(
                    where,
                    "'" + text + "' is none of the known values",
                    "see docs/protocol for them"));
  }

  /** Bounds that fields share. */
  private static final class Limits {
    static final int NAME = 60;
    static final int LINE = 1_000;
    static final int CONSTANTS = 50;
  }
}
