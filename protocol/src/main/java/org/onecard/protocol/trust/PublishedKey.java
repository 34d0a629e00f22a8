package org.onecard.protocol.trust;

import java.time.Instant;
import org.onecard.kernel.crypto.VerificationKey;

/**
 * One key of a region's key set.
 *
 * @param keyId unique across regions: region, use and number, as {@code 50-code-1}
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
}
