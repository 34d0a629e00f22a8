package org.onecard.federation;

import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.message.UntrustedMessageException;
import org.onecard.protocol.trust.KeySet;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Lets in only what a trusted peer signed for this node. */
final class Senders {
  private final Region self;
  private final PeerRegistry peers;

  Senders(Region self, PeerRegistry peers) {
    this.self = self;
    this.peers = peers;
  }

  /** The message, if a trusted peer signed it for this node and it is of this stream. */
  Envelope verified(String json, String stream) {
    Envelope message;
    try {
      message = Envelope.parse(json, keysOf(Envelope.claimedSender(json)));
    } catch (MalformedDocumentException e) {
      throw Problems.malformed(e);
    } catch (UntrustedMessageException e) {
      throw refused("untrusted-message", "signature", String.valueOf(e.getMessage()));
    }
    if (!message.audience().equals(self)) {
      throw refused(
          "other-audience", "audience", "it is for region " + message.audience() + ", not " + self);
    }
    if (!message.stream().equals(stream)) {
      throw ProblemException.badField(
          "stream", "is '" + message.stream() + "'", "send '" + stream + "' to this address");
    }
    if (message.retentionSeconds() > FederationLimits.RETENTION.toSeconds()) {
      throw ProblemException.badField(
          "retentionSeconds",
          "is longer than anything may be kept",
          "give at most " + FederationLimits.RETENTION.toSeconds());
    }
    return message;
  }

  private KeySet keysOf(Region sender) {
    return peers
        .keysOf(sender)
        .orElseThrow(
            () -> refused("unknown-sender", "sender", "region " + sender + " is not trusted here"));
  }

  private static ProblemException refused(String code, String field, String fault) {
    return new ProblemException(
        HttpStatus.FORBIDDEN, code, field, fault, "exchange trust with this node's operator");
  }
}
