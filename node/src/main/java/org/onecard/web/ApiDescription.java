package org.onecard.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description of the API says about itself; the same on every node. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("OneCard node")
                .version("1")
                .description(
                    "One region's node. Tokens come from POST /oauth2/token (client credentials);"
                        + " errors are problem details (RFC 9457) with field and remedy."));
  }

  /** The server's address differs by node and would make each description another. */
  @Bean
  OpenApiCustomizer withoutServers() {
    return api -> api.setServers(List.of());
  }
}
