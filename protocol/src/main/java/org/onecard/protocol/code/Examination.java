package org.onecard.protocol.code;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.crypto.UnusableKeyException;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

/** One code under examination, with the keys it leads to, found once. Used by one thread. */
final class Examination {
  private final KnownAuthorisations known;
  private final PresentationCode code;
  private final long at;
  private final @Nullable KeySet issuerKeys;
  private final @Nullable PublishedKey issuerKey;
  private @Nullable VerificationKey deviceKey;

  Examination(
      PresentationCode code,
      long atEpochSecond,
      @Nullable KeySet issuerKeys,
      KnownAuthorisations known) {
    this.known = known;
    this.code = code;
    this.at = atEpochSecond;
    this.issuerKeys = issuerKeys;
    this.issuerKey =
        issuerKeys == null
            ? null
            : issuerKeys
                .find(KeyUse.CODE, code.authorisation().issuerKeyNumber())
                .filter(key -> key.key().algorithm() == code.authorisation().issuerAlgorithm())
                .orElse(null);
  }

  PresentationCode code() {
    return code;
  }

  Authorisation authorisation() {
    return code.authorisation();
  }

  long at() {
    return at;
  }

  Instant instant() {
    return Instant.ofEpochSecond(at);
  }

  boolean issuerKnown() {
    return issuerKeys != null;
  }

  @Nullable PublishedKey issuerKey() {
    return issuerKey;
  }

  boolean signedByIssuer() {
    return issuerKey != null && known.signedBy(authorisation(), issuerKey.key());
  }

  /** The decoded device key; null where its octets are no point of its curve. */
  @Nullable VerificationKey deviceKey() {
    if (deviceKey == null) {
      try {
        deviceKey =
            VerificationKey.fromCompressed(
                authorisation().deviceAlgorithm(), authorisation().deviceKey().toArray());
      } catch (UnusableKeyException e) {
        return null;
      }
    }
    return deviceKey;
  }
}
