package org.onecard.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onecard.card.Cards;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.upkeep.Chore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks issuers that were silent about the holders of chips and entries accepted provisionally. What
 * was shown lies sealed until the issuer has answered, and no longer; it is asked, not told, so
 * that no number waits in the outbox.
 */
@Component
class LateQuestions implements Chore {
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** Pauses after failures in a row: each try is logged, so a silent issuer is tried rarely. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private static final int MOST_DOUBLINGS = 6;
  private static final UUID FIRST = new UUID(0, 0);
  private static final Logger log = LoggerFactory.getLogger(LateQuestions.class);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Vault vault;
  private final Notices notices;
  private final Federation federation;
  private final Clock clock;
  private final Map<Region, Pause> pauses = new HashMap<>();

  LateQuestions(
      JdbcClient database,
      TransactionTemplate transaction,
      Vault vault,
      Notices notices,
      Federation federation,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.vault = vault;
    this.notices = notices;
    this.federation = federation;
    this.clock = clock;
  }

  /** An issuer that did not answer so many times is left alone until then. */
  private record Pause(int failures, Instant until) {
    static Pause after(int failures, Instant now) {
      long times = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
      return new Pause(failures, now.plus(SHORTEST_PAUSE.multipliedBy(times)));
    }
  }

  @Override
  public String doing() {
    return "asking issuers about holders";
  }

  @Override
  public Duration pause() {
    return SHORTEST_PAUSE;
  }

  @Override
  public void round() {
    ask();
  }

  /** Asks every issuer that is due all that is to be asked; one thread at a time. */
  void ask() {
    List<String> issuers =
        database.sql("select distinct issuer from acceptance_question").query(String.class).list();
    for (String code : issuers) {
      Region issuer = Region.of(code);
      Pause pause = pauses.get(issuer);
      if (pause == null || !clock.instant().isBefore(pause.until())) {
        askAll(issuer, pause == null ? 0 : pause.failures());
      }
    }
  }

  /** An issuer that was silent is tried with one question, and asked the rest once it answers. */
  private void askAll(Region issuer, int failures) {
    List<HolderQuestion> batch = after(FIRST, issuer, failures == 0 ? Cards.MAX_QUESTIONS : 1);
    while (!batch.isEmpty()) {
      if (!ask(issuer, batch)) {
        pauses.put(issuer, Pause.after(failures + 1, clock.instant()));
        return;
      }
      pauses.remove(issuer);
      UUID last = UUID.fromString(batch.getLast().acceptanceId());
      batch = after(last, issuer, Cards.MAX_QUESTIONS);
    }
  }

  private List<HolderQuestion> after(UUID last, Region issuer, int limit) {
    return database
        .sql(
            "select acceptance_id, question from acceptance_question"
                + " where issuer = ? and acceptance_id > ? order by acceptance_id limit ?")
        .params(issuer.code(), last, limit)
        .query(
            (row, number) ->
                vault.question(federation.self(), row.getObject(1, UUID.class), row.getBytes(2)))
        .list();
  }

  /** Whether the issuer answered, so that there is use in asking it more. */
  private boolean ask(Region issuer, List<HolderQuestion> questions) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    var list = body.putArray("questions");
    questions.forEach(question -> list.add(question.toJson()));
    Federation.Answer answer =
        federation.ask(issuer, Cards.HOLDER_CHECKS, body, Judge.PURPOSE, WAIT);
    return switch (answer) {
      case Federation.Answer.Answered(ObjectNode said) -> take(issuer, questions, said);
      case Federation.Answer.NoAnswer(String why) -> {
        log.debug("region {} is still to be asked: {}", issuer, why);
        yield false;
      }
      case Federation.Answer.Refused(String refusal, String detail) -> {
        log.warn("region {} refused late questions: {} {}", issuer, refusal, detail);
        yield false;
      }
    };
  }

  private boolean take(Region issuer, List<HolderQuestion> questions, ObjectNode said) {
    List<HolderAnswer> answers;
    try {
      answers =
          DocumentFields.of(said)
              .objects(
                  "answers", Cards.MAX_QUESTIONS, fields -> HolderAnswer.fromJson(fields.node()));
    } catch (MalformedDocumentException e) {
      log.warn("region {} answered late questions in another form", issuer, e);
      return false;
    }
    if (answers.size() != questions.size()) {
      log.warn("region {}: {} answers to {} questions", issuer, answers.size(), questions.size());
      return false;
    }
    Map<UUID, String> pseudonyms = new HashMap<>();
    List<UUID> answered = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      UUID id = UUID.fromString(questions.get(i).acceptanceId());
      switch (answers.get(i)) {
        case HolderAnswer.Known known -> {
          pseudonyms.put(id, known.pseudonym());
          answered.add(id);
        }
        case HolderAnswer.NotFound() -> answered.add(id);
        case HolderAnswer.TooManyQuestions() -> log.debug("acceptance {} is asked again", id);
      }
    }
    transaction.executeWithoutResult(
        status -> {
          notices.store(issuer, pseudonyms);
          database
              .sql("delete from acceptance_question where acceptance_id = any (?)")
              .param(answered.toArray(UUID[]::new))
              .update();
        });
    return true;
  }
}
