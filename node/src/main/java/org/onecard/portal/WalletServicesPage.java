package org.onecard.portal;

import java.util.Arrays;
import java.util.Locale;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.ResidentSessions;
import org.onecard.card.Cards;
import org.onecard.card.LossAdvice;
import org.onecard.card.ReplacementReason;
import org.onecard.card.ReplacementRequests;
import org.onecard.card.ReplacementRequests.Asked;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
  private final UseLines lines;
  private final ResidentSessions sessions;
  private final Refusals refusals;
  private final MessageSource messages;

  WalletServicesPage(
      Access access,
      Cards cards,
      LossAdvice lossAdvice,
      ReplacementRequests replacements,
      UseLines lines,
      ResidentSessions sessions,
      Refusals refusals,
      MessageSource messages) {
    this.access = access;
    this.cards = cards;
    this.lossAdvice = lossAdvice;
    this.replacements = replacements;
    this.lines = lines;
    this.sessions = sessions;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A session in words. */
  record SessionLine(String id, String device, String address, String since, boolean own) {}

  /** A line of what a loss report reaches. */
  record Reach(boolean stopped, String advice) {}

  /** A reason to choose from. */
  record Choice(String id, String name) {}

  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/uses")
  String uses(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("uses", lines.last(resident(), USES_SHOWN, phrases));
    return "wallet-uses";
  }

  @Allowed(Party.RESIDENT)
  @GetMapping("/wallet/sessions")
  String sessions(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute(
        "sessions",
        sessions.list(resident()).stream()
            .map(
                one ->
                    new SessionLine(
                        one.sessionId().toString(),
                        one.device(),
                        one.address(),
                        phrases.time(one.startedAt()),
                        one.own()))
            .toList());
    return "wallet-sessions";
  }

  @Allowed(Party.RESIDENT)
  @PostMapping("/wallet/sessions/end")
  String endSession(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    return refusals.act(
        "/wallet/sessions",
        back,
        locale,
        () -> sessions.end(resident(), new Entered(form).id("session")));
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

  private String resident() {
    return access
        .currentResident()
        .orElseThrow(() -> new IllegalStateException("wallet reached without a resident"));
  }
}
