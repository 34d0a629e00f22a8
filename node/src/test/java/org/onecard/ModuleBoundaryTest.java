package org.onecard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "storage", Set.of(),
          "web", Set.of(),
          "access", Set.of("storage", "web"),
          "federation", Set.of("storage", "web", "access"),
          "card", Set.of("storage", "web", "access", "federation"),
          "catalogue", Set.of("storage", "web", "access", "federation"),
          "fusion", Set.of("web", "access", "catalogue"),
          "acceptance", Set.of("storage", "web", "access", "federation", "card", "catalogue"),
          "oversight",
              Set.of("storage", "web", "access", "federation", "card", "catalogue", "acceptance"),
          "portal",
              Set.of(
                  "storage",
                  "web",
                  "access",
                  "federation",
                  "card",
                  "catalogue",
                  "acceptance",
                  "oversight"));

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
                .isSubsetOf(MAY_USE.getOrDefault(name(module), Set.of())));
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
