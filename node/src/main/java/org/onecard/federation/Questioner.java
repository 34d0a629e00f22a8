package org.onecard.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.Federation.Answer;
import org.onecard.federation.MessageLog.Last;
import org.onecard.federation.Signer.Content;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.message.Envelope;
import org.onecard.protocol.trust.KeySet;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks peers, within a bounded time, and logs each question with its answer. */
final class Questioner {
  static final String QUESTIONS_PATH = "/federation/v1/questions";
  private static final int DETAIL_LENGTH = 1_000;

  private final PeerRegistry peers;
  private final MessageLog messages;
  private final TransactionTemplate transactions;
  private final Signer signer;
  private final Wire wire;
  private final Clock clock;
  private final Map<Region, Breaker> breakers = new ConcurrentHashMap<>();

  Questioner(
      PeerRegistry peers,
      MessageLog messages,
      TransactionTemplate transactions,
      Signer signer,
      Wire wire,
      Clock clock) {
    this.peers = peers;
    this.messages = messages;
    this.transactions = transactions;
    this.signer = signer;
    this.wire = wire;
    this.clock = clock;
  }

  Answer ask(Region region, Content content, Duration wait) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a peer is never waited for inside a transaction");
    }
    Peer peer = peers.find(region).orElse(null);
    KeySet keys = peer == null ? null : peer.keys();
    if (peer == null || keys == null) {
      return new Answer.NoAnswer("region " + region + " is no trusted peer");
    }
    Breaker breaker = breakers.computeIfAbsent(region, each -> new Breaker());
    if (!breaker.lets(clock.instant())) {
      return new Answer.NoAnswer("region " + region + " did not answer lately");
    }
    Envelope question =
        Objects.requireNonNull(transactions.execute(status -> writeDown(region, content)));
    try {
      Wire.Reply reply =
          wire.post(
              peer.at(QUESTIONS_PATH), question.json(), FederationLimits.MESSAGE_OCTETS, wait);
      String json = new String(reply.body(), StandardCharsets.UTF_8);
      if (!reply.ok()) {
        throw new IOException("the question is refused with status " + reply.status());
      }
      Answer answer = read(json, question, keys);
      breaker.answered();
      settle(question, json);
      return answer;
    } catch (IOException | MalformedDocumentException e) {
      breaker.failed(clock.instant());
      settle(question, null);
      return new Answer.NoAnswer(String.valueOf(e.getMessage()));
    }
  }

  private Envelope writeDown(Region peer, Content content) {
    Last last = messages.lock(peer, MessageLog.OUT, Stream.ASKED);
    Envelope question =
        signer.sign(peer, Stream.ASKED, last.sequence() + 1, last.digest(), content);
    messages.append(peer, MessageLog.OUT, question, clock.instant());
    return question;
  }

  private static Answer read(String json, Envelope question, KeySet keys) throws IOException {
    Envelope reply = Replies.verified(json, Stream.ANSWERED, keys);
    if (!reply.previous().equals(question.digest())) {
      throw new IOException("the reply answers another question");
    }
    DocumentFields fields = DocumentFields.of(reply.body());
    if (fields.has("answer")) {
      return new Answer.Answered(fields.object("answer").node());
    }
    DocumentFields refusal = fields.object("refusal");
    return new Answer.Refused(
        refusal.text("code", FederationLimits.TYPE_LENGTH), refusal.text("detail", DETAIL_LENGTH));
  }

  private void settle(Envelope question, @Nullable String reply) {
    messages.settle(
        MessageLog.OUT,
        question.audience(),
        Stream.ASKED,
        question.sequence(),
        reply,
        clock.instant());
  }
}
