package org.onecard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the description says of each operation beside its form: one sentence, and a request as one
 * would send it. They stand in {@code openapi/SUBJECT.json} by the method's name.
 */
final class OperationNotes {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, JsonNode> bySubject = new ConcurrentHashMap<>();

  /** Empty where nobody has written any. */
  Optional<String> summary(String subject, String method) {
    return Optional.ofNullable(note(subject, method).get("summary")).map(JsonNode::asString);
  }

  /** The example of a request as maps, lists and plain values. */
  Optional<Object> request(String subject, String method) {
    return Optional.ofNullable(note(subject, method).get("request"))
        .map(example -> JSON.convertValue(example, Object.class));
  }

  private JsonNode note(String subject, String method) {
    return bySubject.computeIfAbsent(subject, OperationNotes::read).path(method);
  }

  private static JsonNode read(String subject) {
    String name = "/openapi/" + subject + ".json";
    try (InputStream shipped = OperationNotes.class.getResourceAsStream(name)) {
      return shipped == null ? JSON.createObjectNode() : JSON.readTree(shipped);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }
}
