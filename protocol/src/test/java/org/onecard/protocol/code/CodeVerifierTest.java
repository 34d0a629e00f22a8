package org.onecard.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

class CodeVerifierTest {
  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
  private static final long EXPIRY = Instant.parse("2026-11-22T00:00:00Z").getEpochSecond();
  private static final Issuer ISSUER = new Issuer("51", SignatureAlgorithm.SM2);
  private static final KeySet KEYS = ISSUER.keySet();

  /** A presentation that is refused, at a moment, against a key set, all by one fault. */
  private record Presented(PresentationCode code, long at, Optional<KeySet> keys) {
    CodeVerifier.Result verifiedBy(List<CodeCheck> checks) {
      return new CodeVerifier(region -> keys.filter(set -> set.region().equals(region)), checks)
          .verify(code, at);
    }
  }

  @ParameterizedTest
  @CsvSource({"SM2,SM2", "SM2,ES256", "ES256,SM2", "ES256,ES256"})
  void aGenuineCodeHoldsInEveryMixOfAlgorithms(
      SignatureAlgorithm issuerAlgorithm, SignatureAlgorithm deviceAlgorithm) {
    Issuer issuer = new Issuer("51", issuerAlgorithm);
    PresentationCode code = issuer.device(deviceAlgorithm, EXPIRY).show(NOON);
    assertThat(new Presented(code, NOON, Optional.of(issuer.keySet())).verifiedBy(CodeCheck.ALL))
        .isEqualTo(new CodeVerifier.Result.Genuine(code));
  }

  @ParameterizedTest
  @CsvSource({"-36,CODE_EARLY", "-6,CODE_EARLY", "36,CODE_LATE"})
  void outsideItsTimeACodeIsRefused(int seconds, CodeRefusal refusal) {
    Presented presented = new Presented(code(), NOON + seconds, Optional.of(KEYS));
    assertThat(presented.verifiedBy(CodeCheck.ALL)).isEqualTo(refused(refusal));
  }

  @ParameterizedTest
  @CsvSource({"-5", "0", "30", "35"})
  void withinItsTimeAndGraceACodeHolds(int seconds) {
    Presented presented = new Presented(code(), NOON + seconds, Optional.of(KEYS));
    assertThat(presented.verifiedBy(CodeCheck.ALL)).isInstanceOf(CodeVerifier.Result.Genuine.class);
  }

  @Test
  void aDeviceKeyEndsWithItsLastSecond() {
    PresentationCode code = ISSUER.device(SignatureAlgorithm.ES256, EXPIRY).show(EXPIRY - 1);
    assertThat(new Presented(code, EXPIRY - 1, Optional.of(KEYS)).verifiedBy(CodeCheck.ALL))
        .isInstanceOf(CodeVerifier.Result.Genuine.class);
  }

  @Test
  void aRetiredIssuerKeyStillVerifies() {
    KeySet retired = ISSUER.keySetWith(only(KeyUse.CODE, key -> in(KeyState.RETIRED, key)));
    assertThat(new Presented(code(), NOON, Optional.of(retired)).verifiedBy(CodeCheck.ALL))
        .isInstanceOf(CodeVerifier.Result.Genuine.class);
  }

  @Test
  void anIssuerKeyOfAnotherAlgorithmIsUnknown() {
    KeySet other = new Issuer("51", SignatureAlgorithm.ES256).keySet();
    assertThat(new Presented(code(), NOON, Optional.of(other)).verifiedBy(CodeCheck.ALL))
        .isEqualTo(refused(CodeRefusal.ISSUER_KEY_UNKNOWN));
  }

  @Test
  void whatIsRememberedIsTheSignatureUnderOneKeyOnly() {
    Map<Region, KeySet> keys = new HashMap<>(Map.of(ISSUER.region(), KEYS));
    CodeVerifier verifier = new CodeVerifier(region -> Optional.ofNullable(keys.get(region)));
    SoftwareDevice device = ISSUER.device(SignatureAlgorithm.SM2, EXPIRY);
    for (int i = 0; i < 3; i++) {
      assertThat(verifier.verify(device.show(NOON), NOON))
          .isInstanceOf(CodeVerifier.Result.Genuine.class);
    }
    keys.put(
        ISSUER.region(), ISSUER.keySetWith(only(KeyUse.CODE, key -> in(KeyState.REVOKED, key))));
    assertThat(verifier.verify(device.show(NOON), NOON))
        .isEqualTo(refused(CodeRefusal.ISSUER_KEY_REVOKED));
    keys.put(ISSUER.region(), new Issuer("51", SignatureAlgorithm.SM2).keySet());
    assertThat(verifier.verify(device.show(NOON), NOON))
        .isEqualTo(refused(CodeRefusal.ISSUER_SIGNATURE_WRONG));
  }

  @ParameterizedTest
  @EnumSource(names = {"ISSUER_UNKNOWN", "ISSUER_KEY_UNKNOWN", "DEVICE_KEY_MALFORMED"})
  void withoutAKeyThereIsNothingToSwitchOff(CodeRefusal refusal) {
    Presented fixture = fixtureFor(refusal);
    assertThat(fixture.verifiedBy(CodeCheck.ALL)).isEqualTo(refused(refusal));
    assertThat(fixture.verifiedBy(without(refusal)))
        .as("the signature is wrong without a key")
        .isInstanceOf(CodeVerifier.Result.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ISSUER_KEY_EXPIRED",
        "ISSUER_KEY_REVOKED",
        "ISSUER_SIGNATURE_WRONG",
        "DEVICE_KEY_EXPIRED",
        "DEVICE_SIGNATURE_WRONG",
        "CODE_EARLY",
        "CODE_LATE"
      })
  void eachCheckAloneStopsItsOwnFixture(CodeRefusal refusal) {
    Presented fixture = fixtureFor(refusal);
    assertThat(fixture.verifiedBy(CodeCheck.ALL)).isEqualTo(refused(refusal));
    assertThat(fixture.verifiedBy(without(refusal)))
        .as("without the check for " + refusal)
        .isInstanceOf(CodeVerifier.Result.Genuine.class);
  }

  @Test
  void everyCheckHasItsFixture() {
    assertThat(CodeCheck.ALL.stream().map(CodeCheck::refusal))
        .doesNotHaveDuplicates()
        .allSatisfy(refusal -> assertThat(fixtureFor(refusal)).isNotNull());
  }

  @Test
  void everyTruncationAndEveryFlipIsRefused() {
    byte[] good = code().octets();
    CodeVerifier verifier = new CodeVerifier(region -> keysOf(region.code()));
    assertThat(refuses(verifier, good)).isFalse();
    Random random = new Random(199);
    for (int i = 0; i < good.length; i++) {
      PresentationCodeTest.refusalOf(Arrays.copyOf(good, i));
      byte[] flipped = good.clone();
      flipped[i] ^= (byte) (1 + random.nextInt(255));
      assertThat(refuses(verifier, flipped)).as("octet " + i).isTrue();
    }
  }

  private static boolean refuses(CodeVerifier verifier, byte[] octets) {
    try {
      return verifier.verify(PresentationCode.parse(octets), NOON)
          instanceof CodeVerifier.Result.Refused;
    } catch (MalformedCodeException e) {
      return true;
    }
  }

  /** A code that all checks but one let pass. */
  private static Presented fixtureFor(CodeRefusal refusal) {
    Optional<KeySet> keys = Optional.of(KEYS);
    return switch (refusal) {
      case ISSUER_UNKNOWN -> new Presented(code(), NOON, Optional.empty());
      case ISSUER_KEY_UNKNOWN -> new Presented(withKeyNumber(2), NOON, keys);
      case ISSUER_KEY_EXPIRED ->
          new Presented(
              code(),
              NOON,
              Optional.of(ISSUER.keySetWith(only(KeyUse.CODE, CodeVerifierTest::ended))));
      case ISSUER_KEY_REVOKED ->
          new Presented(
              code(),
              NOON,
              Optional.of(ISSUER.keySetWith(only(KeyUse.CODE, key -> in(KeyState.REVOKED, key)))));
      case ISSUER_SIGNATURE_WRONG -> new Presented(signedByAnother(), NOON, keys);
      case DEVICE_KEY_MALFORMED -> new Presented(withoutPoint(), NOON, keys);
      case DEVICE_KEY_EXPIRED ->
          new Presented(ISSUER.device(SignatureAlgorithm.ES256, EXPIRY).show(EXPIRY), EXPIRY, keys);
      case DEVICE_SIGNATURE_WRONG -> new Presented(withSignatureOfAnotherCode(), NOON, keys);
      case CODE_EARLY -> new Presented(code(), NOON - 6, keys);
      case CODE_LATE -> new Presented(code(), NOON + 36, keys);
      default -> throw new IllegalArgumentException(refusal + " is not of a check");
    };
  }

  private static PresentationCode code() {
    return ISSUER.device(SignatureAlgorithm.ES256, EXPIRY).show(NOON);
  }

  private static PresentationCode withKeyNumber(int number) {
    SigningKey device = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    Authorisation.Grant grant = ISSUER.grant(device, EXPIRY);
    Authorisation.Grant other =
        new Authorisation.Grant(
            grant.issuer(),
            number,
            grant.deviceAlgorithm(),
            grant.token(),
            grant.statusIndex(),
            grant.deviceKey(),
            grant.expiresAt(),
            grant.rights());
    Authorisation authorisation = Authorisation.issue(other, ISSUER.key(KeyUse.CODE));
    return new SoftwareDevice(authorisation, device, 0).show(NOON);
  }

  private static PresentationCode signedByAnother() {
    SigningKey device = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    Authorisation authorisation =
        Authorisation.issue(ISSUER.grant(device, EXPIRY), ISSUER.key(KeyUse.STATUS));
    return new SoftwareDevice(authorisation, device, 0).show(NOON);
  }

  private static PresentationCode withoutPoint() {
    SigningKey device = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    Authorisation.Grant grant = ISSUER.grant(device, EXPIRY);
    byte[] noPoint = new byte[33];
    noPoint[0] = 7;
    Authorisation.Grant other =
        new Authorisation.Grant(
            grant.issuer(),
            grant.issuerKeyNumber(),
            grant.deviceAlgorithm(),
            grant.token(),
            grant.statusIndex(),
            Bytes.of(noPoint),
            grant.expiresAt(),
            grant.rights());
    Authorisation authorisation = Authorisation.issue(other, ISSUER.key(KeyUse.CODE));
    return new PresentationCode(authorisation, NOON, 0, Bytes.of(new byte[64]));
  }

  private static PresentationCode withSignatureOfAnotherCode() {
    SoftwareDevice device = ISSUER.device(SignatureAlgorithm.ES256, EXPIRY);
    PresentationCode code = device.show(NOON);
    return new PresentationCode(
        code.authorisation(), code.codeTime(), code.counter(), device.show(NOON).deviceSignature());
  }

  private static PublishedKey ended(PublishedKey key) {
    Instant end = Instant.ofEpochSecond(NOON);
    return new PublishedKey(key.keyId(), key.use(), key.key(), key.notBefore(), end, key.state());
  }

  private static UnaryOperator<PublishedKey> only(KeyUse use, UnaryOperator<PublishedKey> change) {
    return key -> key.use() == use ? change.apply(key) : key;
  }

  private static PublishedKey in(KeyState state, PublishedKey key) {
    return new PublishedKey(
        key.keyId(), key.use(), key.key(), key.notBefore(), key.notAfter(), state);
  }

  private static List<CodeCheck> without(CodeRefusal refusal) {
    return CodeCheck.ALL.stream()
        .filter(Predicate.not(check -> check.refusal() == refusal))
        .toList();
  }

  private static CodeVerifier.Result refused(CodeRefusal refusal) {
    return new CodeVerifier.Result.Refused(refusal);
  }

  private static Optional<KeySet> keysOf(String region) {
    return region.equals("51") ? Optional.of(KEYS) : Optional.empty();
  }
}
