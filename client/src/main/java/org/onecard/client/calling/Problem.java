package org.onecard.client.calling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.onecard.client.ApiException;

/**
 * Why a node refused a request: the problem details (RFC 9457) of its answer. What the answer does
 * not name is empty.
 *
 * @param status the HTTP status
 * @param type what kind of problem, a URI that stays the same
 * @param detail what is wrong, for people
 * @param field the part of the request that is at fault
 * @param remedy what to do about it
 */
public record Problem(int status, String type, String detail, String field, String remedy) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the answer that the generated client reports as an exception. */
  public static Problem of(ApiException refused) {
    JsonNode body = parsed(Objects.requireNonNullElse(refused.getResponseBody(), ""));
    return new Problem(
        refused.getCode(),
        body.path("type").asText(""),
        body.path("detail").asText(""),
        body.path("field").asText(""),
        body.path("remedy").asText(""));
  }

  /** A gateway on the way may answer with something else. */
  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noProblem) {
      return JSON.createObjectNode();
    }
  }
}
