package org.onecard.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.CardJson.CardView;
import org.onecard.card.CardJson.DeviceKeyJson;
import org.onecard.card.Cards.LossKind;
import org.onecard.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the region's own people do to cards: enrol, suspend, and every other action by desk. */
@RestController
@RequestMapping("/api/v1/operator")
class OperatorCardApi {
  private final Cards cards;
  private final Access access;

  OperatorCardApi(Cards cards, Access access) {
    this.cards = cards;
    this.access = access;
  }

  /**
   * One synthetic resident to enrol; see {@link Cards.Enrolment}. The reference is the caller's
   * own: the same row under it gets the same answer for 30 days, another row is a conflict.
   */
  record EnrolmentJson(
      @Nullable String reference,
      @Nullable String password,
      @Nullable Map<String, String> attributes,
      @Nullable DeviceKeyJson deviceKey,
      @Nullable List<LocalDate> days,
      @Nullable String state) {}

  /** One day's authorisation: 127 octets as base64url. */
  record AuthorisationView(LocalDate day, String value) {}

  /** A resident as enrolled. */
  record EnrolledView(
      String reference,
      String residentId,
      String cardNumber,
      String socialSecurityNumber,
      String name,
      String identificationCode,
      List<AuthorisationView> authorisations) {}

  /** Cards to suspend at once; {@code kind} is temporary or formal. */
  record SuspensionJson(@Nullable List<String> cardNumbers, @Nullable String kind) {}

  /** A card that was left as it was, and why. */
  record RefusedView(String cardNumber, String state, String refusal) {}

  /** The number of the status head that carries the suspensions, and what was refused. */
  record SuspendedView(long headNumber, List<RefusedView> refused) {}

  /** An action at a desk; {@code sameNumber} belongs to replace. */
  record ActionJson(@Nullable String action, @Nullable Boolean sameNumber) {}

  /**
   * Enrols up to 500 synthetic residents, all or none; sent again, it answers the same and enrols
   * nobody.
   */
  @Allowed(Party.OPERATOR)
  @PostMapping("/enrolments")
  List<EnrolledView> enrol(@RequestBody List<EnrolmentJson> rows) {
    List<Cards.Enrolment> enrolments = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      enrolments.add(read("[" + i + "].", rows.get(i)));
    }
    String caller = access.currentCaller().clientId();
    return cards.enrol(caller, enrolments).stream().map(OperatorCardApi::view).toList();
  }

  private static Cards.Enrolment read(String at, @Nullable EnrolmentJson row) {
    if (row == null || row.reference() == null) {
      throw ProblemException.badField(
          at + "reference", "missing", "give your own name for the row");
    }
    DeviceKeyJson device = row.deviceKey();
    Map<String, String> attributes = row.attributes();
    return new Cards.Enrolment(
        row.reference(),
        row.password(),
        CardJson.attributes(at + "attributes", attributes == null ? Map.of() : attributes),
        device == null ? null : device.read(at + "deviceKey."),
        row.days() == null ? List.of() : row.days(),
        state(at, row.state()));
  }

  private static CardState state(String at, @Nullable String text) {
    return switch (text) {
      case null -> CardState.ACTIVE;
      case "active" -> CardState.ACTIVE;
      case "applied" -> CardState.APPLIED;
      default ->
          throw ProblemException.badField(
              at + "state", "is not a state to begin in", "give active or applied");
    };
  }

  private static EnrolledView view(Cards.Enrolled enrolled) {
    return new EnrolledView(
        enrolled.reference(),
        enrolled.residentId(),
        enrolled.cardNumber(),
        enrolled.socialSecurityNumber(),
        enrolled.name(),
        enrolled.identificationCode(),
        enrolled.authorisations().stream()
            .map(day -> new AuthorisationView(day.day(), day.value().base64Url()))
            .toList());
  }

  /** Suspends up to 1,000 cards; the answer comes when a published head carries them. */
  @Allowed(Party.OPERATOR)
  @PostMapping("/suspensions")
  SuspendedView suspend(@RequestBody SuspensionJson request) {
    List<String> numbers = request.cardNumbers();
    if (numbers == null
        || numbers.isEmpty()
        || numbers.size() > CardLimits.SUSPENSIONS
        || numbers.contains(null)) {
      throw ProblemException.badField(
          "cardNumbers",
          "not a list in bounds",
          "give 1 to %d card numbers".formatted(CardLimits.SUSPENSIONS));
    }
    Cards.Suspended suspended = cards.suspend(numbers, lossKind(request.kind()));
    return new SuspendedView(
        suspended.headNumber(),
        suspended.refused().stream()
            .map(
                refused ->
                    new RefusedView(
                        refused.cardNumber(), refused.state().text(), refused.refusal().text()))
            .toList());
  }

  /** Does one action of the lifecycle to a card. */
  @Allowed(Party.OPERATOR)
  @PostMapping("/cards/{cardNumber}/actions")
  CardView act(@PathVariable String cardNumber, @RequestBody ActionJson request) {
    CardAction action = action(request.action());
    if (action == CardAction.REPLACE) {
      return CardJson.done(cards.replace(cardNumber, Boolean.TRUE.equals(request.sameNumber())));
    }
    if (request.sameNumber() != null) {
      throw ProblemException.badField("sameNumber", "belongs to replace only", "leave it out");
    }
    return CardJson.done(cards.act(cardNumber, action));
  }

  /** A card as a desk sees it. */
  @Allowed(Party.OPERATOR)
  @GetMapping("/cards/{cardNumber}")
  CardView card(@PathVariable String cardNumber) {
    return cards
        .walletOf(cardNumber)
        .map(CardView::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "cardNumber", "no card of this region has this number", "check the number"));
  }

  private static CardAction action(@Nullable String text) {
    for (CardAction action : CardAction.values()) {
      boolean offered = action == CardAction.REPLACE || Cards.DESK_ACTIONS.contains(action);
      if (offered && action.text().equals(text)) {
        return action;
      }
    }
    throw ProblemException.badField(
        "action",
        "is not an action of a desk",
        "give produce, deliver, activate, suspend-temporarily, suspend-formally, resume,"
            + " replace or cancel");
  }

  static LossKind lossKind(@Nullable String text) {
    return switch (text) {
      case "temporary" -> LossKind.TEMPORARY;
      case "formal" -> LossKind.FORMAL;
      case null, default ->
          throw ProblemException.badField(
              "kind", "is not a kind of loss report", "give temporary or formal");
    };
  }
}
