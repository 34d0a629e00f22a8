package org.onecard.portal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.card.Cards;
import org.onecard.card.Cards.AccessEntry;
import org.onecard.card.LossAdvice;
import org.onecard.card.ReplacementReason;
import org.onecard.card.ReplacementRequests;
import org.onecard.card.ReplacementRequests.Asked;
import org.onecard.catalogue.Catalogue;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a holder does beside showing the card: who asked about me, loss, a new card. */
@Controller
class WalletServicesPage {
  private static final int USES_SHOWN = 100;

  private final Access access;
  private final Cards cards;
  private final LossAdvice lossAdvice;
  private final ReplacementRequests replacements;
  private final ItemTitles titles;
  private final MessageSource messages;

  WalletServicesPage(
      Access access,
      Cards cards,
      LossAdvice lossAdvice,
      ReplacementRequests replacements,
      Catalogue catalogue,
      MessageSource messages) {
    this.access = access;
    this.cards = cards;
    this.lossAdvice = lossAdvice;
    this.replacements = replacements;
    this.titles = new ItemTitles(catalogue);
    this.messages = messages;
  }

  /** One use of the holder's data: where, by whom, why, and what was told of what was asked. */
  record Use(
      String item,
      String acceptor,
      String purpose,
      String instant,
      String when,
      List<String> told,
      List<String> kept) {}

  /** A line of what a loss report reaches. */
  record Reach(boolean stopped, String advice) {}

  /** A reason to choose from. */
  record Choice(String id, String name) {}

  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/uses")
  String uses(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute(
        "uses",
        cards.lastUses(resident(), USES_SHOWN).stream().map(use -> use(use, phrases)).toList());
    return "wallet-uses";
  }

  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/loss")
  String loss(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String resident = resident();
    model.addAttribute("card", WalletPage.CardFace.of(cards.wallet(resident).orElseThrow()));
    model.addAttribute(
        "reach",
        lossAdvice.lines(resident).stream()
            .map(
                line ->
                    new Reach(
                        line.stopped(), phrases.english() ? line.adviceEn() : line.adviceZh()))
            .toList());
    return "wallet-loss";
  }

  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/replacement")
  String replacement(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute(
        "waiting",
        replacements
            .waiting(resident())
            .map(
                request ->
                    phrases.say(
                        "wallet.replacement.waiting",
                        phrases.time(request.askedAt()),
                        phrases.say("wallet.reason." + request.reason().text())))
            .orElse(null));
    model.addAttribute(
        "reasons",
        Arrays.stream(ReplacementReason.values())
            .map(reason -> new Choice(reason.text(), phrases.say("wallet.reason." + reason.text())))
            .toList());
    return "wallet-replacement";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping("/wallet/replacement")
  String ask(
      @RequestParam(name = "reason", defaultValue = "") String reason,
      RedirectAttributes flash,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    flash.addFlashAttribute(
        "report",
        ReplacementReason.find(reason)
            .map(known -> said(replacements.ask(resident(), known), phrases))
            .orElseGet(() -> phrases.say("wallet.replacement.choose")));
    return "redirect:/wallet/replacement";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping("/wallet/replacement/withdrawal")
  String withdraw(RedirectAttributes flash, Locale locale) {
    boolean ended = replacements.withdraw(resident());
    flash.addFlashAttribute(
        "report",
        new Phrases(messages, locale)
            .say(ended ? "wallet.replacement.withdrawn" : "wallet.replacement.none"));
    return "redirect:/wallet/replacement";
  }

  private static String said(Asked asked, Phrases phrases) {
    return switch (asked) {
      case Asked.Open _ -> phrases.say("wallet.replacement.asked");
      case Asked.NotReplaceable not ->
          phrases.say("wallet.refused", phrases.say("state." + not.state().text()));
      case Asked.TooEarly early ->
          phrases.say(
              "wallet.replacement.early",
              phrases.day(early.expiresOn()),
              phrases.day(early.from()));
    };
  }

  private Use use(AccessEntry entry, Phrases phrases) {
    Instant at = entry.at();
    String region = phrases.sayOr("region." + entry.region().code(), entry.region().code());
    return new Use(
        titles.title(entry.item(), at, phrases),
        entry.acceptorName() + " · " + region,
        entry.purpose(),
        at.toString(),
        phrases.time(at),
        names(entry.released(), phrases),
        names(
            entry.asked().stream().filter(asked -> !entry.released().contains(asked)).toList(),
            phrases));
  }

  private static List<String> names(List<String> attributes, Phrases phrases) {
    return attributes.stream()
        .map(attribute -> phrases.sayOr("wallet.attribute." + attribute, attribute))
        .toList();
  }

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("wallet reached without a resident"));
  }
}
