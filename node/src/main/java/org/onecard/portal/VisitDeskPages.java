package org.onecard.portal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.outlet.VisitOutcome;
import org.onecard.outlet.VisitRuling;
import org.onecard.outlet.VisitView;
import org.onecard.outlet.Visits;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the counter sets the days of home visits, and says how they went. */
@Controller
class VisitDeskPages {
  private static final String HOME = "/counter/visits";

  private final Visits visits;
  private final Access access;
  private final Region self;
  private final Refusals refusals;
  private final MessageSource messages;
  private final Clock clock;

  VisitDeskPages(
      Visits visits,
      Access access,
      Region self,
      Refusals refusals,
      MessageSource messages,
      Clock clock) {
    this.visits = visits;
    this.access = access;
    this.self = self;
    this.refusals = refusals;
    this.messages = messages;
    this.clock = clock;
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(HOME)
  String queue(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute(
        "rows",
        visits.open().stream()
            .map(visit -> VisitWords.shown(visit, phrases, clock.instant()))
            .toList());
    return "counter-visits";
  }

  /** The form for a telephone call, or for who comes for somebody else. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(HOME + "/new")
  String call(Model model, Locale locale) {
    return call(Map.of(), model, locale);
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(HOME + "/new")
  String enter(
      @RequestParam Map<String, String> entered,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    try {
      Visits.Asked asked =
          visits.askByTelephone(VisitPages.request(entered), access.currentStaff());
      Phrases phrases = new Phrases(messages, locale);
      flash.addFlashAttribute(
          "said",
          phrases.say(
              "visits.entered", asked.reference(), asked.secret(), phrases.day(asked.dueOn())));
      return "redirect:" + HOME + "/" + asked.reference();
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
      return call(entered, model, locale);
    }
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(HOME + "/{reference}")
  String visit(@PathVariable("reference") String reference, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    StaffMember member = access.currentStaff();
    try {
      VisitView visit = visits.read(member, reference);
      model.addAttribute("visit", VisitWords.shown(visit, phrases, clock.instant()));
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such visit", e);
    }
    model.addAttribute("lead", member.has(Role.CLERK_LEAD));
    model.addAttribute("clerk", member.has(Role.CLERK));
    model.addAttribute(
        "clerks",
        visits.clerks().stream().map(one -> new Choice(one.staffId(), one.name())).toList());
    model.addAttribute("outcomes", VisitWords.outcomes(phrases));
    return "counter-visit";
  }

  @Allowed(staff = Role.CLERK_LEAD)
  @PostMapping(HOME + "/{reference}/plan")
  String plan(
      @PathVariable("reference") String reference,
      @RequestParam MultiValueMap<String, String> entered,
      RedirectAttributes back,
      Locale locale) {
    Entered form = new Entered(entered);
    return act(
        back,
        locale,
        () ->
            visits.plan(
                access.currentStaff(),
                reference,
                form.day("day"),
                form.text("firstClerk"),
                form.text("secondClerk")));
  }

  @Allowed(staff = Role.CLERK)
  @PostMapping(HOME + "/{reference}/report")
  String report(
      @PathVariable("reference") String reference,
      @RequestParam(name = "outcome", defaultValue = "") String outcome,
      RedirectAttributes back,
      Locale locale) {
    return act(
        back,
        locale,
        () ->
            visits.report(
                access.currentStaff(),
                reference,
                Hyphenated.find(VisitOutcome.class, outcome)
                    .orElseThrow(
                        () ->
                            ProblemException.badField(
                                "outcome", "is none", "choose one of the list"))));
  }

  @Allowed(staff = Role.CLERK)
  @PostMapping(HOME + "/{reference}/report/withdrawal")
  String takeBack(
      @PathVariable("reference") String reference, RedirectAttributes back, Locale locale) {
    return act(back, locale, () -> visits.takeBack(access.currentStaff(), reference));
  }

  private String act(RedirectAttributes back, Locale locale, Supplier<VisitRuling> deed) {
    try {
      switch (deed.get()) {
        case VisitRuling.Done done -> back.addFlashAttribute("done", true);
        case VisitRuling.Refused refused ->
            back.addFlashAttribute(
                "refusal",
                new Refusals.Refusal(
                    refused.why().text(),
                    "",
                    VisitWords.refused(refused.why(), new Phrases(messages, locale))));
      }
    } catch (ProblemException e) {
      if (e.status() == HttpStatus.NOT_FOUND) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such visit", e);
      }
      back.addFlashAttribute("refusal", refusals.of(e, locale));
    }
    return "redirect:" + HOME + "/{reference}";
  }

  private String call(Map<String, String> entered, Model model, Locale locale) {
    model.addAttribute("entered", entered);
    VisitPages.addChoices(model, self, new Phrases(messages, locale), clock);
    return "counter-visit-new";
  }
}
