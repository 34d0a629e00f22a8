package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardSettingsTest {

  @ParameterizedTest
  @ValueSource(ints = {6, 16})
  void aTemporarySuspensionOutsideTheRuleIsRefused(int days) {
    assertThatThrownBy(() -> new CardSettings(days, "000-0000-9999"))
        .hasMessageContaining("onecard.card.temporary-suspension-days")
        .hasMessageContaining("7 to 15");
  }

  @Test
  void itsBoundsAreAllowed() {
    assertThat(new CardSettings(7, "").temporarySuspensionDays()).isEqualTo(7);
    assertThat(new CardSettings(15, "").temporarySuspensionDays()).isEqualTo(15);
  }
}
