package org.onecard.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** Codes as organisations publish them. */
  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B", "91440300708461136T"})
  void readsCreditCodes(String text) {
    assertThat(UnifiedSocialCreditCode.of(text)).hasToString(text);
    assertThat(UnifiedSocialCreditCode.compose(text.substring(0, 17)).text()).isEqualTo(text);
  }

  @Test
  void oneCheckCharacterOfThirtyOneFits() {
    int fitting = 0;
    for (int i = 0; i < CREDIT_ALPHABET.length(); i++) {
      try {
        UnifiedSocialCreditCode.of("91350100M000100Y4" + CREDIT_ALPHABET.charAt(i));
        fitting++;
      } catch (InvalidIdentifierException e) {
        assertThat(e.fault()).contains("check character");
      }
    }
    assertThat(fitting).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4, has 17 characters instead of 18",
    "91350100m000100Y43, character 9 is not one of",
    "91350100I000100Y43, character 9 is not one of",
    "91350100O000100Y43, character 9 is not one of",
    "91350100S000100Y43, character 9 is not one of",
    "91350100V000100Y43, character 9 is not one of",
    "91350100Z000100Y43, character 9 is not one of",
    "91350100M000100Y44, the check character does not fit",
  })
  void refusesWhatIsNoCreditCode(String text, String fault) {
    assertRefused(UnifiedSocialCreditCode::of, text, "creditCode", fault);
  }

  @Test
  void composesACreditCodeFromSeventeenCharactersOnly() {
    assertFault(() -> UnifiedSocialCreditCode.compose("9135"), "creditCode", "has 4 characters");
    assertFault(
        () -> UnifiedSocialCreditCode.compose("91350100I000100Y4"), "creditCode", "character 9");
  }

  @Test
  void readsCardNumbers() {
    CardNumber number = CardNumber.of("A12345678");
    assertThat(number.text()).isEqualTo("A12345678");
    assertThat(number.masked()).isEqualTo("A1** ***7 8");
    assertThat(number).hasToString(number.masked());
  }

  @ParameterizedTest
  @CsvSource({
    "A1234567, has 8 characters instead of 9",
    "A123456789, has 10 characters instead of 9",
    "a12345678, character 1 is not one of",
    "A1234567-, character 9 is not one of",
  })
  void refusesWhatIsNoCardNumber(String text, String fault) {
    assertRefused(CardNumber::of, text, "cardNumber", fault);
  }

  @Test
  void readsIdentificationCodes() {
    IdentificationCode code = IdentificationCode.of("5001990000000000abcdef0123456789");
    assertThat(code.text()).isEqualTo("5001990000000000ABCDEF0123456789");
    assertThat(code.division()).isEqualTo("500199");
    assertThat(code.octets()).hasSize(16).startsWith(0x50, 0x01, 0x99);
    assertThat(IdentificationCode.of(code.octets())).isEqualTo(code);
    assertThat(code).hasToString("5001 99** **** **** **** **** **** **89");
  }

  @ParameterizedTest
  @CsvSource({
    "500199, has 6 characters instead of 32",
    "5001990000000000ABCDEF012345678G, character 32 is not one of",
    "5001A90000000000ABCDEF0123456789, 'the first six digits are no division, digit 5'",
  })
  void refusesWhatIsNoIdentificationCode(String text, String fault) {
    assertRefused(IdentificationCode::of, text, "identificationCode", fault);
  }

  @Test
  void refusesOctetsThatAreNoIdentificationCode() {
    assertFault(
        () -> IdentificationCode.of(new byte[15]), "identificationCode", "has 30 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4992739871600004", "6200000000000005", "6222020000000000003"})
  void composesAndReadsBankAccounts(String text) {
    String body = text.substring(0, text.length() - 1);
    String composed = BankAccountNumber.compose(body).text();
    assertThat(BankAccountNumber.of(composed).text()).startsWith(body);
    for (char digit = '0'; digit <= '9'; digit++) {
      String candidate = body + digit;
      if (!candidate.equals(composed)) {
        assertRefused(BankAccountNumber::of, candidate, "bankAccount", "the check digit");
      }
    }
  }

  @Test
  void lastDigitFollowsLuhn() {
    assertThat(BankAccountNumber.of("4111111111111111")).hasToString("4111 11** **** 1111");
    assertThat(BankAccountNumber.compose("411111111111111").text()).isEqualTo("4111111111111111");
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000, has 11 characters instead of 12 to 19",
    "00000000000000000000, has 20 characters instead of 12 to 19",
    "4111 11111111111, character 5 is not one of",
    "4111111111111112, the check digit does not fit",
  })
  void refusesWhatIsNoBankAccount(String text, String fault) {
    assertRefused(BankAccountNumber::of, text, "bankAccount", fault);
  }

  private static void assertRefused(
      Consumer<String> reader, String text, String field, String fault) {
    assertFault(() -> reader.accept(text), field, fault);
    assertThatThrownBy(() -> reader.accept(text)).hasMessageNotContaining(text);
  }

  private static void assertFault(ThrowingCallable reading, String field, String fault) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            InvalidIdentifierException.class,
            refusal -> {
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.fault()).startsWith(fault);
              assertThat(refusal.remedy()).startsWith("give ");
              assertThat(refusal)
                  .hasMessage(field + ": " + refusal.fault() + "; " + refusal.remedy());
            });
  }
}
