package org.onecard.access;

import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells in the API's description which operations ask who calls, and what strangers are told. */
@Configuration(proxyBeanMethods = false)
class DoorDescription {
  private static final String PROBLEM = "#/components/responses/Problem";

  @Bean
  OperationCustomizer doors() {
    return (operation, handler) -> {
      Allowed allowed = handler.getMethodAnnotation(Allowed.class);
      boolean open = allowed != null && Arrays.asList(allowed.value()).contains(Party.ANYONE);
      if (!open) {
        operation.getResponses().addApiResponse("401", new ApiResponse().$ref(PROBLEM));
        operation.getResponses().addApiResponse("403", new ApiResponse().$ref(PROBLEM));
      }
      return operation;
    };
  }
}
