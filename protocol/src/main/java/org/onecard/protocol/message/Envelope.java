package org.onecard.protocol.message;

import java.time.Instant;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;
import tools.jackson.databind.node.ObjectNode;

/**
 * One signed message between nodes.
 *
 * @param stream "told" (in order, acknowledged) or "asked" (answered at once)
 * @param sequence from 1, one higher each message of the stream from sender to audience
 * @param previous digest of the message before in the stream; empty for the first
 * @param json the document as sent, signature included
 */
public record Envelope(
    Region sender,
    Region audience,
    String stream,
    long sequence,
    String previous,
    String type,
    String purpose,
    long retentionSeconds,
    Instant sentAt,
    ObjectNode body,
    String json) {

  /** What a sender fills in before signing. */
  public record Draft(
      Region sender,
      Region audience,
      String stream,
      long sequence,
      String previous,
      String type,
      String purpose,
      long retentionSeconds,
      Instant sentAt,
      ObjectNode body) {}

  /** Signs a message with a MESSAGE key. */
  public static Envelope sign(Draft draft, String keyId, SigningKey key) {
    throw new UnsupportedOperationException();
  }

  /** Reads a message and checks its signature; exceptions name what is wrong. */
  public static Envelope parse(String json, KeySet senderKeys) {
    throw new UnsupportedOperationException();
  }

  /** SM3 (hex) of the RFC 8785 form with the signature: what the next one names as previous. */
  public String digest() {
    throw new UnsupportedOperationException();
  }
}
