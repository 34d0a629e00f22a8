package org.onecard.fares;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.testing.CoreRules;

/** Journeys, charges and accounts are made of values alone, and each knows what lies below it. */
class FaresBoundaryTest {
  private static final JavaClasses CORE =
      CoreRules.productClasses(
          "org.onecard.fares.journey", "org.onecard.fares.charge", "org.onecard.fares.account");

  private static final ArchRule CHARGES_KNOW_NO_ACCOUNT =
      noClasses()
          .that()
          .resideInAnyPackage("..journey..", "..charge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.onecard.fares.account..");

  private static final ArchRule JOURNEYS_KNOW_NO_CHARGE =
      noClasses()
          .that()
          .resideInAPackage("org.onecard.fares.journey..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.onecard.fares.charge..", "org.onecard.fares.network..");

  @Test
  void theCoreKnowsTheKernelAndTheTariffOnly() {
    CoreRules.useOnly("org.onecard.kernel..", "org.onecard.fares..").check(CORE);
    CHARGES_KNOW_NO_ACCOUNT.check(CORE);
    JOURNEYS_KNOW_NO_CHARGE.check(CORE);
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
  void aCoreThatIsWrongOnPurposeIsRejected() {
    JavaClasses wrong = new ClassFileImporter().importPackages("org.onecard.fares.wrong.charge");
    assertThat(faults(CoreRules.noClockNorChance(), wrong)).contains("WrongCharging.isLate");
    assertThat(faults(CoreRules.noInputOrOutput(), wrong)).contains("WrongCharging.charged");
    assertThat(faults(CoreRules.useOnly("org.onecard.."), wrong)).contains("org.junit.jupiter");
    assertThat(faults(CHARGES_KNOW_NO_ACCOUNT, wrong)).contains("WrongCharging");
  }

  private static String faults(ArchRule rule, JavaClasses classes) {
    return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
  }
}
