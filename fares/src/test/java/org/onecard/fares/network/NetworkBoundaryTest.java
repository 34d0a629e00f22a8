package org.onecard.fares.network;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.testing.CoreRules;

class NetworkBoundaryTest {
  private static final JavaClasses CORE =
      CoreRules.productClasses("org.onecard.fares.network", "org.onecard.fares.apportionment");

  @Test
  void theyKnowTheKernelAndEachOtherOnly() {
    CoreRules.useOnly(
            "org.onecard.kernel..",
            "org.onecard.fares.network..",
            "org.onecard.fares.apportionment..")
        .check(CORE);
  }

  @Test
  void theyHaveNoClockAndNoChance() {
    CoreRules.noClockNorChance().check(CORE);
  }

  @Test
  void theyReadNothingButTheShippedNetworks() {
    CoreRules.noInputOrOutput("org.onecard.fares.network.NetworkResource").check(CORE);
  }
}
