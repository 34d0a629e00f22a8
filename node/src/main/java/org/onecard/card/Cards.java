package org.onecard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.status.CardStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A region's residents and their cards: issue, stop, replace, authorise, answer for. */
@Component
public class Cards {
  /** What peers ask of one holder, bounded and at once; body {@link HolderQuestion#toJson}. */
  public static final String HOLDER_CHECK = "holder-check";

  /** What peers tell of acceptances: {@code {"questions":[…]}}, at most 500. */
  public static final String ACCEPTANCE_NOTICES = "acceptance-notices";

  /** What is told back: {@code {"pseudonyms":[{"acceptanceId","pseudonym"}]}}. */
  public static final String HOLDER_PSEUDONYMS = "holder-pseudonyms";

  /** Questions in one batch, at most. */
  public static final int MAX_QUESTIONS = 500;

  /** A device's public key: a compressed point of 33 octets. */
  public record DeviceKey(SignatureAlgorithm algorithm, Bytes point) {}

  /**
   * A synthetic resident to enrol with an active card.
   *
   * @param reference the caller's own name for the row, at most 64 characters
   * @param password for the resident's sign-in; null for none
   * @param attributes what the resident is to be ("ageBand" chooses a person of that band)
   * @param deviceKey binds an e-card; null for none
   * @param days UTC days to authorise the device for, from 7 days back to today
   */
  public record Enrolment(
      String reference,
      @Nullable String password,
      Map<Attribute, String> attributes,
      @Nullable DeviceKey deviceKey,
      List<LocalDate> days) {}

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

  /** What a loss report reaches. */
  public enum StopTarget {
    E_CARD_CODES,
    CHIP,
    SOCIAL_SECURITY_APPLICATION,
    FINANCIAL_APPLICATION,
    TRANSIT_PURSE
  }

  /**
   * What became of one target of a loss report.
   *
   * @param stopped whether it is stopped from here
   * @param adviceZh what the holder should know or do, in Chinese
   * @param adviceEn the same in English
   */
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
   * @param attributes what the item lets the acceptor know
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
      throw new UnsupportedOperationException();
    }

    /**
     * Reads a message body.
     *
     * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
     */
    public static HolderQuestion fromJson(Region askedBy, ObjectNode body) {
      throw new UnsupportedOperationException("" + askedBy + body);
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
      throw new UnsupportedOperationException();
    }

    /**
     * Reads a message body.
     *
     * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
     */
    static HolderAnswer fromJson(ObjectNode body) {
      throw new UnsupportedOperationException("" + body);
    }
  }

  /** One use of the holder's data, as shown to the holder. */
  public record AccessEntry(
      Instant at, Region region, String acceptorName, String sector, String item, String purpose) {}

  /** Enrols synthetic residents with active cards, in one transaction. */
  public List<Enrolled> enrol(List<Enrolment> enrolments) {
    throw new UnsupportedOperationException();
  }

  /** Does something to a card at a desk; replacing has its own call. */
  public ActionResult act(String cardNumber, CardAction action) {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts a new medium in place of a card; rights, bindings and history survive.
   *
   * @param sameNumber 同号换卡: card number and bank account number stay
   */
  public ActionResult replace(String cardNumber, boolean sameNumber) {
    throw new UnsupportedOperationException();
  }

  /** Reports the resident's card lost: stops at once what can be stopped. */
  public StopReport stop(String residentId, LossKind kind) {
    throw new UnsupportedOperationException();
  }

  /** Takes a temporary loss report back. */
  public ActionResult resume(String residentId) {
    throw new UnsupportedOperationException();
  }

  /** The resident's card; empty for an unknown resident. */
  public Optional<WalletView> wallet(String residentId) {
    throw new UnsupportedOperationException();
  }

  /** The history of all the resident's cards, newest first. */
  public List<HistoryEntry> history(String residentId, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Binds a device and authorises it for today; the same device again is answered the same. */
  public BindingResult bind(String residentId, DeviceKey deviceKey) {
    throw new UnsupportedOperationException();
  }

  /** Authorises the bound device's key of today. */
  public BindingResult renew(String residentId, DeviceKey deviceKey) {
    throw new UnsupportedOperationException();
  }

  /** Binds another device in place of the bound one, whose codes are revoked. */
  public BindingResult move(String residentId, DeviceKey deviceKey) {
    throw new UnsupportedOperationException();
  }

  /** Ends the binding and revokes its codes; false if none was bound. */
  public boolean unbind(String residentId) {
    throw new UnsupportedOperationException();
  }

  /** Answers for the holder of an own card and logs that it did. */
  public HolderAnswer answer(HolderQuestion question) {
    return answerAll(List.of(question)).getFirst();
  }

  /** Answers many questions in one transaction, in their order. */
  public List<HolderAnswer> answerAll(List<HolderQuestion> questions) {
    throw new UnsupportedOperationException();
  }

  /** The last uses of the resident's data, newest first, at most 200. */
  public List<AccessEntry> lastUses(String residentId, int limit) {
    throw new UnsupportedOperationException();
  }
}
