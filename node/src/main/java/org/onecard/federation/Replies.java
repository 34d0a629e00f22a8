package org.onecard.federation;

import java.io.IOException;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.message.UntrustedMessageException;
import org.onecard.protocol.trust.KeySet;

/** Reads what peers reply: as little trusted as anything else that arrives. */
final class Replies {
  private Replies() {}

  /** The reply, if this peer signed it and it is of this stream. */
  static Envelope verified(String json, String stream, KeySet keys) throws IOException {
    Envelope reply;
    try {
      reply = Envelope.parse(json, keys);
    } catch (MalformedDocumentException | UntrustedMessageException e) {
      throw new IOException("the reply is not to be trusted", e);
    }
    if (!reply.sender().equals(keys.region()) || !reply.stream().equals(stream)) {
      throw new IOException("the reply is of another sender or stream");
    }
    return reply;
  }
}
