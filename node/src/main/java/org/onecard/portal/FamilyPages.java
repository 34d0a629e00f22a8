package org.onecard.portal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.WalletView;
import org.onecard.family.Family;
import org.onecard.family.Family.Agreed;
import org.onecard.family.Family.Bond;
import org.onecard.family.Family.FamilyInvitation;
import org.onecard.family.Family.Invited;
import org.onecard.family.GuardianAct;
import org.onecard.family.GuardianshipKind;
import org.onecard.family.WardCards;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.InvalidIdentifierException;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A resident's family in the wallet: whose cards one shows, who shows one's own, and an end. */
@Controller
class FamilyPages {
  private static final String FAMILY = "/wallet/family";
  private static final int MONTHS_MOST = 12;
  private static final int USES_SHOWN = 20;

  private final Access access;
  private final Family family;
  private final WardCards wards;
  private final UseLines lines;
  private final Refusals refusals;
  private final MessageSource messages;

  FamilyPages(
      Access access,
      Family family,
      WardCards wards,
      UseLines lines,
      Refusals refusals,
      MessageSource messages) {
    this.access = access;
    this.family = family;
    this.wards = wards;
    this.lines = lines;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A guardianship as a page shows it. */
  record BondLine(
      String id,
      String name,
      String kind,
      String until,
      List<String> may,
      boolean entrusted,
      boolean onDevice) {}

  /** An invitation as a page shows it. */
  record InvitationLine(String id, String other, int months, String until) {}

  /** A ward as a button of the code panel shows one. */
  record WardButton(String id, String name) {}

  @Allowed(Party.RESIDENT)
  @GetMapping(FAMILY)
  String family(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    Family.Overview overview = family.overview(resident());
    model.addAttribute("wardBonds", bonds(overview.wards(), phrases));
    model.addAttribute("guardianBonds", bonds(overview.guardians(), phrases));
    model.addAttribute("sent", invitations(overview.sent(), phrases));
    model.addAttribute("received", invitations(overview.received(), phrases));
    model.addAttribute("months", IntStream.rangeClosed(1, MONTHS_MOST).boxed().toList());
    return "wallet-family";
  }

  /** Whose cards the code panel of this resident shows beside the own one. */
  static List<WardButton> buttons(Family family, String resident) {
    return family.overview(resident).wards().stream()
        .map(bond -> new WardButton(bond.guardianshipId().toString(), bond.otherName()))
        .toList();
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/invitations")
  String invite(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(
        FAMILY,
        FAMILY,
        back,
        locale,
        entered,
        () -> {
          if (family.invite(resident(), card(entered), months(entered))
              instanceof Invited.Refused refused) {
            throw refused.refusal().problem();
          }
        });
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/withdrawal")
  String withdraw(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    return refusals.act(
        FAMILY,
        back,
        locale,
        () -> family.withdraw(resident(), new Entered(form).id("invitation")));
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/consent")
  String consent(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.act(
        FAMILY,
        back,
        locale,
        () -> {
          if (family.consent(resident(), entered.id("invitation"), months(entered))
              instanceof Agreed.Refused refused) {
            throw refused.refusal().problem();
          }
        });
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/refusal")
  String decline(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    return refusals.act(
        FAMILY, back, locale, () -> family.decline(resident(), new Entered(form).id("invitation")));
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/extension")
  String extend(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.act(
        FAMILY,
        back,
        locale,
        () -> family.extend(resident(), entered.id("guardianship"), months(entered)));
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/end")
  String end(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    return refusals.act(
        FAMILY, back, locale, () -> family.end(resident(), new Entered(form).id("guardianship")));
  }

  @Allowed(Party.RESIDENT)
  @GetMapping(FAMILY + "/{guardianship}")
  String ward(
      @PathVariable("guardianship") UUID guardianship,
      Model model,
      RedirectAttributes back,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      WalletView card = wards.status(resident(), guardianship);
      model.addAttribute("card", WalletPage.CardFace.of(card));
      model.addAttribute("expires", phrases.day(card.expiresOn()));
      model.addAttribute(
          "uses",
          wards.uses(resident(), guardianship, USES_SHOWN).stream()
              .map(use -> lines.of(use, phrases))
              .toList());
    } catch (ProblemException e) {
      back.addFlashAttribute("refusal", refusals.of(e, locale));
      return "redirect:" + FAMILY;
    }
    model.addAttribute("guardianship", guardianship.toString());
    return "wallet-ward";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping(FAMILY + "/{guardianship}/loss")
  String loss(
      @PathVariable("guardianship") UUID guardianship, RedirectAttributes back, Locale locale) {
    return refusals.act(
        FAMILY + "/" + guardianship,
        back,
        locale,
        () -> {
          if (wards.reportLost(resident(), guardianship).result()
              instanceof ActionResult.Refused refused) {
            throw ProblemException.conflict(
                refused.refusal().text(), "card", "the card is not in use", "see its status");
          }
        });
  }

  private static List<BondLine> bonds(List<Bond> bonds, Phrases phrases) {
    return bonds.stream()
        .map(
            bond ->
                new BondLine(
                    bond.guardianshipId().toString(),
                    bond.otherName(),
                    phrases.say("family.kind." + bond.kind().text()),
                    phrases.day(ServiceDay.dateOf(bond.endsAt())),
                    bond.may().stream()
                        .filter(act -> act != GuardianAct.STOP_SHOWING)
                        .sorted()
                        .map(act -> phrases.say("family.act." + act.text()))
                        .toList(),
                    bond.kind() == GuardianshipKind.ENTRUSTED,
                    bond.onDevice()))
        .toList();
  }

  private static List<InvitationLine> invitations(List<FamilyInvitation> waiting, Phrases phrases) {
    return waiting.stream()
        .map(
            one ->
                new InvitationLine(
                    one.invitationId().toString(),
                    one.other(),
                    one.months(),
                    phrases.time(one.endsAt())))
        .toList();
  }

  private static CardNumber card(Entered entered) {
    try {
      return CardNumber.of(entered.text("cardNumber").toUpperCase(Locale.ROOT));
    } catch (InvalidIdentifierException e) {
      ProblemException problem =
          ProblemException.badField(
              "cardNumber", "is no card number", "give the 9 characters as printed on the card");
      problem.initCause(e);
      throw problem;
    }
  }

  private static int months(Entered entered) {
    try {
      return Integer.parseInt(entered.text("months"));
    } catch (NumberFormatException e) {
      ProblemException problem =
          ProblemException.badField("months", "is no number", "give 1 to " + MONTHS_MOST);
      problem.initCause(e);
      throw problem;
    }
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("wallet reached without a resident"));
  }
}
