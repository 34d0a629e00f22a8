package org.onecard.federation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.message.Envelope.Draft;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ObjectNode;

/** Makes and signs this node's messages. */
final class Signer {
  private final Region self;
  private final OwnKeys keys;
  private final Clock clock;

  /** What a message says, apart from its place in a stream. */
  record Content(String type, String purpose, long retentionSeconds, ObjectNode body) {}

  Signer(Region self, OwnKeys keys, Clock clock) {
    this.self = self;
    this.keys = keys;
    this.clock = clock;
  }

  Envelope sign(Region audience, String stream, long sequence, String previous, Content content) {
    OwnKey key = keys.active(KeyUse.MESSAGE);
    return Envelope.sign(
        new Draft(
            self,
            audience,
            stream,
            sequence,
            previous,
            content.type(),
            content.purpose(),
            content.retentionSeconds(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            content.body()),
        key.keyId(),
        key.key());
  }

  /** The reply to a message, bound to it by its digest. */
  Envelope reply(Envelope message, String stream, ObjectNode body) {
    return sign(
        message.sender(),
        stream,
        message.sequence(),
        message.digest(),
        new Content(message.type(), message.purpose(), message.retentionSeconds(), body));
  }
}
