package org.onecard.family;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.AccessEntry;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.StopReport;
import org.onecard.card.Cards.WalletView;
import org.onecard.card.DeviceBinding.BindingJson;
import org.onecard.card.DeviceBinding.BoundView;
import org.onecard.card.DeviceBinding.RenewalJson;
import org.onecard.family.Family.Agreed;
import org.onecard.family.Family.Bond;
import org.onecard.family.Family.FamilyInvitation;
import org.onecard.family.Family.Invited;
import org.onecard.family.Family.Overview;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.InvalidIdentifierException;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident's family in the wallet: invite, agree, end, and act for a ward within limits. */
@RestController
@RequestMapping("/wallet/api/family")
class FamilyApi {
  private final Family family;
  private final WardCards wards;
  private final Access access;

  FamilyApi(Family family, WardCards wards, Access access) {
    this.family = family;
    this.wards = wards;
    this.access = access;
  }

  /** Whom to ask to entrust the card, and for how many months, 1 to 12. */
  record InvitingJson(@Nullable String cardNumber, @Nullable Integer months) {}

  /** For how many months from now, 1 to 12. */
  record MonthsJson(@Nullable Integer months) {}

  /** A guardianship in force, as one of the two sees it. */
  record BondView(
      UUID guardianshipId,
      String kind,
      String otherName,
      Instant startsAt,
      Instant endsAt,
      List<String> may,
      boolean onDevice) {
    static BondView of(Bond bond) {
      return new BondView(
          bond.guardianshipId(),
          bond.kind().text(),
          bond.otherName(),
          bond.startsAt(),
          bond.endsAt(),
          bond.may().stream().sorted().map(GuardianAct::text).toList(),
          bond.onDevice());
    }
  }

  /** Whom the resident looks after, who looks after the resident, and what waits. */
  record FamilyView(
      List<BondView> wards,
      List<BondView> guardians,
      List<FamilyInvitation> sent,
      List<FamilyInvitation> received) {
    static FamilyView of(Overview overview) {
      return new FamilyView(
          overview.wards().stream().map(BondView::of).toList(),
          overview.guardians().stream().map(BondView::of).toList(),
          overview.sent(),
          overview.received());
    }
  }

  /** A ward's card as the guardian sees it: no number but the card's last two characters. */
  record WardCardView(
      String cardNumber,
      String name,
      String state,
      String status,
      Instant since,
      @Nullable Instant suspendedUntil,
      LocalDate expiresOn) {
    static WardCardView of(WalletView card) {
      return new WardCardView(
          CardNumber.of(card.cardNumber()).masked(),
          card.name(),
          card.state().text(),
          card.state().status().text(),
          card.since(),
          card.suspendedUntil(),
          card.expiresOn());
    }
  }

  /** One use of the ward's card that the guardian may see. */
  record WardUseView(Instant at, String region, String acceptorName, String item, String purpose) {
    static WardUseView of(AccessEntry use) {
      return new WardUseView(
          use.at(), use.region().code(), use.acceptorName(), use.item(), use.purpose());
    }
  }

  @Allowed(Party.RESIDENT)
  @GetMapping
  FamilyView family() {
    return FamilyView.of(family.overview(resident()));
  }

  /** Asks a card's holder to entrust it; the answer is the same whether there is one or not. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/invitations")
  @ResponseStatus(HttpStatus.ACCEPTED)
  FamilyInvitation invite(@RequestBody InvitingJson wish) {
    return switch (family.invite(resident(), card(wish.cardNumber()), months(wish.months()))) {
      case Invited.Kept kept -> kept.invitation();
      case Invited.Refused refused -> throw refused.refusal().problem();
    };
  }

  @Allowed(Party.RESIDENT)
  @DeleteMapping("/invitations/{invitation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable("invitation") UUID invitation) {
    family.withdraw(resident(), invitation);
  }

  /** The ward agrees: from now on the asker is guardian. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/invitations/{invitation}/consent")
  BondView consent(@PathVariable("invitation") UUID invitation, @RequestBody MonthsJson agreed) {
    return switch (family.consent(resident(), invitation, months(agreed.months()))) {
      case Agreed.InForce inForce -> BondView.of(inForce.bond());
      case Agreed.Refused refused -> throw refused.refusal().problem();
    };
  }

  /** The ward refuses; the asker is not told. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/invitations/{invitation}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decline(@PathVariable("invitation") UUID invitation) {
    family.decline(resident(), invitation);
  }

  /** The ward lets an entrusted guardianship go on. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/guardianships/{guardianship}/extension")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void extend(@PathVariable("guardianship") UUID guardianship, @RequestBody MonthsJson longer) {
    family.extend(resident(), guardianship, months(longer.months()));
  }

  /** Guardian or ward ends it at once; codes on the guardian's device are revoked. */
  @Allowed(Party.RESIDENT)
  @DeleteMapping("/guardianships/{guardianship}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable("guardianship") UUID guardianship) {
    family.end(resident(), guardianship);
  }

  /** The guardian sees how the ward's card stands. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/guardianships/{guardianship}/card")
  WardCardView card(@PathVariable("guardianship") UUID guardianship) {
    return WardCardView.of(wards.status(resident(), guardianship));
  }

  /** The guardian sees where the ward's card was used; for health only of a child under 14. */
  @Allowed(Party.RESIDENT)
  @GetMapping("/guardianships/{guardianship}/uses")
  List<WardUseView> uses(
      @PathVariable("guardianship") UUID guardianship,
      @RequestParam(defaultValue = "20") int limit) {
    return wards.uses(resident(), guardianship, limit).stream().map(WardUseView::of).toList();
  }

  /** The guardian reports the ward's card lost, for now. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/guardianships/{guardianship}/loss")
  WardCardView loss(@PathVariable("guardianship") UUID guardianship) {
    StopReport report = wards.reportLost(resident(), guardianship);
    return switch (report.result()) {
      case ActionResult.Done done -> WardCardView.of(done.card());
      case ActionResult.Refused refused ->
          throw ProblemException.conflict(
              refused.refusal().text(),
              "guardianship",
              "the card is " + refused.state().text(),
              "see docs/reference/card-lifecycle.md for what applies");
      case ActionResult.NoSuchCard none ->
          throw ProblemException.notFound("card", "the ward has no card", "ask at a desk");
    };
  }

  /** Binds the guardian's device for the ward's card; the ward's own device is untouched. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/guardianships/{guardianship}/bindings")
  BoundView bind(
      @PathVariable("guardianship") UUID guardianship, @RequestBody BindingJson request) {
    return BoundView.of(wards.bind(resident(), guardianship, request.device(), request.moves()));
  }

  /** Authorises the next key of the guardian's device, signed by the key before. */
  @Allowed(Party.RESIDENT)
  @PostMapping("/guardianships/{guardianship}/bindings/renewal")
  BoundView renew(
      @PathVariable("guardianship") UUID guardianship, @RequestBody RenewalJson request) {
    return BoundView.of(wards.renew(resident(), guardianship, request.read()));
  }

  /** Takes the ward's card off the guardian's device; its codes are revoked. */
  @Allowed(Party.RESIDENT)
  @DeleteMapping("/guardianships/{guardianship}/bindings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unbind(@PathVariable("guardianship") UUID guardianship) {
    if (!wards.unbind(resident(), guardianship)) {
      throw ProblemException.notFound("binding", "no device is bound", "bind one first");
    }
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("reached without a resident"));
  }

  private static int months(@Nullable Integer months) {
    if (months == null) {
      throw ProblemException.badField("months", "missing", "give 1 to " + FamilyLimits.MONTHS);
    }
    return months;
  }

  static CardNumber card(@Nullable String text) {
    try {
      return CardNumber.of(text == null ? "" : text.strip());
    } catch (InvalidIdentifierException e) {
      ProblemException problem =
          ProblemException.badField(
              "cardNumber", "is no card number", "give the 9 characters as printed on the card");
      problem.initCause(e);
      throw problem;
    }
  }
}
