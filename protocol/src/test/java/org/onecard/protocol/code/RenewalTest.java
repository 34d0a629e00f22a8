package org.onecard.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenewalTest {
  private static final long EXPIRY = 1_763_856_000;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Issuer ISSUER = new Issuer("51", SignatureAlgorithm.SM2);

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void thePreviousKeysSignatureHoldsAndNoOther(SignatureAlgorithm algorithm) {
    SigningKey before = SigningKey.generate(algorithm, RANDOM);
    SigningKey next = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    Authorisation authorisation = authorise(before);
    Renewal renewal = Renewal.sign(authorisation, before, next.verificationKey(), EXPIRY - 5);
    assertThat(renewal.isSignedByPreviousKey()).isTrue();

    assertThat(Renewal.sign(authorisation, next, next.verificationKey(), EXPIRY - 5))
        .matches(forged -> !forged.isSignedByPreviousKey(), "signed by the next key");
    Renewal later =
        new Renewal(
            authorisation,
            renewal.algorithm(),
            renewal.deviceKey(),
            renewal.epochSecond() + 1,
            renewal.signature());
    assertThat(later.isSignedByPreviousKey()).as("at another time").isFalse();
  }

  @Test
  void theGoldenVectorIsSignedAsThePageSays() throws IOException {
    JsonNode vector = golden();
    Authorisation previous = Authorisation.parse(hex(vector, "previous"));
    Bytes next = Bytes.of(hex(vector, "deviceKey"));
    long time = vector.required("time").asLong();
    byte[] statement = Renewal.statement(previous, SignatureAlgorithm.ES256, next, time);
    assertThat(statement).isEqualTo(hex(vector, "statement")).hasSize(184);
    Bytes signature = Bytes.of(hex(vector, "signature"));
    assertThat(
            new Renewal(previous, SignatureAlgorithm.ES256, next, time, signature)
                .isSignedByPreviousKey())
        .isTrue();
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RenewalTest.class.getResourceAsStream("/golden/renewal.json"))) {
      return JsonMapper.shared().readTree(in);
    }
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(vector.required(field).asString());
  }

  private static Authorisation authorise(SigningKey device) {
    return Authorisation.issue(
        new Authorisation.Grant(
            ISSUER.region(),
            1,
            device.algorithm(),
            Bytes.of(new byte[Authorisation.TOKEN_LENGTH]),
            7,
            Bytes.of(device.verificationKey().compressed()),
            EXPIRY,
            new Rights(0)),
        ISSUER.key(KeyUse.CODE));
  }

  @Test
  void aFieldThatDoesNotFitIsRefused() {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, RANDOM);
    Authorisation authorisation = authorise(key);
    Bytes point = Bytes.of(key.verificationKey().compressed());
    Bytes shortSignature = Bytes.of(new byte[63]);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Renewal(authorisation, SignatureAlgorithm.ES256, point, 1, shortSignature));
  }
}
