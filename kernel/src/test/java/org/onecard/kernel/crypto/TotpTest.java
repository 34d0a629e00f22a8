package org.onecard.kernel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] RFC_SECRET =
      "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238 appendix B, SHA-1; the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void givesTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(RFC_SECRET, Totp.stepOf(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void takesTheStepBeforeAndTheNextAndNoOther() {
    Instant now = Instant.ofEpochSecond(1_234_567_890);
    long step = Totp.stepOf(now);
    for (long near = step - 3; near <= step + 3; near++) {
      boolean taken = Totp.matchingStep(RFC_SECRET, Totp.code(RFC_SECRET, near), now).isPresent();
      assertThat(taken).as("step %d", near - step).isEqualTo(Math.abs(near - step) <= 1);
    }
    assertThat(Totp.matchingStep(RFC_SECRET, "", now)).isEmpty();
  }

  /** RFC 4648 section 10, without padding. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesBase32AsTheStandard(String text, String encoded) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    assertThat(Totp.secretOf(encoded)).asString(StandardCharsets.US_ASCII).isEqualTo(text);
  }

  @Test
  void refusesLettersOfNoBase32() {
    assertThatThrownBy(() -> Totp.secretOf("MZXW1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letter 4");
  }
}
