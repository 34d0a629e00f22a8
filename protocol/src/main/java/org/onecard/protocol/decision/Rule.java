package org.onecard.protocol.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Assurance;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.protocol.catalogue.UnknownPolicy;

/**
 * One named rule of the decision: empty where it lets the presentation pass.
 *
 * @param name as in docs/protocol/decision.md
 */
record Rule(String name, Function<Circumstances, Optional<Decision>> check) {

  /** All rules in their order; the last one always decides. */
  static final List<Rule> ALL =
      List.of(
          new Rule("code is genuine", Rule::codeIsGenuine),
          new Rule("edition is in force", Rule::editionIsInForce),
          new Rule("item is listed", Rule::itemIsListed),
          new Rule("item is in force", Rule::itemIsInForce),
          new Rule("item is not suspended here", Rule::itemIsNotSuspendedHere),
          new Rule("place is covered", Rule::placeIsCovered),
          new Rule("acceptor is admitted", Rule::acceptorIsAdmitted),
          new Rule("mode is allowed", Rule::modeIsAllowed),
          new Rule("assurance suffices", Rule::assuranceSuffices),
          new Rule("card is not stopped", Rule::cardIsNotStopped),
          new Rule("holder is entitled", Rule::holderIsEntitled),
          new Rule("chip carries the transit function", Rule::chipCarriesTransitFunction),
          new Rule("status", Rule::status));

  private static Optional<Decision> codeIsGenuine(Circumstances c) {
    return Optional.ofNullable(c.refusal())
        .map(refusal -> new Decision.Declined(Reason.of(refusal)));
  }

  private static Optional<Decision> editionIsInForce(Circumstances c) {
    Edition edition = c.edition();
    return declineUnless(
        edition != null && !edition.effectiveFrom().isAfter(day(c)), Reason.NO_EDITION_IN_FORCE);
  }

  private static Optional<Decision> itemIsListed(Circumstances c) {
    return declineUnless(find(c).isPresent(), Reason.ITEM_NOT_LISTED);
  }

  private static Optional<Decision> itemIsInForce(Circumstances c) {
    return declineUnless(item(c).holdsOn(day(c)), Reason.ITEM_NOT_IN_FORCE);
  }

  private static Optional<Decision> itemIsNotSuspendedHere(Circumstances c) {
    return declineUnless(
        narrowing(c).filter(Narrowing::suspended).isEmpty(), Reason.ITEM_SUSPENDED_HERE);
  }

  private static Optional<Decision> placeIsCovered(Circumstances c) {
    Circumstances.Where where = c.where();
    return declineUnless(
        item(c).places().stream()
            .anyMatch(place -> where.placeWithin().within(where.place(), place, day(c))),
        Reason.PLACE_NOT_COVERED);
  }

  private static Optional<Decision> acceptorIsAdmitted(Circumstances c) {
    ApplicationItem item = item(c);
    Circumstances.Where where = c.where();
    boolean sector =
        item.acceptorSectors().isEmpty() || item.acceptorSectors().contains(where.sector());
    boolean admitted = !item.admissionRequired() || where.admittedItems().contains(item.code());
    boolean excluded =
        narrowing(c).filter(n -> n.excludedAcceptors().contains(where.acceptor())).isPresent();
    return declineUnless(sector && admitted && !excluded, Reason.ACCEPTOR_NOT_ADMITTED);
  }

  private static Optional<Decision> modeIsAllowed(Circumstances c) {
    return declineUnless(item(c).modes().contains(c.mode()), Reason.MODE_NOT_ALLOWED);
  }

  private static Optional<Decision> assuranceSuffices(Circumstances c) {
    Assurance shown = c.mode().assurance();
    Assurance local = narrowing(c).map(Narrowing::minimumAssurance).orElse(Assurance.ENTRY);
    return declineUnless(
        shown.compareTo(item(c).minimumAssurance()) >= 0 && shown.compareTo(local) >= 0,
        Reason.ASSURANCE_TOO_LOW);
  }

  private static Optional<Decision> cardIsNotStopped(Circumstances c) {
    return switch (c.status().value()) {
      case VALID, UNKNOWN -> Optional.empty();
      case SUSPENDED -> Optional.of(new Decision.Declined(Reason.CARD_SUSPENDED));
      case REVOKED -> Optional.of(new Decision.Declined(Reason.CARD_REVOKED));
    };
  }

  private static Optional<Decision> holderIsEntitled(Circumstances c) {
    return declineUnless(
        c.attributes().keySet().containsAll(item(c).requires()), Reason.HOLDER_NOT_ENTITLED);
  }

  /** Where nobody could say whether the chip carries it, what unknown means is the item's word. */
  private static Optional<Decision> chipCarriesTransitFunction(Circumstances c) {
    boolean needed = item(c).transitFunctionRequired() && c.mode() == Mode.CHIP;
    return declineUnless(
        !needed || !Boolean.FALSE.equals(c.transitFunction()), Reason.TRANSIT_FUNCTION_MISSING);
  }

  private static Optional<Decision> status(Circumstances c) {
    ApplicationItem item = item(c);
    return Optional.of(
        switch (c.status().value()) {
          case VALID -> new Decision.Accepted(false);
          case SUSPENDED, REVOKED ->
              throw new IllegalStateException("a " + c.status().value() + " card passed");
          case UNKNOWN -> unknown(c.online() ? item.unknownOnline() : item.unknownOffline());
        });
  }

  private static Decision unknown(UnknownPolicy policy) {
    return switch (policy) {
      case ACCEPT_PROVISIONALLY -> new Decision.Accepted(true);
      case DECLINE -> new Decision.Declined(Reason.STATUS_UNKNOWN);
      case UNDETERMINED -> new Decision.Undetermined(Reason.STATUS_UNKNOWN);
    };
  }

  private static Optional<Decision> declineUnless(boolean passes, Reason reason) {
    return passes ? Optional.empty() : Optional.of(new Decision.Declined(reason));
  }

  private static LocalDate day(Circumstances c) {
    return LocalDate.ofInstant(c.at(), Edition.ZONE);
  }

  private static Optional<ApplicationItem> find(Circumstances c) {
    return Optional.ofNullable(c.edition()).flatMap(edition -> edition.find(c.item()));
  }

  private static ApplicationItem item(Circumstances c) {
    return find(c)
        .orElseThrow(() -> new IllegalStateException("item " + c.item() + " passed unlisted"));
  }

  private static Optional<Narrowing> narrowing(Circumstances c) {
    return c.overlays()
        .filter(overlay -> !overlay.since().isAfter(c.at()))
        .flatMap(overlay -> overlay.find(c.item()));
  }
}
