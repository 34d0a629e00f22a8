package org.onecard.federation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.federation.Federation.TellHandler;
import org.onecard.federation.MessageLog.Last;
import org.onecard.federation.MessageLog.Received;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.message.Envelope;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Receives what peers tell: each message once, in order, acknowledged when it is durable. */
final class Inbox {
  private final Senders senders;
  private final MessageLog messages;
  private final TransactionTemplate transactions;
  private final Signer signer;
  private final Clock clock;
  private final Map<String, TellHandler> handlers = new ConcurrentHashMap<>();

  Inbox(
      Senders senders,
      MessageLog messages,
      TransactionTemplate transactions,
      Signer signer,
      Clock clock) {
    this.senders = senders;
    this.messages = messages;
    this.transactions = transactions;
    this.signer = signer;
    this.clock = clock;
  }

  void register(String type, TellHandler handler) {
    if (handlers.putIfAbsent(type, handler) != null) {
      throw new IllegalStateException("messages of type " + type + " have a handler already");
    }
  }

  /** Takes in a message and answers the signed acknowledgement; a ProblemException refuses it. */
  String receive(String json) {
    Envelope message = senders.verified(json, Stream.TOLD);
    return Objects.requireNonNull(transactions.execute(status -> takeIn(message)));
  }

  private String takeIn(Envelope message) {
    Region sender = message.sender();
    Last last = messages.lock(sender, MessageLog.IN, Stream.TOLD);
    if (message.sequence() <= last.sequence()) {
      takeAgain(message, last);
      return acknowledge(message, clock.instant());
    }
    requireNext(message, last);
    TellHandler handler = handlers.get(message.type());
    if (handler == null) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "unknown-type",
          "type",
          "nobody here takes in '" + message.type() + "'",
          "send it again when this node has a version that knows it");
    }
    Instant now = clock.instant();
    messages.append(sender, MessageLog.IN, message, now);
    handler.handle(sender, message.body());
    return acknowledge(message, now);
  }

  private String acknowledge(Envelope message, Instant now) {
    String reply = signer.reply(message, Stream.ACKNOWLEDGED, SignedDocument.create()).json();
    messages.settle(MessageLog.IN, message.sender(), Stream.TOLD, message.sequence(), reply, now);
    return reply;
  }

  /**
   * The last message may come again under another key: its first one was revoked before the
   * acknowledgement arrived. It says the same, so it is not handled again, but the chain goes on
   * from the digest it has now.
   */
  private void takeAgain(Envelope message, Last last) {
    Optional<Received> before =
        messages.received(message.sender(), Stream.TOLD, message.sequence());
    if (before.map(Received::digest).equals(Optional.of(message.digest()))) {
      return;
    }
    boolean sameContent =
        before.map(Received::content).equals(Optional.of(message.contentDigest()));
    if (!sameContent || message.sequence() != last.sequence()) {
      throw ProblemException.conflict(
          "sequence-taken",
          "sequence",
          "message " + message.sequence() + " was received with another content",
          "never put two messages under one sequence");
    }
    messages.resign(message.sender(), MessageLog.IN, message);
  }

  private static void requireNext(Envelope message, Last last) {
    long expected = last.sequence() + 1;
    if (message.sequence() != expected) {
      throw ProblemException.conflict(
          "sequence-gap",
          "sequence",
          "message " + message.sequence() + " came where " + expected + " is expected",
          "send message " + expected + " first");
    }
    if (!message.previous().equals(last.digest())) {
      throw ProblemException.conflict(
          "chain-broken",
          "previous",
          "it is not the digest of message " + last.sequence() + " as received",
          "send the chain that was acknowledged");
    }
  }
}
