package org.onecard.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.region.Region;
import org.onecard.outlet.OutletService;
import org.onecard.outlet.VisitNeed;
import org.onecard.outlet.VisitRequest;
import org.onecard.outlet.VisitRuling;
import org.onecard.outlet.VisitView;
import org.onecard.outlet.Visits;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where who cannot come to an outlet asks for a visit, and sees how it stands. */
@Controller
class VisitPages {
  private static final String HOME = "/outlets/visits";

  private final Visits visits;
  private final Region self;
  private final MessageSource messages;
  private final Refusals refusals;
  private final Clock clock;

  VisitPages(Visits visits, Region self, MessageSource messages, Refusals refusals, Clock clock) {
    this.visits = visits;
    this.self = self;
    this.messages = messages;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Allowed(Party.ANYONE)
  @GetMapping(HOME)
  String form(Model model, Locale locale) {
    return form(Map.of(), model, locale);
  }

  @Allowed(Party.ANYONE)
  @PostMapping(HOME)
  String ask(
      @RequestParam Map<String, String> entered,
      HttpServletRequest request,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    try {
      Visits.Asked asked = visits.ask(request(entered), request.getRemoteAddr());
      flash.addFlashAttribute("reference", asked.reference());
      flash.addFlashAttribute("secret", asked.secret());
      flash.addFlashAttribute("due", new Phrases(messages, locale).day(asked.dueOn()));
      return "redirect:" + HOME + "/asked";
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
      return form(entered, model, locale);
    }
  }

  /** Reference and secret, shown once. */
  @Allowed(Party.ANYONE)
  @GetMapping(HOME + "/asked")
  String asked(Model model) {
    return model.containsAttribute("reference") ? "visit-asked" : "redirect:" + HOME;
  }

  /** A change of language lands here without reference and secret. */
  @Allowed(Party.ANYONE)
  @GetMapping({HOME + "/view", HOME + "/withdrawal"})
  String back() {
    return "redirect:" + HOME;
  }

  @Allowed(Party.ANYONE)
  @PostMapping(HOME + "/view")
  String view(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    String from = request.getRemoteAddr();
    return show(() -> visits.follow(reference, secret, from), secret, model, locale);
  }

  @Allowed(Party.ANYONE)
  @PostMapping(HOME + "/withdrawal")
  String withdraw(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    String from = request.getRemoteAddr();
    return show(
        () ->
            switch (visits.withdraw(reference, secret, from)) {
              case VisitRuling.Done done -> done.visit();
              case VisitRuling.Refused refused -> {
                Phrases phrases = new Phrases(messages, locale);
                model.addAttribute("fault", VisitWords.refused(refused.why(), phrases));
                yield visits.follow(reference, secret, from);
              }
            },
        secret,
        model,
        locale);
  }

  private String show(Supplier<VisitView> visit, String secret, Model model, Locale locale) {
    try {
      Phrases phrases = new Phrases(messages, locale);
      model.addAttribute("visit", VisitWords.shown(visit.get(), phrases, clock.instant()));
      model.addAttribute("secret", secret);
      return "visit";
    } catch (ProblemException e) {
      model.addAttribute("followRefusal", refusals.of(e, locale));
      return form(Map.of(), model, locale);
    }
  }

  private String form(Map<String, String> entered, Model model, Locale locale) {
    model.addAttribute("entered", entered);
    addChoices(model, self, new Phrases(messages, locale), clock);
    return "visits";
  }

  /** What the form of a request lets one choose from. */
  static void addChoices(Model model, Region self, Phrases phrases, Clock clock) {
    List<Choice> services =
        Stream.of(OutletService.values())
            .filter(service -> service != OutletService.HOME_VISIT)
            .map(
                service ->
                    new Choice(service.text(), phrases.say("outlets.service." + service.text())))
            .toList();
    model.addAttribute("services", services);
    model.addAttribute(
        "needs",
        Stream.of(VisitNeed.values())
            .map(need -> new Choice(need.text(), phrases.say("visits.need." + need.text())))
            .toList());
    model.addAttribute("places", OutletPages.places(self, clock));
  }

  /** What the form says. */
  static VisitRequest request(Map<String, String> entered) {
    return new VisitRequest(
        entered.get("service"),
        entered.get("need"),
        entered.get("place"),
        entered.get("name"),
        entered.get("telephone"),
        entered.get("address"),
        entered.get("note"));
  }
}
