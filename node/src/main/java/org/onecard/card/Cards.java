package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Renewal;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.status.CardStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A region's residents and their cards: issue, stop, replace, authorise, answer for. */
@Component
public class Cards {
  /** What peers ask of one holder, bounded and at once; body {@link HolderQuestion#toJson}. */
  public static final String HOLDER_CHECK = "holder-check";

  /**
   * What peers ask afterwards of holders whom they could not ask about in time: {@code
   * {"questions":[…]}}, answered in order by {@code {"answers":[…]}}.
   */
  public static final String HOLDER_CHECKS = "holder-checks";

  /** What peers tell of acceptances: {@code {"questions":[…]}}, at most 500. */
  public static final String ACCEPTANCE_NOTICES = "acceptance-notices";

  /** What is told back: {@code {"pseudonyms":[{"acceptanceId","pseudonym"}]}}. */
  public static final String HOLDER_PSEUDONYMS = "holder-pseudonyms";

  /** Questions in one batch, at most. */
  public static final int MAX_QUESTIONS = 500;

  /** What {@link #act} does. */
  public static final Set<CardAction> DESK_ACTIONS =
      Set.of(
          CardAction.PRODUCE,
          CardAction.DELIVER,
          CardAction.ACTIVATE,
          CardAction.SUSPEND_TEMPORARILY,
          CardAction.SUSPEND_FORMALLY,
          CardAction.RESUME,
          CardAction.CANCEL);

  /** A device's public key: a compressed point of 33 octets. */
  public record DeviceKey(SignatureAlgorithm algorithm, Bytes point) {}

  /**
   * A synthetic resident to enrol with an active card.
   *
   * @param reference the caller's own name for the row, once; at most 64 characters
   * @param password for the resident's sign-in; null for none
   * @param attributes what the resident is to be (AGE_BAND chooses a person of that band)
   * @param deviceKey binds an e-card; null for none
   * @param days UTC days to authorise the device for, from 7 days back to today
   * @param state where the card begins: active (made and handed over at once) or applied
   */
  public record Enrolment(
      String reference,
      @Nullable String password,
      Map<Attribute, String> attributes,
      @Nullable DeviceKey deviceKey,
      List<LocalDate> days,
      CardState state) {

    /** With an active card. */
    public Enrolment(
        String reference,
        @Nullable String password,
        Map<Attribute, String> attributes,
        @Nullable DeviceKey deviceKey,
        List<LocalDate> days) {
      this(reference, password, attributes, deviceKey, days, CardState.ACTIVE);
    }
  }

  /** One day's authorisation of an enrolled device. */
  public record DayAuthorisation(LocalDate day, Bytes value) {}

  /** A resident as enrolled. */
  public record Enrolled(
      String reference,
      String residentId,
      String cardNumber,
      String socialSecurityNumber,
      String name,
      String identificationCode,
      List<DayAuthorisation> authorisations) {}

  /**
   * A card as its holder and a desk see it, state as of now.
   *
   * @param suspendedUntil when a temporary suspension lapses, else null
   * @param deviceBound whether an e-card is bound
   * @param maskedSocialSecurityNumber for showing
   */
  public record WalletView(
      String residentId,
      String name,
      String maskedSocialSecurityNumber,
      String cardNumber,
      CardState state,
      Instant since,
      @Nullable Instant suspendedUntil,
      int generation,
      boolean transitFunction,
      LocalDate expiresOn,
      boolean deviceBound,
      Map<Attribute, String> attributes) {}

  /** One line of a card's history. */
  public record HistoryEntry(
      Instant at, String cardNumber, CardAction action, CardState from, CardState to) {}

  /** What came of an action. */
  public sealed interface ActionResult {
    /** Done; the card as it stands now. */
    record Done(WalletView card) implements ActionResult {}

    /** Not done: the card's state does not allow it. */
    record Refused(CardAction action, CardState state, TransitionRefusal refusal)
        implements ActionResult {}

    /** This region has issued no such card. */
    record NoSuchCard() implements ActionResult {}
  }

  /** How firmly a card is reported lost. */
  public enum LossKind {
    /** By telephone or online; lapses by itself after 7 to 15 days. */
    TEMPORARY,
    /** At a desk, identity checked; stays until resumed or replaced. */
    FORMAL
  }

  /** A card that a bulk suspension left as it was. */
  public record SuspensionRefused(String cardNumber, CardState state, TransitionRefusal refusal) {}

  /** What a bulk suspension came to. */
  public record Suspended(long headNumber, List<SuspensionRefused> refused) {}

  /** What a loss report reaches. */
  public enum StopTarget {
    E_CARD_CODES,
    CHIP,
    SOCIAL_SECURITY_APPLICATION,
    FINANCIAL_APPLICATION,
    TRANSIT_PURSE
  }

  /** Whether one target of a loss report is stopped from here, and what the holder should do. */
  public record StopLine(StopTarget target, boolean stopped, String adviceZh, String adviceEn) {}

  /** What one loss report stopped, and what it could not. */
  public record StopReport(ActionResult result, long headNumber, List<StopLine> lines) {}

  /** What came of binding, renewing or moving an e-card. */
  public sealed interface BindingResult {
    /** The device may present the card until {@code expiresAt}. */
    record Bound(Authorisation authorisation, Instant expiresAt) implements BindingResult {}

    /** Another device is bound: move, or unbind it first. */
    record AlreadyBound() implements BindingResult {}

    /** No device is bound: bind one first. */
    record NotBound() implements BindingResult {}

    /** The card is not in use. */
    record CardNotActive(CardState state) implements BindingResult {}

    /** Who let the asker hold the card has ended that. */
    record NoLongerHeld() implements BindingResult {}

    /** The previous key did not sign the renewal: another device asks. */
    record RenewalNotSigned() implements BindingResult {}

    /** The device's clock is off by this many seconds, more than a renewal may be. */
    record RenewalOutOfTime(long secondsOff) implements BindingResult {}

    /** The binding has shown as many device keys today as a day allows. */
    record TooManyKeys() implements BindingResult {}
  }

  /** What was shown of a card, as far as its issuer needs it. */
  public sealed interface Shown {
    /** A presentation code's token, expiry day (days since 1970-01-01 UTC) and status index. */
    record Code(Bytes token, long expiryDay, long statusIndex) implements Shown {}

    /** What a chip says. */
    record Chip(String cardNumber, String identificationCode) implements Shown {}

    /** What a clerk typed in. */
    record Entry(String cardNumber, String socialSecurityNumber) implements Shown {}
  }

  /**
   * A question about the holder of an own card, authorised by what was shown.
   *
   * @param acceptanceId of the acceptance it belongs to: a repeated question is logged once
   * @param askedBy the region of the asking node
   * @param acceptor the acceptor's id in its region
   * @param acceptorName shown to the holder
   * @param purpose shown to the holder
   * @param attributes what is asked for: more than the item gives is not told
   * @param at when the card was shown
   */
  public record HolderQuestion(
      Shown shown,
      String acceptanceId,
      Region askedBy,
      String acceptor,
      String acceptorName,
      String sector,
      String item,
      String purpose,
      Set<Attribute> attributes,
      Instant at) {

    /** The question as a message body. */
    public ObjectNode toJson() {
      return HolderMessages.write(this);
    }

    /**
     * Reads a message body.
     *
     * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
     */
    public static HolderQuestion fromJson(Region askedBy, ObjectNode body) {
      return HolderMessages.question(askedBy, DocumentFields.of(body));
    }
  }

  /** What is said of a holder. */
  public sealed interface HolderAnswer {
    /**
     * The holder is known.
     *
     * @param status as of now
     * @param pseudonym for the acceptor's sector, or the acceptor where the sector needs none
     */
    record Known(
        CardStatus status,
        String pseudonym,
        Map<Attribute, String> attributes,
        boolean transitFunction)
        implements HolderAnswer {}

    /** What was shown is no card of this region. */
    record NotFound() implements HolderAnswer {}

    /** The asking region, or the card, has been asked about too often. */
    record TooManyQuestions() implements HolderAnswer {}

    /** The answer as a message body. */
    default ObjectNode toJson() {
      return HolderMessages.write(this);
    }

    /**
     * Reads a message body.
     *
     * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
     */
    static HolderAnswer fromJson(ObjectNode body) {
      return HolderMessages.answer(body);
    }
  }

  private final EnrolmentDesk enrolmentDesk;
  private final CardDesk cardDesk;
  private final Replacement replacement;
  private final CardStore store;
  private final Bindings bindings;
  private final Wallet wallet;
  private final Holders holders;
  private final HolderStore holderStore;
  private final StatusPublisher publisher;
  private final CardSettings settings;

  Cards(
      EnrolmentDesk enrolmentDesk,
      CardDesk cardDesk,
      Replacement replacement,
      CardStore store,
      Bindings bindings,
      Wallet wallet,
      Holders holders,
      HolderStore holderStore,
      StatusPublisher publisher,
      CardSettings settings) {
    this.enrolmentDesk = enrolmentDesk;
    this.cardDesk = cardDesk;
    this.replacement = replacement;
    this.store = store;
    this.bindings = bindings;
    this.wallet = wallet;
    this.holders = holders;
    this.holderStore = holderStore;
    this.publisher = publisher;
    this.settings = settings;
  }

  /**
   * Enrols synthetic residents with their cards, all or none. A row that the caller has sent before
   * gets the answer it got then, for 30 days.
   *
   * @param caller whose references these are
   * @throws org.onecard.web.ProblemException naming the row and field at fault; 409 where a
   *     reference stands for another row
   */
  public List<Enrolled> enrol(String caller, List<Enrolment> enrolments) {
    return enrolmentDesk.enrol(caller, enrolments);
  }

  /**
   * Does something to a card at a desk. Replacing has its own call, and lapsing and expiring are
   * time's: IllegalArgumentException.
   */
  public ActionResult act(String cardNumber, CardAction action) {
    if (!DESK_ACTIONS.contains(action)) {
      throw new IllegalArgumentException(action + " is not done by this call");
    }
    return result(cardDesk.act(List.of(cardNumber), action).stream().findFirst());
  }

  /**
   * Suspends many cards and publishes at once.
   *
   * @return the number of the head that carries them, and what was refused
   */
  public Suspended suspend(List<String> cardNumbers, LossKind kind) {
    var refused =
        cardDesk.act(cardNumbers, action(kind)).stream()
            .filter(outcome -> outcome.refusal().isPresent())
            .map(
                outcome ->
                    new SuspensionRefused(
                        outcome.card().cardNumber(),
                        outcome.card().state(),
                        outcome.refusal().orElseThrow()))
            .toList();
    return new Suspended(publisher.publishNow(), refused);
  }

  /**
   * Puts a new medium in place of a card; rights, bindings and history survive.
   *
   * @param sameNumber 同号换卡: card number and bank account number stay
   */
  public ActionResult replace(String cardNumber, boolean sameNumber) {
    return result(replacement.replace(cardNumber, sameNumber));
  }

  /** Reports the resident's card lost: stops at once what can be stopped. */
  public StopReport stop(String residentId, LossKind kind) {
    Optional<CardDesk.Outcome> outcome = cardDesk.act(UUID.fromString(residentId), action(kind));
    ActionResult result = result(outcome);
    List<StopLine> lines =
        result instanceof ActionResult.Done done
            ? StopAdvice.lines(
                outcome.orElseThrow().card(),
                done.card().deviceBound(),
                settings.bankTelephone(),
                StopAdvice.When.AFTER)
            : List.of();
    return new StopReport(result, publisher.publishNow(), lines);
  }

  /** {@link #stop} at a desk, by card number. */
  public StopReport stopByCardNumber(String cardNumber, LossKind kind) {
    return store
        .residentOf(cardNumber)
        .map(resident -> stop(resident.toString(), kind))
        .orElseGet(
            () ->
                new StopReport(
                    new ActionResult.NoSuchCard(), publisher.currentHeadNumber(), List.of()));
  }

  /** Takes the holder's own, temporary loss report back; a formal one is resumed at a desk. */
  public ActionResult resume(String residentId) {
    UUID resident = UUID.fromString(residentId);
    Optional<WalletView> view = wallet.view(resident);
    if (view.isPresent() && view.get().state() == CardState.FORMALLY_SUSPENDED) {
      return new ActionResult.Refused(
          CardAction.RESUME, view.get().state(), TransitionRefusal.SUSPENDED_FORMALLY);
    }
    ActionResult result = result(cardDesk.act(resident, CardAction.RESUME));
    var _ = publisher.publishNow();
    return result;
  }

  /** The resident's card; empty for an unknown resident. */
  public Optional<WalletView> wallet(String residentId) {
    return wallet.view(UUID.fromString(residentId));
  }

  /** The card with this number that no other has replaced; empty if this region has none. */
  public Optional<WalletView> walletOf(String cardNumber) {
    return store.residentOf(cardNumber).flatMap(wallet::view);
  }

  /** The history of all the resident's cards, newest first, at most 200 lines. */
  public List<HistoryEntry> history(String residentId, int limit) {
    return store.history(UUID.fromString(residentId), Math.clamp(limit, 0, CardLimits.LINES));
  }

  /** Binds a device and authorises it for today; the same device again is answered the same. */
  public BindingResult bind(String residentId, DeviceKey deviceKey) {
    return bindings.authorise(UUID.fromString(residentId), deviceKey, new Bindings.Wish.Bind());
  }

  /** Authorises the bound device's next key, signed by the one before; another device moves. */
  public BindingResult renew(String residentId, Renewal renewal) {
    return bindings.authorise(
        UUID.fromString(residentId),
        new DeviceKey(renewal.algorithm(), renewal.deviceKey()),
        new Bindings.Wish.Renew(renewal));
  }

  /** Binds another device in place of the bound one, whose codes are revoked. */
  public BindingResult move(String residentId, DeviceKey deviceKey) {
    return bindings.authorise(UUID.fromString(residentId), deviceKey, new Bindings.Wish.Move());
  }

  /** Ends the binding and revokes its codes; false if none was bound. */
  public boolean unbind(String residentId) {
    return bindings.end(Seat.own(UUID.fromString(residentId)), "unbound");
  }

  /** Answers for the holder of an own card and logs that it did. */
  public HolderAnswer answer(HolderQuestion question) {
    return answerAll(List.of(question)).getFirst();
  }

  /** Answers up to {@link #MAX_QUESTIONS} questions in one transaction, in their order. */
  public List<HolderAnswer> answerAll(List<HolderQuestion> questions) {
    if (questions.size() > MAX_QUESTIONS) {
      throw new IllegalArgumentException(
          questions.size() + " questions; ask at most " + MAX_QUESTIONS + " at once");
    }
    return holders.answerAll(questions);
  }

  /** The holder's name for an acceptor of {@code region}; nothing where no card is valid now. */
  public Optional<String> pseudonym(
      String residentId, Region region, String sector, String acceptorId) {
    return wallet(residentId)
        .filter(view -> view.state().status() == CardStatus.VALID)
        .map(view -> holders.pseudonym(UUID.fromString(residentId), region, sector, acceptorId));
  }

  /** The last uses of the resident's data, newest first, at most 200. */
  public List<AccessEntry> lastUses(String residentId, int limit) {
    return holderStore.lastUses(
        UUID.fromString(residentId), Math.clamp(limit, 0, CardLimits.LINES));
  }

  private static CardAction action(LossKind kind) {
    return switch (kind) {
      case TEMPORARY -> CardAction.SUSPEND_TEMPORARILY;
      case FORMAL -> CardAction.SUSPEND_FORMALLY;
    };
  }

  private ActionResult result(Optional<CardDesk.Outcome> outcome) {
    if (outcome.isEmpty()) {
      return new ActionResult.NoSuchCard();
    }
    CardDesk.Outcome known = outcome.get();
    return known
        .refusal()
        .<ActionResult>map(
            refusal -> new ActionResult.Refused(known.action(), known.card().state(), refusal))
        .orElseGet(() -> new ActionResult.Done(wallet.view(known.card())));
  }
}
