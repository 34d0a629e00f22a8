package org.onecard.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialSecurityNumberTest {
  /** The two examples that GB 11643-1999 prints; their divisions are of the standard's day. */
  @ParameterizedTest
  @CsvSource({"11010519491231002X, 1949-12-31, FEMALE", "440524188001010014, 1880-01-01, MALE"})
  void readsTheStandardsExamples(String text, LocalDate birthDate, Sex sex) {
    SocialSecurityNumber number = SocialSecurityNumber.of(text);
    assertThat(number.text()).isEqualTo(text);
    assertThat(number.birthDate()).isEqualTo(birthDate);
    assertThat(number.sex()).isEqualTo(sex);
    assertThat(number.division()).isEqualTo(text.substring(0, 6));
  }

  @Test
  void takesASmallXForACapital() {
    assertThat(SocialSecurityNumber.of("11010519491231002x"))
        .isEqualTo(SocialSecurityNumber.of("11010519491231002X"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', has 0 characters instead of 18",
    "1101051949123100, has 16 characters instead of 18",
    "11010519491231002X0, has 19 characters instead of 18",
    "1101051949123100２X, character 17 is not one of",
    "1101 519491231002X, character 5 is not one of",
    "110105194912310X20, X stands at character 16",
    "01010519491231002X, the division starts with 0",
    "11010519490229002X, characters 7 to 14 are no date",
    "11010519491301002X, characters 7 to 14 are no date",
    "110105194900310021, characters 7 to 14 are no date",
    "11010518791231002X, the birth year is before 1880",
    "110105194912310020, the check character does not fit the other 17",
  })
  void refusesByFieldFaultAndRemedy(String text, String fault) {
    assertThatThrownBy(() -> SocialSecurityNumber.of(text))
        .isInstanceOfSatisfying(
            InvalidIdentifierException.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo("socialSecurityNumber");
              assertThat(refusal.fault()).startsWith(fault);
              assertThat(refusal.remedy()).contains("18 characters as printed");
            })
        .hasMessageNotContaining(text.isEmpty() ? "\0" : text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
  void everyOtherCheckCharacterIsRefused(String text) {
    for (String check : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X")) {
      String candidate = text.substring(0, 17) + check;
      if (candidate.equals(text)) {
        continue;
      }
      assertThatThrownBy(() -> SocialSecurityNumber.of(candidate))
          .isInstanceOf(InvalidIdentifierException.class);
    }
  }

  @Test
  void everySingleWrongDigitIsNoticed() {
    SocialSecurityNumber number =
        SocialSecurityNumber.compose("500199", LocalDate.of(1980, 1, 1), 1);
    assertThat(number.text()).startsWith("50019919800101001");
    for (int position = 1; position < 17; position++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        StringBuilder wrong = new StringBuilder(number.text());
        wrong.setCharAt(position, digit);
        if (!wrong.toString().equals(number.text())) {
          assertThatThrownBy(() -> SocialSecurityNumber.of(wrong.toString()))
              .isInstanceOf(InvalidIdentifierException.class);
        }
      }
    }
  }

  @Test
  void composesOnlyWhatFits() {
    LocalDate day = LocalDate.of(1980, 1, 1);
    assertThatThrownBy(() -> SocialSecurityNumber.compose("50019", day, 1))
        .isInstanceOf(InvalidIdentifierException.class);
    assertThatThrownBy(() -> SocialSecurityNumber.compose("500199", day, 1000))
        .isInstanceOf(InvalidIdentifierException.class);
    assertThatThrownBy(() -> SocialSecurityNumber.compose("50019X", day, 1))
        .isInstanceOf(InvalidIdentifierException.class);
    assertThatThrownBy(() -> SocialSecurityNumber.compose("500199", day, -1))
        .isInstanceOf(InvalidIdentifierException.class);
  }

  @Test
  void showsOnlyDivisionAndEnd() {
    SocialSecurityNumber number = SocialSecurityNumber.of("11010519491231002X");
    assertThat(number.masked()).isEqualTo("1101 05** **** **** 2X");
    assertThat(number).hasToString(number.masked());
  }
}
