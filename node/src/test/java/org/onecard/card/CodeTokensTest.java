package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onecard.card.CodeTokens.Content;
import org.onecard.kernel.bytes.Bytes;

class CodeTokensTest {
  private final CodeTokens tokens = new CodeTokens(new byte[32]);

  @Test
  void opensWhatItSealed() {
    Content content = new Content(20_777, 0xffff_ffffL, Long.MIN_VALUE + 5);
    assertThat(tokens.open(tokens.seal(content))).isEqualTo(content);
  }

  @Test
  void anotherDaysTokenSharesNothingAndAnAlteredOneNamesNobody() {
    Bytes today = tokens.seal(new Content(20_777, 4, 99));
    Bytes tomorrow = tokens.seal(new Content(20_778, 4, 99));
    assertThat(tomorrow).isNotEqualTo(today);
    byte[] altered = today.toArray();
    altered[0] ^= 1;
    assertThat(tokens.open(Bytes.of(altered)).bindingId()).isNotEqualTo(99);
  }
}
