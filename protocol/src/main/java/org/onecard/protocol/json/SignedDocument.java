package org.onecard.protocol.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The RFC 8785 form of a JSON document, and limits on documents that arrive.
 *
 * <p>Documents have ASCII member names, whole numbers within ±(2^53 - 1) and no floating point, so
 * that every implementation of RFC 8785 agrees on them. Members a reader does not know are kept and
 * stay under the signature: a later version may add some.
 */
public final class SignedDocument {
  /** The largest whole number all JSON readers agree on: 2^53 - 1. */
  public static final long MAXIMUM_INTEGER = (1L << 53) - 1;

  private static final int MAXIMUM_DEPTH = 16;
  private static final int MAXIMUM_NAME_LENGTH = 100;
  private static final int MAXIMUM_NUMBER_LENGTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAXIMUM_DEPTH)
                          .maxNameLength(MAXIMUM_NAME_LENGTH)
                          .maxNumberLength(MAXIMUM_NUMBER_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SignedDocument() {}

  /**
   * Parses a document of at most {@code maximumOctets}; else {@link MalformedDocumentException}.
   */
  public static ObjectNode parse(String json, int maximumOctets) {
    if (json.length() > maximumOctets
        || json.getBytes(StandardCharsets.UTF_8).length > maximumOctets) {
      throw new MalformedDocumentException(
          "document", "too long", "give at most " + maximumOctets + " octets");
    }
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new MalformedDocumentException(
          "document", "not JSON: " + e.getOriginalMessage(), "give one JSON object");
    }
    if (!(tree instanceof ObjectNode document)) {
      throw new MalformedDocumentException("document", "not an object", "give one JSON object");
    }
    requireCanonical("", document);
    return document;
  }

  /** The RFC 8785 octets of {@code document} without the top-level {@code field}. */
  public static byte[] canonicalWithout(ObjectNode document, String field) {
    ObjectNode rest = MAPPER.createObjectNode();
    document.properties().stream()
        .filter(member -> !member.getKey().equals(field))
        .forEach(member -> rest.set(member.getKey(), member.getValue()));
    return canonical(rest);
  }

  /** The RFC 8785 octets of {@code document}. */
  public static byte[] canonical(ObjectNode document) {
    requireCanonical("", document);
    try {
      return new JsonCanonicalizer(document.toString()).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalStateException("a checked document has no RFC 8785 form", e);
    }
  }

  /** The RFC 8785 form of {@code document} as text: how documents are published. */
  public static String canonicalText(ObjectNode document) {
    return new String(canonical(document), StandardCharsets.UTF_8);
  }

  /** An empty document. */
  public static ObjectNode create() {
    return MAPPER.createObjectNode();
  }

  private static void requireCanonical(String path, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          requireAscii(path, member.getKey());
          requireCanonical(join(path, member.getKey()), member.getValue());
        }
      }
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          requireCanonical(path + "[" + i + "]", node.get(i));
        }
      }
      case NUMBER -> requireWhole(path, node);
      case STRING -> requireUnicode(path, node.stringValue());
      default -> {}
    }
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static void requireAscii(String path, String name) {
    if (name.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new MalformedDocumentException(
          path.isEmpty() ? "document" : path,
          "a member's name is not ASCII",
          "name members in printable ASCII");
    }
  }

  private static void requireWhole(String path, JsonNode number) {
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || Math.abs(number.longValue()) > MAXIMUM_INTEGER) {
      throw new MalformedDocumentException(
          path, "not a whole number within ±(2^53 - 1)", "write it without point and exponent");
    }
  }

  private static void requireUnicode(String path, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedDocumentException(
          path, "half a surrogate pair", "give text that has a UTF-8 form");
    }
  }
}
