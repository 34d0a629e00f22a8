package org.onecard.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description of the API says about itself; the same on every node. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String PROBLEM = "#/components/responses/Problem";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .servers(List.of(new Server().url("/").description("the node that gave this description")))
        .components(
            new Components().addSchemas("Problem", problem()).addResponses("Problem", refused()))
        .info(
            new Info()
                .title("OneCard node")
                .version("1")
                .description(
                    "One region's node. Tokens come from POST /oauth2/token (client credentials);"
                        + " errors are problem details (RFC 9457) with field and remedy."));
  }

  /**
   * Names an operation by what it is about and its method: clients are generated from these names,
   * and springdoc's numbering depends on the order of controllers. Whatever it refuses, it refuses
   * with a problem.
   */
  @Bean
  OperationCustomizer named() {
    OperationNotes notes = new OperationNotes();
    return (operation, handler) -> {
      String subject =
          handler.getBeanType().getSimpleName().replaceFirst("(Controller|Endpoints|Api)$", "");
      String method = handler.getMethod().getName();
      operation.setOperationId(subject + "_" + method);
      operation.setTags(List.of(subject));
      notes.summary(subject, method).ifPresent(operation::setSummary);
      notes.request(subject, method).ifPresent(example -> show(operation, example));
      sayDocument(operation);
      refuse(operation);
      return operation;
    };
  }

  private static void show(Operation operation, Object example) {
    if (operation.getRequestBody() != null) {
      MediaType json = operation.getRequestBody().getContent().get("application/json");
      if (json != null) {
        json.setExample(example);
      }
    }
  }

  /** What is sent as the octets that were signed is a document all the same, not a string. */
  private static void sayDocument(Operation operation) {
    ApiResponse answer = operation.getResponses().get("200");
    MediaType json =
        answer == null || answer.getContent() == null
            ? null
            : answer.getContent().get("application/json");
    if (json != null && json.getSchema() != null && "byte".equals(json.getSchema().getFormat())) {
      json.setSchema(new ObjectSchema().description("a signed document, see docs/protocol"));
    }
  }

  private static void refuse(Operation operation) {
    ApiResponses responses = operation.getResponses();
    boolean hasInput = operation.getRequestBody() != null || operation.getParameters() != null;
    if (hasInput) {
      responses.addApiResponse("400", new ApiResponse().$ref(PROBLEM));
    }
    responses.addApiResponse("default", new ApiResponse().$ref(PROBLEM));
  }

  private static Schema<?> problem() {
    ObjectSchema problem = new ObjectSchema();
    problem.setDescription("Problem details (RFC 9457)");
    problem.addProperty("type", new StringSchema().description("urn:onecard:problem:NAME, stable"));
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema().description("what is wrong"));
    problem.addProperty("field", new StringSchema().description("what is at fault, where one is"));
    problem.addProperty("remedy", new StringSchema().description("what the caller can do"));
    problem.setRequired(List.of("status"));
    return problem;
  }

  private static ApiResponse refused() {
    Map<String, Object> example =
        Map.of(
            "type", "urn:onecard:problem:invalid-field",
            "title", "Bad Request",
            "status", 400,
            "detail", "item: is not listed",
            "field", "item",
            "remedy", "choose an item of the list in force");
    return new ApiResponse()
        .description("refused: what is wrong, and what to do about it")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                        .example(new TreeMap<>(example))));
  }
}
