package org.onecard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The contexts of the node keep to their façades, and use only whom the house allows. */
class ModuleBoundaryTest {
  /** Technical rooms: they use nobody, every context may use them. */
  private static final Set<String> ROOMS = Set.of("storage", "upkeep", "web");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("access", Set.of()),
          entry("federation", Set.of("access")),
          entry("card", Set.of("access", "federation")),
          entry("family", Set.of("access", "card")),
          entry("catalogue", Set.of("access", "federation")),
          entry("fusion", Set.of("access", "catalogue")),
          entry("acceptance", Set.of("access", "federation", "card", "catalogue")),
          entry("outlet", Set.of("access")),
          entry("issuance", Set.of("access", "federation", "card")),
          entry("oversight", Set.of("access", "federation", "card", "catalogue", "acceptance")),
          entry(
              "portal",
              Set.of(
                  "access",
                  "federation",
                  "card",
                  "family",
                  "catalogue",
                  "fusion",
                  "acceptance",
                  "oversight",
                  "issuance",
                  "outlet")));

  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          OneCardNode.class,
          resideInAnyPackage(
              "org.onecard.kernel..",
              "org.onecard.protocol..",
              "org.onecard.terminal..",
              "org.onecard.cli..",
              "org.onecard.benchmarks.."));

  @Test
  void contextsKeepToTheirFacades() {
    MODULES.verify();
  }

  @Test
  void contextsUseOnlyWhomTheHouseAllows() {
    assertThat(MODULES.stream().map(ModuleBoundaryTest::name)).contains("storage", "access");
    MODULES.forEach(
        module ->
            assertThat(used(MODULES, module))
                .as("modules that %s uses", name(module))
                .isSubsetOf(allowed(name(module))));
  }

  @Test
  void wrongModulesAreSeenToBeRefused() {
    ApplicationModules wrong =
        ApplicationModules.of("wrongmodules", new ImportOption.OnlyIncludeTests());

    assertThatThrownBy(wrong::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Cycle detected")
        .hasMessageContaining("non-exposed type wrongmodules.till.drawer.Drawer");
    assertThat(used(wrong, wrong.getModuleByName("till").orElseThrow())).contains("counter");
  }

  private static Set<String> allowed(String module) {
    Set<String> contexts = MAY_USE.get(module);
    if (contexts == null) {
      return Set.of();
    }
    Set<String> allowed = new TreeSet<>(ROOMS);
    allowed.addAll(contexts);
    return allowed;
  }

  private static Set<String> used(ApplicationModules modules, ApplicationModule module) {
    return module
        .getDirectDependencies(modules)
        .uniqueModules()
        .map(ModuleBoundaryTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
