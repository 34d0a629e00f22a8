package org.onecard.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.CardState;
import org.onecard.card.Cards;
import org.onecard.card.Cards.ActionResult;
import org.onecard.card.Cards.LossKind;
import org.onecard.card.Cards.StopLine;
import org.onecard.card.Cards.StopReport;
import org.onecard.card.Cards.WalletView;
import org.onecard.card.ReplacementRequests;
import org.onecard.catalogue.Catalogue;
import org.onecard.family.Family;
import org.onecard.kernel.region.Region;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The holder's page: the code first, then status, loss report and resume, last uses. */
@Controller
class WalletPage {
  private static final int LAST_USES = 3;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Access access;
  private final Cards cards;
  private final Family family;
  private final UseLines lines;
  private final NearbyItems nearby;
  private final Clock clock;
  private final MessageSource messages;

  WalletPage(
      Access access,
      Cards cards,
      Family family,
      UseLines lines,
      Catalogue catalogue,
      @Value("${onecard.region}") String region,
      Clock clock,
      MessageSource messages) {
    this.access = access;
    this.cards = cards;
    this.family = family;
    this.lines = lines;
    this.nearby = new NearbyItems(catalogue, Region.of(region), clock);
    this.clock = clock;
    this.messages = messages;
  }

  /** The card as the page shows it. */
  record CardFace(
      String maskedNumber,
      String name,
      String status,
      String statusClass,
      boolean canReportLoss,
      boolean canResume) {

    static CardFace of(WalletView card) {
      String status =
          switch (card.state()) {
            case APPLIED, PRODUCED, DELIVERED -> "unknown";
            default -> card.state().status().text();
          };
      String number = card.cardNumber();
      return new CardFace(
          number.substring(0, 2) + " *** **" + number.substring(number.length() - 2),
          card.name(),
          status,
          status,
          card.state() == CardState.ACTIVE,
          card.state() == CardState.TEMPORARILY_SUSPENDED);
    }
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/wallet")
  String wallet(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    return access
        .currentResident()
        .map(resident -> wallet(resident, model, phrases))
        .orElseGet(() -> entrance(model, phrases));
  }

  /** What anybody may know: what the wallet is, and what a card can be used for here and now. */
  private String entrance(Model model, Phrases phrases) {
    model.addAttribute("shell", false);
    model.addAttribute("groups", nearby.groups(phrases));
    return "wallet-entrance";
  }

  private String wallet(String resident, Model model, Phrases phrases) {
    WalletView card =
        cards
            .wallet(resident)
            .orElseThrow(() -> new IllegalStateException("signed-in resident has no card"));
    model.addAttribute("shell", false);
    model.addAttribute("holder", resident);
    model.addAttribute("expiry", expiry(card, phrases));
    model.addAttribute("card", CardFace.of(card));
    model.addAttribute("wards", FamilyPages.buttons(family, resident));
    model.addAttribute("uses", lines.last(resident, LAST_USES, phrases));
    return "wallet";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping("/wallet/loss")
  String reportLost(RedirectAttributes flash, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    StopReport report = cards.stop(resident(), LossKind.TEMPORARY);
    flash.addFlashAttribute("report", outcome(report.result(), "wallet.lost.done", phrases));
    flash.addFlashAttribute(
        "reportLines", report.lines().stream().map(line -> line(line, phrases)).toList());
    return "redirect:/wallet";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping("/wallet/resume")
  String resume(RedirectAttributes flash, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    flash.addFlashAttribute(
        "report", outcome(cards.resume(resident()), "wallet.resumed.done", phrases));
    flash.addFlashAttribute("reportLines", new ArrayList<String>(List.of()));
    return "redirect:/wallet";
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("wallet reached without a resident"));
  }

  /** The reminder of a card near its last day or past it, else null. */
  private @Nullable String expiry(WalletView card, Phrases phrases) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    LocalDate last = card.expiresOn();
    if (today.isBefore(ReplacementRequests.remindedFrom(last))) {
      return null;
    }
    return phrases.say(
        today.isAfter(last) ? "wallet.expiry.past" : "wallet.expiry", phrases.day(last));
  }

  private static String outcome(ActionResult result, String doneKey, Phrases phrases) {
    return switch (result) {
      case ActionResult.Done _ -> phrases.say(doneKey);
      case ActionResult.Refused refused ->
          phrases.say("wallet.refused", phrases.say("state." + refused.state().text()));
      case ActionResult.NoSuchCard _ -> phrases.say("wallet.refused", "—");
    };
  }

  private static String line(StopLine line, Phrases phrases) {
    String advice = phrases.english() ? line.adviceEn() : line.adviceZh();
    return phrases.say(line.stopped() ? "wallet.stopped" : "wallet.notstopped", advice);
  }
}
