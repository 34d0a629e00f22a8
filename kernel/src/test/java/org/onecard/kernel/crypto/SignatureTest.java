package org.onecard.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] MESSAGE = "一卡通".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void whatAKeySignsItsPublicHalfVerifies(SignatureAlgorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    byte[] signature = key.sign(MESSAGE);
    assertThat(signature).hasSize(VerificationKey.SIGNATURE_LENGTH);
    assertThat(key.verificationKey().verify(MESSAGE, signature)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anyAlteredOctetIsNoSignature(SignatureAlgorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    byte[] signature = key.sign(MESSAGE);
    for (int i = 0; i < signature.length; i++) {
      byte[] altered = signature.clone();
      altered[i] ^= 0x40;
      assertThat(key.verificationKey().verify(MESSAGE, altered)).isFalse();
    }
    byte[] otherMessage = MESSAGE.clone();
    otherMessage[0] ^= 1;
    assertThat(key.verificationKey().verify(otherMessage, signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void malformedSignaturesAreNone(SignatureAlgorithm algorithm) {
    VerificationKey key = SigningKey.generate(algorithm, RANDOM).verificationKey();
    byte[] ones = new byte[VerificationKey.SIGNATURE_LENGTH];
    Arrays.fill(ones, (byte) 0xff);
    for (byte[] signature : new byte[][] {{}, new byte[63], new byte[64], new byte[65], ones}) {
      assertThat(key.verify(MESSAGE, signature)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysSurviveTheirText(SignatureAlgorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    VerificationKey half = key.verificationKey();
    SigningKey read = SigningKey.fromPem(algorithm, key.toPem(), RANDOM);
    assertThat(read.verificationKey()).isEqualTo(half).hasSameHashCodeAs(half);
    assertThat(half.verify(MESSAGE, read.sign(MESSAGE))).isTrue();
    assertThat(VerificationKey.fromPem(algorithm, half.toPem())).isEqualTo(half);
    assertThat(VerificationKey.fromCompressed(algorithm, half.compressed())).isEqualTo(half);
    assertThat(half.fingerprint()).isEqualTo(Sm3.hex(half.subjectPublicKeyInfo())).hasSize(64);
  }

  @Test
  void aKeyOfTheOtherAlgorithmIsRefused() {
    // Ten keys: half of all x of one curve lie on the other as well.
    for (int i = 0; i < 10; i++) {
      SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
      assertThatThrownBy(
              () -> VerificationKey.fromPem(SignatureAlgorithm.SM2, key.verificationKey().toPem()))
          .isInstanceOf(UnusableKeyException.class)
          .hasMessageContaining("another curve");
      assertThatThrownBy(() -> SigningKey.fromPem(SignatureAlgorithm.SM2, key.toPem(), RANDOM))
          .isInstanceOf(UnusableKeyException.class)
          .hasMessageContaining("another curve");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoKeyIsRefusedByName(SignatureAlgorithm algorithm) {
    byte[] offCurve = new byte[VerificationKey.COMPRESSED_LENGTH];
    Arrays.fill(offCurve, (byte) 0xff);
    offCurve[0] = 2;
    assertRefused(algorithm, "not a point", () -> compressed(algorithm, offCurve));
    assertRefused(algorithm, "0 octets", () -> compressed(algorithm, new byte[0]));
    assertRefused(algorithm, "1 octets", () -> compressed(algorithm, new byte[1]));
    assertRefused(algorithm, "65 octets", () -> compressed(algorithm, new byte[65]));
    assertRefused(algorithm, "no PUBLIC KEY block", () -> publicPem(algorithm, "hello"));
    assertRefused(algorithm, "characters", () -> publicPem(algorithm, "x".repeat(4097)));
    assertRefused(
        algorithm,
        "not a SubjectPublicKeyInfo",
        () -> publicPem(algorithm, Pem.write(Pem.PUBLIC_KEY, MESSAGE)));
    assertRefused(
        algorithm,
        "not a PKCS #8 key",
        () -> SigningKey.fromPem(algorithm, Pem.write(Pem.PRIVATE_KEY, MESSAGE), RANDOM));
  }

  private static void compressed(SignatureAlgorithm algorithm, byte[] point) {
    VerificationKey.fromCompressed(algorithm, point);
  }

  private static void publicPem(SignatureAlgorithm algorithm, String pem) {
    VerificationKey.fromPem(algorithm, pem);
  }

  private static void assertRefused(
      SignatureAlgorithm algorithm,
      String fault,
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageContaining(algorithm.name())
        .hasMessageContaining(fault);
  }
}
