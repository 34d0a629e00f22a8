package org.onecard.terminal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.testing.CoreRules;

/** The core decides on values alone; the whole module does without a server library. */
class TerminalBoundaryTest {
  private static final JavaClasses CORE = CoreRules.productClasses("org.onecard.terminal.core");
  private static final JavaClasses MODULE = CoreRules.productClasses("org.onecard.terminal");

  private static final ArchRule ONE_WAY =
      noClasses()
          .that()
          .resideInAPackage("..core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.onecard.terminal.link..", "org.onecard.terminal.journal..");

  @Test
  void theCoreKnowsNoFrameworkAndNoEdge() {
    CoreRules.useOnly(
            "org.onecard.kernel..", "org.onecard.protocol..", "org.onecard.terminal.core..")
        .check(CORE);
    ONE_WAY.check(CORE);
  }

  @Test
  void theCoreHasNoClockAndNoChance() {
    CoreRules.noClockNorChance().check(CORE);
  }

  @Test
  void theCoreReadsAndWritesNothing() {
    CoreRules.noInputOrOutput().check(CORE);
  }

  @Test
  void theModuleUsesNoServerLibrary() {
    CoreRules.useOnly("org.onecard..", "tools.jackson..").check(MODULE);
  }

  @Test
  void aCoreThatIsWrongOnPurposeIsRejected() {
    JavaClasses wrong = new ClassFileImporter().importPackages("org.onecard.terminal.wrong.core");
    assertThat(faults(CoreRules.noClockNorChance(), wrong)).contains("WrongDesk.decideNow");
    assertThat(faults(CoreRules.noInputOrOutput(), wrong)).contains("WrongDesk.remember");
    assertThat(faults(CoreRules.useOnly("org.onecard.."), wrong)).contains("tools.jackson");
    assertThat(faults(ONE_WAY, wrong)).contains("WrongDesk.ask");
  }

  private static String faults(ArchRule rule, JavaClasses classes) {
    return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
  }
}
