package org.onecard.protocol.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.catalogue.Edition.EditionSignature;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

/** Whether a key may stand under an edition. */
final class EditionKeys {
  private EditionKeys() {}

  /** Why a signature over {@code signed} does not count, or empty where it does. */
  static Optional<String> whyNotSigned(
      Edition edition, EditionSignature signature, byte[] signed, Optional<KeySet> keys) {
    String keyId = signature.keyId();
    if (keys.isEmpty()) {
      return Optional.of("the keys of region " + signature.region() + " are not known");
    }
    Optional<PublishedKey> found =
        keys.get().find(keyId).filter(key -> key.use() == KeyUse.EDITION);
    if (found.isEmpty()) {
      return Optional.of(keyId + " is no edition key of region " + signature.region());
    }
    PublishedKey key = found.get();
    if (key.state() == KeyState.REVOKED) {
      return Optional.of("key " + keyId + " is revoked");
    }
    if (!reachesInto(edition, key)) {
      return Optional.of("key " + keyId + " does not hold on " + edition.effectiveFrom());
    }
    boolean holds =
        key.key().algorithm().name().equals(signature.algorithm())
            && key.key().verify(signed, Bytes.ofBase64Url(signature.value()).toArray());
    return holds
        ? Optional.empty()
        : Optional.of("the signature is not made by " + keyId + " over this text");
  }

  private static boolean reachesInto(Edition edition, PublishedKey key) {
    Instant begin = edition.effectiveFrom().atStartOfDay(Edition.ZONE).toInstant();
    Instant end = edition.effectiveFrom().plusDays(1).atStartOfDay(Edition.ZONE).toInstant();
    return key.notBefore().isBefore(end) && key.notAfter().isAfter(begin);
  }
}
