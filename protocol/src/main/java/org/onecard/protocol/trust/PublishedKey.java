package org.onecard.protocol.trust;

import java.time.Instant;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * One key of a region's key set.
 *
 * @param keyId unique across regions: region, use and number (0 to 255), as {@code 50-code-1}
 * @param notAfter exclusive
 */
public record PublishedKey(
    String keyId,
    KeyUse use,
    VerificationKey key,
    Instant notBefore,
    Instant notAfter,
    KeyState state) {

  /** The last part of the key id: the key number that codes carry in one octet. */
  public int number() {
    return Integer.parseInt(keyId.substring(keyId.lastIndexOf('-') + 1));
  }

  /** Whether the key's time holds at an instant: from notBefore until before notAfter. */
  public boolean holdsAt(Instant at) {
    return !at.isBefore(notBefore) && at.isBefore(notAfter);
  }

  /**
   * Whether what this key signed counts at an instant: its time holds and it is not revoked. A
   * retired key makes no new signatures, yet what it signed goes on counting.
   */
  public boolean countsAt(Instant at) {
    return state != KeyState.REVOKED && holdsAt(at);
  }
}
