package org.onecard.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.protocol.catalogue.AgeBand;
import org.onecard.protocol.catalogue.Attribute;

class RightsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0-5,1",
    "5,0-5,1",
    "6,6-13,2",
    "13,6-13,2",
    "14,14-17,3",
    "18,18-59,4",
    "59,18-59,4",
    "60,60-64,5",
    "64,60-64,5",
    "65,65-69,6",
    "69,65-69,6",
    "70,70+,7",
    "120,70+,7"
  })
  void anAgeFallsIntoOneBand(int years, String band, int bits) {
    assertThat(AgeBand.ofAge(years).text()).isEqualTo(band);
    assertThat(Rights.of(Map.of(Attribute.AGE_BAND, band))).isEqualTo(new Rights(bits));
  }

  @Test
  void attributesComeBack() {
    Map<Attribute, String> all =
        Map.of(
            Attribute.AGE_BAND, "65-69",
            Attribute.DISABILITY, "yes",
            Attribute.STUDENT, "yes",
            Attribute.RESIDENCE_PERMIT, "yes");
    assertThat(Rights.of(all)).isEqualTo(new Rights(0b11_1110));
    assertThat(Rights.of(all).attributes()).isEqualTo(all);
    assertThat(Rights.NONE.attributes()).isEmpty();
  }

  @Test
  void aValueWithoutABitIsLeftOut() {
    assertThat(Rights.of(Map.of(Attribute.AGE_BAND, "old", Attribute.STUDENT, "no")))
        .isEqualTo(Rights.NONE);
  }

  @Test
  void bitsOfALaterVersionAreKept() {
    assertThat(new Rights(0x8010).attributes()).isEqualTo(Map.of(Attribute.STUDENT, "yes"));
    assertThatThrownBy(() -> new Rights(0x10000)).isInstanceOf(IllegalArgumentException.class);
  }
}
