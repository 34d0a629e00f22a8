package org.onecard.protocol;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.testing.CoreRules;

class ProtocolBoundaryTest {
  private static final JavaClasses PROTOCOL = CoreRules.productClasses("org.onecard.protocol");
  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("org.onecard.protocol.wrong");

  private static final ArchRule USES =
      CoreRules.useOnly(
          "org.onecard.kernel..", "org.onecard.protocol..", "tools.jackson..", "org.erdtman.jcs..");
  private static final ArchRule NO_CYCLES =
      slices().matching("org.onecard.protocol.(**)").should().beFreeOfCycles();

  @Test
  void theProtocolKnowsNoFramework() {
    USES.check(PROTOCOL);
    assertThat(USES.evaluate(WRONG).hasViolation()).isTrue();
  }

  @Test
  void theProtocolHasNoClockAndNoChance() {
    CoreRules.noClockNorChance().check(PROTOCOL);
    assertThat(CoreRules.noClockNorChance().evaluate(WRONG).hasViolation()).isTrue();
  }

  @Test
  void theProtocolReadsAndWritesNothing() {
    CoreRules.noInputOrOutput().check(PROTOCOL);
    assertThat(CoreRules.noInputOrOutput().evaluate(WRONG).hasViolation()).isTrue();
  }

  @Test
  void itsPackagesFormNoCycle() {
    NO_CYCLES.check(PROTOCOL);
    assertThat(NO_CYCLES.evaluate(WRONG).hasViolation()).isTrue();
  }
}
