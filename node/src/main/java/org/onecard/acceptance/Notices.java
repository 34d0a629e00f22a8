package org.onecard.acceptance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onecard.acceptance.Facts.OfflineTap;
import org.onecard.card.Cards;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.upkeep.Chore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells issuers of acceptances after the commit, so that holders see them, and takes in the
 * pseudonyms they answer with.
 */
@Component
class Notices implements Chore {
  private static final Duration RETENTION = Duration.ofDays(180);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PSEUDONYM = 128;
  private static final Logger log = LoggerFactory.getLogger(Notices.class);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Vault vault;
  private final Register register;
  private final Judge judge;
  private final Cards cards;
  private final Federation federation;

  Notices(
      JdbcClient database,
      TransactionTemplate transaction,
      Vault vault,
      Register register,
      Judge judge,
      Cards cards,
      Federation federation) {
    this.database = database;
    this.transaction = transaction;
    this.vault = vault;
    this.register = register;
    this.judge = judge;
    this.cards = cards;
    this.federation = federation;
    federation.onTold(Cards.HOLDER_PSEUDONYMS, this::takePseudonyms);
  }

  @Override
  public String doing() {
    return "telling issuers of acceptances";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void round() {
    send();
  }

  /** Hands on what waits; durable with the outbox, so that a crash neither loses nor repeats. */
  void send() {
    List<String> issuers =
        database.sql("select distinct issuer from acceptance_notice").query(String.class).list();
    for (String issuer : issuers) {
      while (sendSome(Region.of(issuer)) == Cards.MAX_QUESTIONS) {
        Thread.onSpinWait();
      }
    }
  }

  private int sendSome(Region issuer) {
    Integer sent =
        transaction.execute(
            status -> {
              List<Facts> waiting = take(issuer);
              if (!waiting.isEmpty()) {
                handOn(issuer, waiting.stream().map(this::question).toList());
              }
              return waiting.size();
            });
    return sent == null ? 0 : sent;
  }

  private List<Facts> take(Region issuer) {
    return database
        .sql(
            "with taken as (delete from acceptance_notice where acceptance_id in"
                + " (select acceptance_id from acceptance_notice where issuer = ?"
                + " order by acceptance_id limit ? for update skip locked)"
                + " returning acceptance_id)"
                + " select r.acceptance_id, r.content from taken"
                + " join acceptance_record r using (acceptance_id)"
                + " where r.content is not null order by r.acceptance_id")
        .params(issuer.code(), Cards.MAX_QUESTIONS)
        .query((row, number) -> vault.read(row.getObject(1, UUID.class), row.getBytes(2)))
        .list();
  }

  private void handOn(Region issuer, List<HolderQuestion> questions) {
    if (issuer.equals(federation.self())) {
      List<HolderAnswer> answers = cards.answerAll(questions);
      Map<UUID, String> pseudonyms = new HashMap<>();
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof HolderAnswer.Known known) {
          pseudonyms.put(UUID.fromString(questions.get(i).acceptanceId()), known.pseudonym());
        }
      }
      store(issuer, pseudonyms);
    } else {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      var list = body.putArray("questions");
      questions.forEach(question -> list.add(question.toJson()));
      federation.tell(issuer, Cards.ACCEPTANCE_NOTICES, body, Judge.PURPOSE, RETENTION);
    }
  }

  private HolderQuestion question(Facts facts) {
    String text = facts.code();
    if (text == null) {
      throw new IllegalStateException("a notice of acceptance " + facts.id() + " without a code");
    }
    PresentationCode code = PresentationCode.parse(Bytes.ofBase64Url(text).toArray());
    OfflineTap tap = facts.tap();
    var request =
        new Judge.Request(
            facts.id(),
            register.acceptor(facts.acceptor()).orElseThrow(),
            register.point(facts.point()).orElseThrow(),
            facts.item(),
            tap == null ? facts.at() : tap.tappedAt());
    return judge.question(Judge.shown(code), request, Set.of());
  }

  private void takePseudonyms(Region sender, ObjectNode body) {
    Map<UUID, String> pseudonyms = new HashMap<>();
    for (JsonNode entry : body.path("pseudonyms")) {
      String id = entry.path("acceptanceId").asString("");
      String pseudonym = entry.path("pseudonym").asString("");
      try {
        if (!pseudonym.isEmpty() && pseudonym.length() <= PSEUDONYM) {
          pseudonyms.put(UUID.fromString(id), pseudonym);
        }
      } catch (IllegalArgumentException e) {
        log.warn("region {} answered for what is no acceptance id", sender);
      }
    }
    store(sender, pseudonyms);
  }

  /** An issuer names its own holders only. */
  void store(Region issuer, Map<UUID, String> pseudonyms) {
    if (pseudonyms.isEmpty()) {
      return;
    }
    List<UUID> own =
        database
            .sql(
                "select acceptance_id, content from acceptance_record"
                    + " where acceptance_id = any (?) and content is not null")
            .param(pseudonyms.keySet().toArray(UUID[]::new))
            .query((row, number) -> vault.read(row.getObject(1, UUID.class), row.getBytes(2)))
            .list()
            .stream()
            .filter(facts -> issuer.code().equals(facts.issuer()) && facts.outcome().accepted())
            .map(Facts::id)
            .toList();
    for (UUID id : own) {
      database
          .sql(
              "insert into acceptance_holder (acceptance_id, pseudonym, day)"
                  + " select acceptance_id, ?, day from acceptance_record"
                  + " where acceptance_id = ? on conflict do nothing")
          .params(Objects.requireNonNull(pseudonyms.get(id)), id)
          .update();
    }
  }
}
