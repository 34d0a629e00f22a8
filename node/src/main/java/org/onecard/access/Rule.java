package org.onecard.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;

/** Who may call a handler: parties, and staff with one of these roles. */
record Rule(Set<Party> parties, Set<Role> roles) {
  private static final Rule OPEN = new Rule(Set.of(Party.ANYONE), Set.of());

  /** Handlers that libraries bring, which carry no annotation of ours. */
  private static final Map<String, Rule> OF_LIBRARIES =
      Map.of(
          "org.springdoc.webmvc.api.OpenApiWebMvcResource", OPEN,
          "org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController", OPEN);

  Rule {
    parties = Set.copyOf(parties);
    roles = Set.copyOf(roles);
  }

  /** The rule of a handler; nothing where it has none, and then nobody may call it. */
  static Optional<Rule> of(HandlerMethod handler) {
    Allowed allowed = handler.getMethodAnnotation(Allowed.class);
    return allowed == null
        ? Optional.ofNullable(OF_LIBRARIES.get(handler.getBeanType().getName()))
        : Optional.of(new Rule(Set.of(allowed.value()), Set.of(allowed.staff())));
  }

  /** Whether the handler is for staff only, who sign in elsewhere than residents. */
  boolean forStaffOnly() {
    return parties.stream().allMatch(Party.STAFF::equals);
  }

  boolean isOpen() {
    return parties.contains(Party.ANYONE) || parties.contains(Party.PEER);
  }

  boolean allows(Standing standing) {
    return isOpen()
        || parties.stream().anyMatch(standing.parties()::contains)
        || roles.stream().anyMatch(standing.roles()::contains);
  }
}
