package org.onecard.fares.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the product ships is sound. */
class ShippedTariffsTest {

  @ParameterizedTest
  @MethodSource("org.onecard.fares.tariff.Tariffs#names")
  void everyShippedTariffIsSoundAndCalledAsItsFile(String name) {
    assertThat(TariffFile.read(Tariffs.text(name).orElseThrow()))
        .isInstanceOfSatisfying(
            Reading.Valid.class, valid -> assertThat(valid.tariff().name()).isEqualTo(name));
    assertThat(Tariffs.shipped(name)).isPresent();
  }
}
