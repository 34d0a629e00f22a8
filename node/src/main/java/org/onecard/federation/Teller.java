package org.onecard.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.onecard.federation.MessageLog.Last;
import org.onecard.federation.MessageLog.Logged;
import org.onecard.federation.MessageLog.Waiting;
import org.onecard.federation.Signer.Content;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The outbox. A message gets its sequence and signature when its turn comes, one at a time for each
 * peer and durably before it leaves, so that callers never wait for each other.
 */
final class Teller {
  static final String MESSAGES_PATH = "/federation/v1/messages";

  private final MessageLog messages;
  private final TransactionTemplate transactions;
  private final Signer signer;
  private final OwnKeys ownKeys;
  private final Wire wire;
  private final Clock clock;
  private Consumer<Region> wake = region -> {};

  Teller(
      MessageLog messages,
      TransactionTemplate transactions,
      Signer signer,
      OwnKeys ownKeys,
      Wire wire,
      Clock clock) {
    this.messages = messages;
    this.transactions = transactions;
    this.signer = signer;
    this.ownKeys = ownKeys;
    this.wire = wire;
    this.clock = clock;
  }

  /** Whom to tell that something waits for a peer. */
  void onWaiting(Consumer<Region> sender) {
    wake = sender;
  }

  void tell(Region peer, Content content) {
    String body = content.body().toString();
    if (body.getBytes(StandardCharsets.UTF_8).length > FederationLimits.BODY_OCTETS) {
      throw new IllegalArgumentException(
          content.type() + " is too long to be told at once; split it into smaller batches");
    }
    messages.enqueue(
        peer,
        content.type(),
        content.purpose(),
        Duration.ofSeconds(content.retentionSeconds()),
        body,
        clock.instant());
    afterCommit(() -> wake.accept(peer));
  }

  /**
   * Delivers the next message to a peer; says whether there was one.
   *
   * @throws IOException if the peer did not acknowledge it: the same message is tried again
   */
  boolean deliverNext(Peer peer) throws IOException {
    KeySet keys = peer.keys();
    if (keys == null) {
      return false;
    }
    Optional<Logged> next = messages.underWay(peer.region());
    if (next.isEmpty()) {
      next = Objects.requireNonNull(transactions.execute(status -> signNext(peer.region())));
    } else if (isRevoked(next.get())) {
      next = Optional.of(resign(peer.region(), next.get()));
    }
    if (next.isEmpty()) {
      return false;
    }
    Logged message = next.get();
    Wire.Reply reply =
        wire.post(
            peer.at(MESSAGES_PATH),
            message.json(),
            FederationLimits.MESSAGE_OCTETS,
            FederationLimits.EXCHANGE);
    String body = new String(reply.body(), StandardCharsets.UTF_8);
    if (!reply.ok()) {
      throw new IOException("message " + message.sequence() + " is refused: " + brief(body));
    }
    requireAcknowledged(Replies.verified(body, Stream.ACKNOWLEDGED, keys), message);
    messages.settle(
        MessageLog.OUT, peer.region(), Stream.TOLD, message.sequence(), body, clock.instant());
    return true;
  }

  private Optional<Logged> signNext(Region peer) {
    Optional<Waiting> waiting = messages.firstWaiting(peer);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Last last = messages.lock(peer, MessageLog.OUT, Stream.TOLD);
    Waiting first = waiting.get();
    ObjectNode body = SignedDocument.parse(first.body(), FederationLimits.MESSAGE_OCTETS);
    Envelope message =
        signer.sign(
            peer,
            Stream.TOLD,
            last.sequence() + 1,
            last.digest(),
            new Content(first.type(), first.purpose(), first.retentionSeconds(), body));
    messages.append(peer, MessageLog.OUT, message, clock.instant());
    messages.removeWaiting(first.entry());
    return Optional.of(new Logged(message.sequence(), message.digest(), message.json()));
  }

  private boolean isRevoked(Logged message) {
    String keyId =
        SignedDocument.parse(message.json(), FederationLimits.MESSAGE_OCTETS)
            .at("/signature/keyId")
            .asString();
    return ownKeys.set().find(keyId).filter(key -> key.state() == KeyState.REVOKED).isPresent();
  }

  private Logged resign(Region peer, Logged message) {
    ObjectNode old = SignedDocument.parse(message.json(), FederationLimits.MESSAGE_OCTETS);
    Envelope again =
        signer.sign(
            peer,
            Stream.TOLD,
            message.sequence(),
            old.required("previous").asString(),
            new Content(
                old.required("type").asString(),
                old.required("purpose").asString(),
                old.required("retentionSeconds").asLong(),
                (ObjectNode) old.required("body")));
    transactions.executeWithoutResult(status -> messages.resign(peer, MessageLog.OUT, again));
    return new Logged(again.sequence(), again.digest(), again.json());
  }

  private static void requireAcknowledged(Envelope reply, Logged message) throws IOException {
    if (reply.sequence() != message.sequence() || !reply.previous().equals(message.digest())) {
      throw new IOException("the reply acknowledges another message than " + message.sequence());
    }
  }

  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 300));
  }

  private static void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
