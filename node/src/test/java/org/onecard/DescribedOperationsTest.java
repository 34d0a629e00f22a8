package org.onecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description tells of every operation in one sentence what it does, how a request looks
 * and how it refuses. What is missing is written into {@code node/src/main/resources/openapi}.
 */
class DescribedOperationsTest {
  private static final Path GOLDEN = Path.of("..", "docs", "reference", "openapi.yaml");

  @Test
  void everyOperationIsDescribed() throws IOException {
    assertThat(gaps(description())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/summary, has no summary",
    "/requestBody/content/application~1json/example, has no example of a request",
    "/responses/400, does not say how it refuses",
    "/responses/default, does not say how it refuses"
  })
  void aGapIsFound(String pointer, String gap) throws IOException {
    JsonNode description = description();
    int slash = pointer.lastIndexOf('/');
    JsonNode accept = description.at("/paths/~1api~1v1~1acceptances/post");
    ((ObjectNode) accept.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

    assertThat(gaps(description)).singleElement().asString().contains("Acceptance_accept " + gap);
  }

  @Test
  void anExampleOfAnotherFormIsFound() throws IOException {
    JsonNode description = description();
    String example =
        "/paths/~1api~1v1~1acceptances/post/requestBody/content/application~1json/example";
    ((ObjectNode) description.at(example)).put("thing", "bus-ride");

    assertThat(gaps(description)).singleElement().asString().contains("thing");
  }

  private static JsonNode description() throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(10_000_000);
    Map<String, Object> read =
        new Yaml(new SafeConstructor(options)).load(Files.readString(GOLDEN));
    return new JsonMapper().valueToTree(read);
  }

  private static List<String> gaps(JsonNode description) {
    List<String> gaps = new ArrayList<>();
    for (JsonNode path : description.required("paths")) {
      for (JsonNode operation : path) {
        String id = operation.path("operationId").asString();
        if (operation.path("summary").asString("").isBlank()) {
          gaps.add(id + " has no summary");
        }
        boolean hasInput = operation.has("requestBody") || operation.has("parameters");
        if (!operation.at("/responses/default").has("$ref")
            || (hasInput && !operation.at("/responses/400").has("$ref"))) {
          gaps.add(id + " does not say how it refuses");
        }
        request(description, operation, gaps);
      }
    }
    return gaps;
  }

  private static void request(JsonNode description, JsonNode operation, List<String> gaps) {
    JsonNode json = operation.at("/requestBody/content/application~1json");
    String id = operation.path("operationId").asString();
    JsonNode schema = json.path("schema");
    if (json.isMissingNode() || schema.path("format").asString("").equals("byte")) {
      return;
    }
    if (!json.has("example")) {
      gaps.add(id + " has no example of a request");
      return;
    }
    JsonNode example = json.required("example");
    JsonNode form = schema.has("items") ? schema.required("items") : schema;
    if (form.has("$ref")) {
      String name = form.required("$ref").asString().replaceFirst(".*/", "");
      JsonNode known = description.at("/components/schemas/" + name + "/properties");
      JsonNode one = example.isArray() ? example.required(0) : example;
      one.propertyNames().stream()
          .filter(field -> !known.has(field))
          .forEach(field -> gaps.add(id + " has no field " + field + " as its example shows"));
    }
  }
}
