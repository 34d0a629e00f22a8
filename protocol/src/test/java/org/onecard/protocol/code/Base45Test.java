package org.onecard.protocol.code;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {

  /** The examples of RFC 9285 sections 4.3 and 4.4. */
  @ParameterizedTest
  @CsvSource({"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void theExamplesOfTheStandard(String octets, String text) {
    assertThat(Base45.encode(octets.getBytes(US_ASCII))).isEqualTo(text);
    assertThat(Base45.decode(text)).isEqualTo(octets.getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GGW", "::", "A", "bb8", "BB8A", "AB\u00e9", "\u4e2dAB", ":::"})
  void whatIsNoBase45IsRefused(String text) {
    assertThatThrownBy(() -> Base45.decode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyLengthComesBack() {
    Random random = new Random(45);
    for (int length = 0; length < 210; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      assertThat(Base45.decode(Base45.encode(octets))).isEqualTo(octets);
    }
  }
}
