package org.onecard.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.federation.Federation.AskHandler;
import org.onecard.federation.MessageLog.Last;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.message.Envelope;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Answers what peers ask: each question once, while it is fresh, by a signed answer. */
final class AnswerDesk {
  private final Senders senders;
  private final MessageLog messages;
  private final TransactionTemplate transactions;
  private final Signer signer;
  private final Clock clock;
  private final Map<String, AskHandler> handlers = new ConcurrentHashMap<>();

  AnswerDesk(
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

  void register(String type, AskHandler handler) {
    if (handlers.putIfAbsent(type, handler) != null) {
      throw new IllegalStateException("questions of type " + type + " have a handler already");
    }
  }

  /** The signed answer; a ProblemException where the question is not to be trusted or not new. */
  String answer(String json) {
    Envelope question = senders.verified(json, Stream.ASKED);
    Instant now = clock.instant();
    requireFresh(question, now);
    transactions.executeWithoutResult(status -> writeDown(question, now));
    String reply = signer.reply(question, Stream.ANSWERED, replyTo(question)).json();
    messages.settle(
        MessageLog.IN,
        question.sender(),
        Stream.ASKED,
        question.sequence(),
        reply,
        clock.instant());
    return reply;
  }

  private void writeDown(Envelope question, Instant now) {
    Region sender = question.sender();
    Last last = messages.lock(sender, MessageLog.IN, Stream.ASKED);
    if (question.sequence() <= last.sequence() - FederationLimits.QUESTION_WINDOW
        || messages.received(sender, Stream.ASKED, question.sequence()).isPresent()) {
      throw ProblemException.conflict(
          "question-replayed",
          "sequence",
          "question " + question.sequence() + " was received before, or is too old",
          "ask again under the next sequence");
    }
    messages.append(sender, MessageLog.IN, question, now);
  }

  private ObjectNode replyTo(Envelope question) {
    ObjectNode reply = SignedDocument.create();
    AskHandler handler = handlers.get(question.type());
    if (handler == null) {
      return refuse(reply, "unknown-type", "nobody here answers '" + question.type() + "'");
    }
    try {
      ObjectNode answer =
          Objects.requireNonNull(
              transactions.execute(status -> handler.answer(question.sender(), question.body())));
      reply.set("answer", answer);
      return reply;
    } catch (ProblemException e) {
      return refuse(reply, e.code(), e.fault());
    } catch (MalformedDocumentException e) {
      return refuse(reply, "malformed", String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode refuse(ObjectNode reply, String code, String detail) {
    reply.putObject("refusal").put("code", code).put("detail", detail);
    return reply;
  }

  private static void requireFresh(Envelope question, Instant now) {
    Duration off = Duration.between(question.sentAt(), now).abs();
    if (off.compareTo(FederationLimits.CLOCK_ERROR) > 0) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "question-stale",
          "sentAt",
          "it lies " + off.toSeconds() + " s from this node's clock",
          "set both clocks by a time server");
    }
  }
}
