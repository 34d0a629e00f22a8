package org.onecard.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.onecard.TestNode;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler of a node with its method, path and rule. */
record Endpoints(List<Endpoint> all) {

  record Endpoint(
      String method, String path, Optional<Rule> rule, HandlerMethod handler, Set<String> takes) {

    String handlerName() {
      return handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    }

    boolean isForTests() {
      return handler.getBeanType().getSimpleName().endsWith("ForTests");
    }

    /** The path with something in place of each variable. */
    String anyPath() {
      return path.replaceAll("\\{[^}]+}", "1");
    }
  }

  static Endpoints of(TestNode node) {
    List<Endpoint> all = new ArrayList<>();
    node.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, handler) -> add(all, info, handler));
    all.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
    return new Endpoints(List.copyOf(all));
  }

  private static void add(List<Endpoint> all, RequestMappingInfo info, HandlerMethod handler) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    List<String> names =
        methods.isEmpty() ? List.of("ANY") : methods.stream().map(RequestMethod::name).toList();
    List<String> takes =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(String::valueOf)
            .toList();
    for (String path : info.getPatternValues()) {
      for (String method : names) {
        all.add(new Endpoint(method, path, Rule.of(handler), handler, Set.copyOf(takes)));
      }
    }
  }

  Stream<Endpoint> ofTheNode() {
    return all.stream().filter(endpoint -> !endpoint.isForTests());
  }
}
