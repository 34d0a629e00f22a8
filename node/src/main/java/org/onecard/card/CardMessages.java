package org.onecard.card;

import java.time.Duration;
import java.util.List;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.MalformedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What peers ask and tell about holders of own cards. */
@Component
final class CardMessages {
  private static final Logger log = LoggerFactory.getLogger(CardMessages.class);
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final String PURPOSE =
      "let an acceptor recognise a holder it has accepted, within its sector";

  private final Holders holders;
  private final Federation federation;

  CardMessages(Holders holders, Federation federation) {
    this.holders = holders;
    this.federation = federation;
    federation.onAsked(Cards.HOLDER_CHECK, this::check);
    federation.onAsked(Cards.HOLDER_CHECKS, this::checks);
    federation.onTold(Cards.ACCEPTANCE_NOTICES, this::notices);
  }

  private ObjectNode check(Region sender, ObjectNode body) {
    HolderQuestion question = HolderMessages.question(sender, DocumentFields.of(body));
    return HolderMessages.write(holders.answerAll(List.of(question)).getFirst());
  }

  private ObjectNode checks(Region sender, ObjectNode body) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode answers = reply.putArray("answers");
    for (HolderAnswer answer : holders.answerAll(questions(sender, body))) {
      answers.add(HolderMessages.write(answer));
    }
    return reply;
  }

  private static List<HolderQuestion> questions(Region sender, ObjectNode body) {
    return DocumentFields.of(body)
        .objects(
            "questions", Cards.MAX_QUESTIONS, fields -> HolderMessages.question(sender, fields));
  }

  /** A body that cannot be read will not get better by being sent again: it is dropped. */
  private void notices(Region sender, ObjectNode body) {
    List<HolderQuestion> questions;
    try {
      questions = questions(sender, body);
    } catch (MalformedDocumentException e) {
      log.warn("acceptance notices of region {} cannot be read: {}", sender, e.getMessage());
      return;
    }
    List<HolderAnswer> answers = holders.answerAll(questions);
    ArrayNode pseudonyms = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < questions.size(); i++) {
      if (answers.get(i) instanceof HolderAnswer.Known known) {
        pseudonyms
            .addObject()
            .put("acceptanceId", questions.get(i).acceptanceId())
            .put("pseudonym", known.pseudonym());
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("pseudonyms", pseudonyms);
    federation.tell(sender, Cards.HOLDER_PSEUDONYMS, answer, PURPOSE, RETENTION);
  }
}
