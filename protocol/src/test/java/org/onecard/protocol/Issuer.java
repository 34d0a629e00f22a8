package org.onecard.protocol;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Rights;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

/** A made-up region with one key of each use, number 1, and devices it authorises. */
public final class Issuer {
  public static final Instant NOT_BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  public static final Instant NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z");
  public static final SecureRandom RANDOM = new SecureRandom();

  private final Region region;
  private final Map<KeyUse, SigningKey> keys = new EnumMap<>(KeyUse.class);

  public Issuer(String region, SignatureAlgorithm algorithm) {
    this.region = Region.of(region);
    for (KeyUse use : KeyUse.values()) {
      keys.put(use, SigningKey.generate(algorithm, RANDOM));
    }
  }

  public Region region() {
    return region;
  }

  public String keyId(KeyUse use) {
    return region + "-" + use.text() + "-1";
  }

  public SigningKey key(KeyUse use) {
    return Optional.ofNullable(keys.get(use)).orElseThrow();
  }

  public String fingerprint() {
    return key(KeyUse.ROOT).verificationKey().fingerprint();
  }

  public List<PublishedKey> published() {
    List<PublishedKey> all = new ArrayList<>();
    keys.forEach(
        (use, key) ->
            all.add(
                new PublishedKey(
                    keyId(use),
                    use,
                    key.verificationKey(),
                    NOT_BEFORE,
                    NOT_AFTER,
                    KeyState.ACTIVE)));
    return all;
  }

  public KeySet keySet() {
    return keySetWith(key -> key);
  }

  /** The key set with some keys published otherwise. */
  public KeySet keySetWith(UnaryOperator<PublishedKey> change) {
    return KeySet.sign(
        region, 1, published().stream().map(change).toList(), keyId(KeyUse.ROOT), key(KeyUse.ROOT));
  }

  /** A device that may show codes until {@code expiresAt}. */
  public SoftwareDevice device(SignatureAlgorithm algorithm, long expiresAt) {
    SigningKey device = SigningKey.generate(algorithm, RANDOM);
    Authorisation.Grant grant = grant(device, expiresAt);
    return new SoftwareDevice(
        Authorisation.issue(grant, key(KeyUse.CODE)), device, RANDOM.nextLong(1L << 32));
  }

  public Authorisation.Grant grant(SigningKey device, long expiresAt) {
    byte[] token = new byte[Authorisation.TOKEN_LENGTH];
    RANDOM.nextBytes(token);
    return new Authorisation.Grant(
        region,
        1,
        device.algorithm(),
        Bytes.of(token),
        RANDOM.nextLong(1L << 32),
        Bytes.of(device.verificationKey().compressed()),
        expiresAt,
        Rights.NONE);
  }
}
