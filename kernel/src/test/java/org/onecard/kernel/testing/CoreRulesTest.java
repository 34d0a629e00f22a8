package org.onecard.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is seen to reject the core that is wrong on purpose, and to pass the right one. */
class CoreRulesTest {
  private static final String WRONG = "org.onecard.kernel.testing.wrong.ImpureCore";

  @Test
  void aFrameworkIsRejected() {
    assertThat(faults(CoreRules.useOnly("org.onecard.."))).contains("org.junit.jupiter.api");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instantNow()",
        "instantNowByReference()",
        "millis()",
        "systemClock()",
        "unseeded()",
        "ownSecureRandom()"
      })
  void aClockOrChanceIsRejected(String method) {
    assertThat(faults(CoreRules.noClockNorChance())).contains("ImpureCore." + method);
  }

  @Test
  void whatIsPassedInIsAllowed() {
    assertThat(faults(CoreRules.noClockNorChance())).doesNotContain("PureCore");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readFile(java.nio.file.Path)", "hasResource()"})
  void inputOrOutputIsRejected(String method) {
    assertThat(faults(CoreRules.noInputOrOutput())).contains("ImpureCore." + method);
  }

  @Test
  void aNamedReaderMayRead() {
    assertThat(faults(CoreRules.noInputOrOutput(WRONG))).isEmpty();
  }

  private static String faults(ArchRule rule) {
    JavaClasses classes =
        new ClassFileImporter().importPackages("org.onecard.kernel.testing.wrong");
    return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
  }
}
