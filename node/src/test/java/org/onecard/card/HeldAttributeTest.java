package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onecard.protocol.catalogue.Attribute;

class HeldAttributeTest {
  private static final LocalDate BORN = LocalDate.of(1961, 11, 20);
  private static final HeldAttribute STUDENT =
      new HeldAttribute(
          Attribute.STUDENT, "yes", "education authority", LocalDate.of(2026, 11, 20));

  @Test
  void theAgeBandFollowsTheBirthDate() {
    assertThat(HeldAttribute.on(LocalDate.of(2026, 11, 19), BORN, List.of()))
        .isEqualTo(Map.of(Attribute.AGE_BAND, "60-64"));
    assertThat(HeldAttribute.on(LocalDate.of(2026, 11, 20), BORN, List.of()))
        .isEqualTo(Map.of(Attribute.AGE_BAND, "65-69"));
  }

  @Test
  void anAttributeEndsAfterItsLastDay() {
    assertThat(HeldAttribute.on(LocalDate.of(2026, 11, 20), BORN, List.of(STUDENT)))
        .containsEntry(Attribute.STUDENT, "yes");
    assertThat(HeldAttribute.on(LocalDate.of(2026, 11, 21), BORN, List.of(STUDENT)))
        .doesNotContainKey(Attribute.STUDENT);
  }

  @Test
  void sourceAndExpirySurviveTheSealedDocument() {
    HeldAttribute lasting = new HeldAttribute(Attribute.DISABILITY, "yes", "federation", null);
    assertThat(HeldAttribute.read(HeldAttribute.write(List.of(STUDENT, lasting))))
        .containsExactly(STUDENT, lasting);
  }
}
