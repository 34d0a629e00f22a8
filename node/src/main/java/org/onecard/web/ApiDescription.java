package org.onecard.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description of the API says about itself; the same on every node. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .servers(List.of(new Server().url("/").description("the node that gave this description")))
        .info(
            new Info()
                .title("OneCard node")
                .version("1")
                .description(
                    "One region's node. Tokens come from POST /oauth2/token (client credentials);"
                        + " errors are problem details (RFC 9457) with field and remedy."));
  }

  /** Names an operation by controller and method; springdoc's numbering depends on their order. */
  @Bean
  OperationCustomizer namedByControllerAndMethod() {
    return (operation, handler) -> {
      String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
      operation.setOperationId(controller + "." + handler.getMethod().getName());
      return operation;
    };
  }
}
