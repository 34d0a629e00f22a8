package org.onecard.oversight;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;

/** The signature header of a delivery: HMAC-SM3 over time, dot and body, under the secret. */
final class WebhookSignature {
  /** The header's name. */
  static final String HEADER = "Onecard-Signature";

  private WebhookSignature() {}

  /** As {@code t=1795245731,sm3=9f…}: the time in epoch seconds, the code in hexadecimal. */
  static String of(String secret, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    byte[] code =
        Sm3.hmac(
            secret.getBytes(StandardCharsets.UTF_8),
            (time + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + time + ",sm3=" + Bytes.of(code).hex();
  }
}
