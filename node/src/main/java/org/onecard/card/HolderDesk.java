package org.onecard.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.WalletView;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.springframework.stereotype.Component;

/** What a service desk needs of holders beside {@link Cards}: find, enrol, replace once. */
@Component
public class HolderDesk {
  /** Whose references a desk's are, among those of enrolments. */
  private static final String CALLER = "counter";

  private final ResidentStore residents;
  private final ResidentVault vault;
  private final Wallet wallet;
  private final EnrolmentDesk enrolments;
  private final Replacement replacement;

  HolderDesk(
      ResidentStore residents,
      ResidentVault vault,
      Wallet wallet,
      EnrolmentDesk enrolments,
      Replacement replacement) {
    this.residents = residents;
    this.vault = vault;
    this.wallet = wallet;
    this.enrolments = enrolments;
    this.replacement = replacement;
  }

  /** What came of enrolling a person. */
  public sealed interface Enrolling {
    /** The person holds this card. */
    record Enrolled(String residentId, String cardNumber) implements Enrolling {}

    /** The person is known here already, under another reference. */
    record KnownAlready() implements Enrolling {}
  }

  /** The card of the resident with this number; empty where this region knows none. */
  public Optional<WalletView> find(SocialSecurityNumber number) {
    return residents
        .byNumber(vault.lookup(ResidentVault.Column.NUMBER, number.text()))
        .flatMap(wallet::view);
  }

  /** What a desk can do to a card in this state, by the one table of its life. */
  public static List<CardAction> possible(CardState state) {
    return Stream.of(
            CardAction.DELIVER,
            CardAction.ACTIVATE,
            CardAction.RESUME,
            CardAction.REPLACE,
            CardAction.SUSPEND_FORMALLY,
            CardAction.SUSPEND_TEMPORARILY)
        .filter(action -> Lifecycle.of(state, action) instanceof Lifecycle.Transition.To)
        .toList();
  }

  /** The resident's full number: its caller writes down who asked, and why. */
  public Optional<SocialSecurityNumber> number(String residentId) {
    return residents.find(UUID.fromString(residentId)).map(resident -> resident.number(vault));
  }

  /**
   * Enrols a synthetic person with a card that is applied for, or in use at once.
   *
   * @param reference names the wish: the same one gets the same answer for 30 days
   */
  public Enrolling enrol(
      String reference, String name, SocialSecurityNumber number, boolean atOnce) {
    CardState state = atOnce ? CardState.ACTIVE : CardState.APPLIED;
    Cards.Enrolment wish = new Cards.Enrolment(reference, null, Map.of(), null, List.of(), state);
    return enrolments
        .enrolPerson(CALLER, wish, name, number)
        .<Enrolling>map(one -> new Enrolling.Enrolled(one.residentId(), one.cardNumber()))
        .orElseGet(Enrolling.KnownAlready::new);
  }

  /**
   * {@link Cards#replace}, once for each reference: asked again, it answers the card as it stands.
   * References are kept for two years.
   *
   * @param reference at most 64 characters
   * @param handOver whether the holder gets the card at once; else it is made, and is delivered and
   *     activated by {@link Cards#act}
   */
  public ActionResult replaceOnce(
      String reference, String cardNumber, boolean sameNumber, boolean handOver) {
    return replacement
        .replaceOnce(reference, cardNumber, sameNumber, handOver)
        .<ActionResult>map(
            outcome ->
                outcome
                    .refusal()
                    .<ActionResult>map(
                        refusal ->
                            new ActionResult.Refused(
                                outcome.action(), outcome.card().state(), refusal))
                    .orElseGet(() -> new ActionResult.Done(wallet.view(outcome.card()))))
        .orElseGet(ActionResult.NoSuchCard::new);
  }
}
