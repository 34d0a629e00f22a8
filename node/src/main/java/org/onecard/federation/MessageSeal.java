package org.onecard.federation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.storage.ColumnCipher;

/** Seals what messages say for the row they are kept in: they may name holders. */
record MessageSeal(ColumnCipher cipher) {
  static final String JSON = "json_sealed";
  static final String REPLY = "reply_sealed";
  private static final String MESSAGES = "federation_message";
  private static final String OUTBOX = "federation_outbox";
  private static final String BODY = "body_sealed";

  /** Where a message is kept. */
  record Place(String direction, Region peer, String stream, long sequence) {
    private String row() {
      return String.join("/", direction, peer.code(), stream, Long.toString(sequence));
    }
  }

  /** One column of a logged message. */
  byte[] seal(String column, Place place, String text) {
    return cipher.seal(MESSAGES, column, place.row(), octets(text));
  }

  /** One column of a logged message, where nothing may have been said. */
  byte @Nullable [] sealIfAny(String column, Place place, @Nullable String text) {
    return text == null ? null : seal(column, place, text);
  }

  /** What {@link #seal} made of a message's JSON. */
  String open(Place place, byte[] sealed) {
    return text(cipher.open(MESSAGES, JSON, place.row(), sealed));
  }

  byte[] sealWaiting(long entry, String body) {
    return cipher.seal(OUTBOX, BODY, Long.toString(entry), octets(body));
  }

  String openWaiting(long entry, byte[] sealed) {
    return text(cipher.open(OUTBOX, BODY, Long.toString(entry), sealed));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
