package org.onecard.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.region.Region;

/**
 * Stable names for a holder: one for each sector of a region that must recognise people across its
 * acceptors, one for each acceptor everywhere else. HMAC-SM3 over the internal id, so that a
 * replacement keeps them and nobody without the secret can link two.
 */
final class Pseudonyms {
  /** Sectors whose acceptors share one name: a library's reader, a transit account's rider. */
  private static final Map<String, String> SHARED =
      Map.of(
          "library", "library",
          "bus", "transit",
          "metro", "transit",
          "transit", "transit",
          "health", "health",
          "hospital", "health");

  private static final int OCTETS = 16;
  private static final String SEPARATOR = "\u0000";

  private final byte[] secret;

  Pseudonyms(byte[] secret) {
    this.secret = secret;
  }

  /** The holder's name for this acceptor: 22 characters of base64url. */
  String of(UUID residentId, Region acceptorsRegion, String sector, String acceptor) {
    String shared = SHARED.get(sector);
    String scope =
        shared == null
            ? "acceptor" + SEPARATOR + acceptorsRegion + SEPARATOR + acceptor
            : "sector" + SEPARATOR + acceptorsRegion + SEPARATOR + shared;
    byte[] mac =
        Sm3.hmac(secret, (scope + SEPARATOR + residentId).getBytes(StandardCharsets.UTF_8));
    return Bytes.of(Arrays.copyOf(mac, OCTETS)).base64Url();
  }
}
