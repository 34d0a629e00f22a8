package org.onecard.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.trust.KeyUse;

class PresentationCodeTest {
  private static final long EXPIRY = 1_763_856_000;
  private static final Issuer ISSUER = new Issuer("51", SignatureAlgorithm.SM2);
  private static final PresentationCode CODE =
      ISSUER.device(SignatureAlgorithm.ES256, EXPIRY).show(EXPIRY - 100);

  @Test
  void itIsReadBackAsItWasWritten() {
    assertThat(CODE.octets()).hasSize(199);
    assertThat(PresentationCode.parse(CODE.octets())).isEqualTo(CODE);
    assertThat(PresentationCode.parseText(CODE.text())).isEqualTo(CODE);
    assertThat(CODE.text()).hasSize(299);
  }

  @Test
  void anAuthorisationIsItsFirstOctets() {
    byte[] first = Arrays.copyOf(CODE.octets(), 127);
    assertThat(CODE.authorisation().octets()).isEqualTo(first);
    assertThat(Authorisation.parse(first)).isEqualTo(CODE.authorisation());
    assertThat(CODE.authorisation().expiryDay()).isEqualTo(EXPIRY / 86_400);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x01, SCHEME_UNKNOWN",
    "0, 0xC2, VERSION_UNKNOWN",
    "1, 0x32, ALGORITHM_UNKNOWN",
    "1, 0x10, ALGORITHM_UNKNOWN",
    "2, 0x09, ISSUER_UNKNOWN",
    "2, 0x64, ISSUER_UNKNOWN",
    "60, 0x01, EXPIRY_MALFORMED"
  })
  void whatCannotBeReadIsRefusedByName(int position, String value, CodeRefusal refusal) {
    byte[] octets = CODE.octets();
    octets[position] = (byte) Integer.decode(value).intValue();
    assertThat(refusalOf(octets)).isEqualTo(refusal);
  }

  @Test
  void lengthsAreRefusedByName() {
    assertThat(refusalOf(new byte[0])).isEqualTo(CodeRefusal.CODE_TRUNCATED);
    assertThat(refusalOf(Arrays.copyOf(CODE.octets(), 198))).isEqualTo(CodeRefusal.CODE_TRUNCATED);
    assertThat(refusalOf(Arrays.copyOf(CODE.octets(), 200))).isEqualTo(CodeRefusal.CODE_OVERSIZED);
  }

  @ParameterizedTest
  @CsvSource({"hello, CODE_NOT_TEXT", "'', CODE_TRUNCATED", "ABCD, CODE_NOT_TEXT"})
  void textsAreRefusedByName(String text, CodeRefusal refusal) {
    assertThat(refusalOfText(text)).isEqualTo(refusal);
  }

  @Test
  void anOversizedTextIsNotEvenDecoded() {
    assertThat(refusalOfText("A".repeat(301))).isEqualTo(CodeRefusal.CODE_OVERSIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6BF1234567890", "HTTPS://EXAMPLE.ORG/CODE"})
  void aForeignTextIsOfNoScheme(String text) {
    assertThat(CodeScheme.recognise(text)).isEmpty();
  }

  @Test
  void oursIsTheOnlySchemeVerifiedHere() {
    assertThat(CodeScheme.recognise(CODE.text())).contains(CodeScheme.ONECARD);
    assertThat(CodeScheme.registered().stream().filter(CodeScheme::verified))
        .containsExactly(CodeScheme.ONECARD);
  }

  @Test
  void aCounterWrapsAround() {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.SM2, Issuer.RANDOM);
    Authorisation authorisation =
        Authorisation.issue(ISSUER.grant(key, EXPIRY), ISSUER.key(KeyUse.CODE));
    SoftwareDevice device = new SoftwareDevice(authorisation, key, 0xffff_ffffL);
    assertThat(device.show(1).counter()).isEqualTo(0xffff_ffffL);
    assertThat(device.show(1).counter()).isZero();
  }

  @Test
  void identitiesTellWhatTheyShould() {
    SoftwareDevice device = ISSUER.device(SignatureAlgorithm.SM2, EXPIRY);
    PresentationCode first = device.show(1);
    PresentationCode second = device.show(1);
    PresentationCode again =
        new PresentationCode(
            first.authorisation(), first.codeTime(), first.counter(), second.deviceSignature());
    assertThat(first.identity()).isNotEqualTo(again.identity());
    assertThat(first.counterIdentity()).isEqualTo(again.counterIdentity());
    assertThat(first.counterIdentity()).isNotEqualTo(second.counterIdentity());
    assertThat(first.identity().length()).isEqualTo(16);
  }

  static CodeRefusal refusalOf(byte[] octets) {
    MalformedCodeException refused =
        catchThrowableOfType(MalformedCodeException.class, () -> PresentationCode.parse(octets));
    assertThat(refused).isNotNull();
    return refused.refusal();
  }

  private static CodeRefusal refusalOfText(String text) {
    MalformedCodeException refused =
        catchThrowableOfType(MalformedCodeException.class, () -> PresentationCode.parseText(text));
    assertThat(refused).isNotNull();
    return refused.refusal();
  }
}
