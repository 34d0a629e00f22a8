package org.onecard.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.card.CardAction;
import org.onecard.card.CardState;
import org.onecard.card.Cards;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.card.Cards.WalletView;
import org.onecard.card.HolderDesk;
import org.onecard.issuance.DecisionStore.Decided;
import org.onecard.issuance.IdentityCheck.CardFacts;
import org.onecard.issuance.IdentityCheck.Facts;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.InvalidIdentifierException;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.replacement.ReplacementAnswer;
import org.onecard.protocol.replacement.ReplacementAnswer.Why;
import org.onecard.protocol.replacement.ReplacementQuestion;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Decides as the issuer about new cards for own holders who stand at another region's outlet, makes
 * them, and puts them into use when they were handed over. Runs in the transaction of the message.
 */
@Component
final class NeighbourDecisions {
  private static final Logger log = LoggerFactory.getLogger(NeighbourDecisions.class);
  private static final String SECTOR = "card-service";
  private static final String ITEM = "card-replacement";
  private static final String PURPOSE = "持卡人在其他地区网点补换卡";

  private final DecisionStore store;
  private final Cards cards;
  private final HolderDesk holders;
  private final AuditLog audit;
  private final Clock clock;

  NeighbourDecisions(
      DecisionStore store, Cards cards, HolderDesk holders, AuditLog audit, Clock clock) {
    this.store = store;
    this.cards = cards;
    this.holders = holders;
    this.audit = audit;
    this.clock = clock;
  }

  /** Answers a question; one that was answered before is answered the same. */
  ReplacementAnswer decide(Region outlet, ReplacementQuestion question) {
    Bytes asked = store.digest(question);
    Optional<Decided> before = store.find(outlet, question.caseId());
    if (before.isPresent()) {
      return again(before.get(), asked);
    }
    demandRoom(outlet, question);
    Facts facts = facts(question);
    ApplicationKind kind = kind(question);
    Optional<Why> refusal =
        IdentityCheck.refusal(
                kind,
                question.name(),
                question.cardNumber(),
                facts,
                ServiceDay.dateOf(clock.instant()))
            .map(NeighbourDecisions::told);
    Decided decided =
        refusal
            .map(why -> refused(outlet, question, asked, why))
            .orElseGet(() -> make(outlet, question, asked, kind));
    store.add(decided);
    audit.add(
        "region-" + outlet,
        decided.refusal() == null ? "replacement.grant" : "replacement.refuse",
        question.caseId().toString(),
        decided.refusal() == null
            ? "holder " + decided.resident() + ", " + question.wish().text()
            : decided.refusal());
    return answer(decided);
  }

  /**
   * Writes into the holder's log who asked; the rates of questions by number hold here as well, so
   * that no outlet can try numbers.
   */
  private void demandRoom(Region outlet, ReplacementQuestion question) {
    HolderAnswer said =
        cards.answer(
            new HolderQuestion(
                new Shown.Entry(question.cardNumber(), question.socialSecurityNumber()),
                question.caseId().toString(),
                outlet,
                "outlets-of-" + outlet,
                question.outlet(),
                SECTOR,
                ITEM,
                PURPOSE,
                Set.of(),
                question.at()));
    if (said instanceof HolderAnswer.TooManyQuestions) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-questions",
          null,
          "this card, or this region, was asked about too often",
          "wait a minute and ask again");
    }
  }

  private Facts facts(ReplacementQuestion question) {
    try {
      return holders
          .find(SocialSecurityNumber.of(question.socialSecurityNumber()))
          .map(
              card ->
                  new Facts(
                      card.name(),
                      new CardFacts(card.cardNumber(), card.state(), card.expiresOn())))
          .orElse(Facts.NOTHING);
    } catch (InvalidIdentifierException e) {
      log.info("case {}: no such number can be: {}", question.caseId(), e.fault());
      return Facts.NOTHING;
    }
  }

  private Decided make(
      Region outlet, ReplacementQuestion question, Bytes asked, ApplicationKind kind) {
    String reference = outlet + "/" + question.caseId();
    return switch (holders.replaceOnce(
        reference, question.cardNumber(), kind.sameNumber(), false)) {
      case ActionResult.Done done ->
          new Decided(
              outlet,
              question.caseId(),
              asked,
              UUID.fromString(done.card().residentId()),
              null,
              clock.instant());
      case ActionResult.Refused refused -> refused(outlet, question, asked, Why.NOT_REPLACEABLE);
      case ActionResult.NoSuchCard none -> refused(outlet, question, asked, Why.NOT_MATCHED);
    };
  }

  private Decided refused(Region outlet, ReplacementQuestion question, Bytes asked, Why why) {
    return new Decided(outlet, question.caseId(), asked, null, why.text(), clock.instant());
  }

  private ReplacementAnswer again(Decided before, Bytes asked) {
    Bytes first = before.asked();
    if (first != null && !first.equals(asked)) {
      throw ProblemException.conflict(
          "case-of-another", "case", "it was asked of another holder", "open a case for each");
    }
    return answer(before);
  }

  private ReplacementAnswer answer(Decided decided) {
    String refusal = decided.refusal();
    if (refusal != null) {
      for (Why why : Why.values()) {
        if (why.text().equals(refusal)) {
          return new ReplacementAnswer.Refused(why);
        }
      }
      throw new IllegalStateException("a decision is refused as " + refusal);
    }
    WalletView card = card(decided.resident());
    return new ReplacementAnswer.Granted(
        CardNumber.of(card.cardNumber()).masked(), card.expiresOn());
  }

  /** The outlet handed the card over: it comes into use. Told twice, it stays so. */
  boolean handedOver(Region outlet, UUID caseId) {
    Optional<Decided> decided = store.find(outlet, caseId).filter(one -> one.resident() != null);
    if (decided.isEmpty()) {
      log.warn("region {} handed over a card of case {} that was not granted", outlet, caseId);
      return false;
    }
    String number = card(decided.get().resident()).cardNumber();
    var _ = cards.act(number, CardAction.DELIVER);
    var _ = cards.act(number, CardAction.ACTIVATE);
    if (card(decided.get().resident()).state() != CardState.ACTIVE) {
      log.warn("the card of case {} cannot come into use; its own region looks after it", caseId);
      return false;
    }
    if (store.end(outlet, caseId, "in-use", clock.instant())) {
      audit.add("region-" + outlet, "replacement.in-use", caseId.toString(), "");
    }
    return true;
  }

  /**
   * The holder left without the card. A question of this case that comes later makes none; a card
   * that was made waits for its holder at this region's own counters.
   */
  void givenUp(Region outlet, UUID caseId) {
    Instant now = clock.instant();
    store.add(new Decided(outlet, caseId, null, null, Why.GIVEN_UP.text(), now));
    if (store.end(outlet, caseId, "given-up", now)) {
      audit.add("region-" + outlet, "replacement.given-up", caseId.toString(), "");
    }
  }

  private WalletView card(@Nullable UUID resident) {
    return cards.wallet(String.valueOf(resident)).orElseThrow();
  }

  private static ApplicationKind kind(ReplacementQuestion question) {
    return switch (question.wish()) {
      case EXPIRED -> ApplicationKind.EXPIRED;
      case SAME_NUMBER -> ApplicationKind.SAME_NUMBER;
      case LOST -> ApplicationKind.LOST;
    };
  }

  /** Whether number, card or name is wrong, is not told across the border. */
  private static Why told(ApplicationRefusal refusal) {
    return switch (refusal) {
      case NOT_REPLACEABLE -> Why.NOT_REPLACEABLE;
      case NOT_EXPIRED -> Why.NOT_EXPIRED;
      default -> Why.NOT_MATCHED;
    };
  }
}
