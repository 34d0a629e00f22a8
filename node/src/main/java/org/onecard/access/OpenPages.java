package org.onecard.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which pages the person who asks may open, so that nobody is shown a door that is shut. */
@Component
public class OpenPages {
  private final Access access;
  private final Supplier<Map<String, Rule>> rules;

  OpenPages(Access access, ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.access = access;
    this.rules = SingletonSupplier.of(() -> rules(mappings.getObject()));
  }

  /** Those of these paths that a page answers and that the {@link Allowed} of the page admits. */
  public List<String> of(List<String> paths) {
    Standing standing = access.currentStanding();
    return paths.stream()
        .filter(
            path ->
                Optional.ofNullable(rules.get().get(path))
                    .filter(rule -> rule.allows(standing))
                    .isPresent())
        .toList();
  }

  private static Map<String, Rule> rules(RequestMappingHandlerMapping mapping) {
    Map<String, Rule> rules = new HashMap<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                Rule.of(handler)
                    .ifPresent(
                        rule -> info.getPatternValues().forEach(path -> rules.put(path, rule)));
              }
            });
    return Map.copyOf(rules);
  }
}
