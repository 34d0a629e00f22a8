package org.onecard.benchmarks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

/** Codes of one made-up issuer, each of a device of its own. */
final class CodePool {
  private static final Region ISSUER = Region.of("51");
  private static final Instant NOT_BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z");
  private static final long EXPIRES_AT = Instant.parse("2026-11-22T00:00:00Z").getEpochSecond();
  private static final long SHOWN_AT = EXPIRES_AT - 86_400;

  private final List<byte[]> codes = new ArrayList<>();
  private final KeySet keys;

  CodePool(SignatureAlgorithm issuer, SignatureAlgorithm device, int size, SecureRandom random) {
    SigningKey root = SigningKey.generate(SignatureAlgorithm.SM2, random);
    SigningKey issuing = SigningKey.generate(issuer, random);
    keys =
        KeySet.sign(
            ISSUER,
            1,
            List.of(
                published(KeyUse.CODE, "51-code-1", issuing),
                published(KeyUse.ROOT, "51-root-1", root)),
            "51-root-1",
            root);
    for (int i = 0; i < size; i++) {
      codes.add(code(issuing, SigningKey.generate(device, random), i, random));
    }
  }

  /** The octets of all codes. */
  List<byte[]> codes() {
    return codes;
  }

  /** When all codes are shown, UTC epoch seconds. */
  long shownAt() {
    return SHOWN_AT;
  }

  /** The issuer's keys, as a verifier asks for them. */
  Function<Region, Optional<KeySet>> keysOf() {
    return region -> Optional.ofNullable(Map.of(ISSUER, keys).get(region));
  }

  private static byte[] code(
      SigningKey issuing, SigningKey device, int index, SecureRandom random) {
    byte[] token = new byte[16];
    random.nextBytes(token);
    var grant =
        new Authorisation.Grant(
            ISSUER,
            1,
            device.algorithm(),
            Bytes.of(token),
            index,
            Bytes.of(device.verificationKey().compressed()),
            EXPIRES_AT,
            Rights.NONE);
    Authorisation authorisation = Authorisation.issue(grant, issuing);
    return new SoftwareDevice(authorisation, device, index).show(SHOWN_AT).octets();
  }

  private static PublishedKey published(KeyUse use, String keyId, SigningKey key) {
    return new PublishedKey(
        keyId, use, key.verificationKey(), NOT_BEFORE, NOT_AFTER, KeyState.ACTIVE);
  }
}
