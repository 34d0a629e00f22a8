package org.onecard.card;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What local rules settle about cards.
 *
 * @param temporarySuspensionDays days until a temporary loss report lapses, 7 to 15
 * @param bankTelephone where the financial application is reported lost
 */
@ConfigurationProperties("onecard.card")
record CardSettings(
    @DefaultValue("7") int temporarySuspensionDays,
    @DefaultValue("000-0000-9999") String bankTelephone) {
  private static final int DAYS_MIN = 7;
  private static final int DAYS_MAX = 15;

  CardSettings {
    if (temporarySuspensionDays < DAYS_MIN || temporarySuspensionDays > DAYS_MAX) {
      throw new IllegalArgumentException(
          "onecard.card.temporary-suspension-days: %d is out of range; give %d to %d"
              .formatted(temporarySuspensionDays, DAYS_MIN, DAYS_MAX));
    }
  }
}
