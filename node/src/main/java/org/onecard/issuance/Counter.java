package org.onecard.issuance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.card.CardAction;
import org.onecard.card.Cards;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.LossKind;
import org.onecard.card.Cards.StopReport;
import org.onecard.card.Cards.WalletView;
import org.onecard.card.HolderDesk;
import org.onecard.card.ReplacementRequests;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;
import org.onecard.web.RateLimits;
import org.springframework.stereotype.Service;

/**
 * The counter's view of holders: found by the least, shown masked, served by acts. Every search,
 * look and act is in the audit of staff, by the internal id and never by a number.
 */
@Service
public class Counter {
  private static final int SURNAME = 10;

  private final HolderDesk holders;
  private final Cards cards;
  private final ReplacementRequests requests;
  private final AuditLog audit;
  private final RateLimits searches;

  Counter(
      HolderDesk holders, Cards cards, ReplacementRequests requests, AuditLog audit, Clock clock) {
    this.holders = holders;
    this.cards = cards;
    this.requests = requests;
    this.audit = audit;
    this.searches = new RateLimits(IssuanceLimits.SEARCHES, IssuanceLimits.HOUR, clock);
  }

  /**
   * The holder who is searched for; that somebody searched is written down, found or not.
   *
   * @throws ProblemException 400 for a field, 404 where nobody fits, 429 above 240 an hour
   */
  public HolderView find(StaffMember member, HolderSearch search) {
    searches.demand(member.staffId());
    boolean byCard = search.cardNumber() != null && !search.cardNumber().isBlank();
    Optional<WalletView> found = byCard ? byCard(search) : byNumber(search);
    audit.add(
        member.staffId(),
        "holder.search",
        found.map(WalletView::residentId).orElse("none"),
        byCard ? "card-number" : "number-and-surname");
    return found.map(this::view).orElseThrow(Counter::nobody);
  }

  private Optional<WalletView> byCard(HolderSearch search) {
    return cards.walletOf(
        Fields.identifier("cardNumber", upper(search.cardNumber()), CardNumber::of).text());
  }

  private Optional<WalletView> byNumber(HolderSearch search) {
    SocialSecurityNumber number =
        Fields.identifier(
            "socialSecurityNumber", search.socialSecurityNumber(), SocialSecurityNumber::of);
    String surname = Fields.line("surname", search.surname(), SURNAME);
    return holders.find(number).filter(card -> card.name().startsWith(surname));
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
  }

  /** A holder by the internal id. */
  public HolderView open(StaffMember member, String residentId) {
    WalletView card = card(residentId);
    audit.add(member.staffId(), "holder.read", card.residentId(), "");
    return view(card);
  }

  /**
   * The holder's full social security number; who asked, and why, is written down first.
   *
   * @param reason 4 to 200 characters
   */
  public String number(StaffMember member, String residentId, @Nullable String reason) {
    WalletView card = card(residentId);
    String why = Fields.line("reason", reason, IssuanceLimits.REASON);
    if (why.length() < IssuanceLimits.REASON_LEAST) {
      throw ProblemException.badField(
          "reason", "is too short to tell anything", "say what the number is needed for");
    }
    audit.add(member.staffId(), "holder.number-shown", card.residentId(), why);
    return holders.number(card.residentId()).orElseThrow(Counter::nobody).text();
  }

  /**
   * Does something to the holder's card.
   *
   * @param sameNumber for {@link CardAction#REPLACE}: card and account number stay
   * @param requestKey for {@link CardAction#REPLACE}: sent again with it, one card is made; absent,
   *     each call is its own
   */
  public CounterOutcome act(
      StaffMember member,
      String residentId,
      CardAction action,
      boolean sameNumber,
      @Nullable String requestKey) {
    WalletView card = card(residentId);
    String key = Fields.requestKey("requestKey", requestKey);
    CounterOutcome outcome =
        switch (action) {
          case SUSPEND_TEMPORARILY -> stop(card, LossKind.TEMPORARY);
          case SUSPEND_FORMALLY -> stop(card, LossKind.FORMAL);
          case REPLACE -> outcome(replace(card, sameNumber, key));
          case DELIVER, ACTIVATE, RESUME -> outcome(cards.act(card.cardNumber(), action));
          case PRODUCE, LAPSE, EXPIRE, CANCEL ->
              throw ProblemException.badField(
                  "action",
                  "is not an act of a counter",
                  "give deliver, activate, suspend-temporarily, suspend-formally, resume or"
                      + " replace");
        };
    String done = outcome instanceof CounterOutcome.Done ? "" : "refused";
    audit.add(member.staffId(), "card." + action.text(), card.residentId(), done);
    return outcome;
  }

  private ActionResult replace(WalletView card, boolean sameNumber, @Nullable String key) {
    String reference =
        key == null ? UUID.randomUUID().toString() : digestOf(card.residentId(), key);
    return holders.replaceOnce(reference, card.cardNumber(), sameNumber, true);
  }

  /** A key belongs to one holder: under another's it is another wish. */
  private static String digestOf(String residentId, String key) {
    return UUID.nameUUIDFromBytes((residentId + " " + key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private CounterOutcome stop(WalletView card, LossKind kind) {
    StopReport report = cards.stop(card.residentId(), kind);
    return switch (outcome(report.result())) {
      case CounterOutcome.Done done -> new CounterOutcome.Done(done.holder(), report.lines());
      case CounterOutcome.Refused refused -> refused;
    };
  }

  private CounterOutcome outcome(ActionResult result) {
    return switch (result) {
      case ActionResult.Done done -> new CounterOutcome.Done(view(done.card()), List.of());
      case ActionResult.Refused refused ->
          new CounterOutcome.Refused(refused.refusal(), refused.state());
      case ActionResult.NoSuchCard none -> throw nobody();
    };
  }

  private WalletView card(String residentId) {
    try {
      return cards.wallet(residentId).orElseThrow(Counter::nobody);
    } catch (IllegalArgumentException e) {
      ProblemException problem = nobody();
      problem.initCause(e);
      throw problem;
    }
  }

  private HolderView view(WalletView card) {
    return new HolderView(
        card.residentId(),
        Masks.name(card.name()),
        card.maskedSocialSecurityNumber(),
        CardNumber.of(card.cardNumber()).masked(),
        card.state().text(),
        card.since(),
        card.suspendedUntil(),
        card.expiresOn(),
        card.deviceBound(),
        requests.waiting(card.residentId()).map(one -> one.reason().text()).orElse(null),
        HolderDesk.possible(card.state()).stream().map(CardAction::text).toList(),
        cards.history(card.residentId(), IssuanceLimits.HISTORY).stream()
            .map(HolderView.Line::of)
            .toList());
  }

  private static ProblemException nobody() {
    return ProblemException.notFound(
        "holder",
        "nobody of this region fits",
        "compare number and name with the card; another region's card is replaced under its"
            + " region");
  }
}
