package org.onecard.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HyphenatedTest {
  private enum Made {
    ONE,
    TWO_WORDS
  }

  @Test
  void aConstantIsWrittenInLowerCaseWithHyphensAndFoundByThat() {
    assertThat(Hyphenated.of(Made.TWO_WORDS)).isEqualTo("two-words");
    assertThat(Hyphenated.find(Made.class, "two-words")).contains(Made.TWO_WORDS);
    assertThat(Hyphenated.find(Made.class, "TWO_WORDS")).isEmpty();
    assertThat(Hyphenated.find(Made.class, "three")).isEmpty();
  }
}
