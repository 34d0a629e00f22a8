package org.onecard.kernel;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.testing.CoreRules;

class KernelBoundaryTest {
  private static final JavaClasses KERNEL = CoreRules.productClasses("org.onecard.kernel");

  @Test
  void theKernelKnowsNoFramework() {
    CoreRules.useOnly("org.onecard.kernel..", "org.bouncycastle..").check(KERNEL);
  }

  @Test
  void theKernelHasNoClockAndNoChance() {
    CoreRules.noClockNorChance().check(KERNEL);
  }

  @Test
  void theKernelReadsNothingButItsPlacesAndWorkdays() {
    CoreRules.noInputOrOutput(
            "org.onecard.kernel.place.PlacesResource",
            "org.onecard.kernel.time.WorkCalendarResource")
        .check(KERNEL);
  }
}
