package org.onecard.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.issuance.CaseForm;
import org.onecard.issuance.CaseState;
import org.onecard.issuance.CaseView;
import org.onecard.issuance.NeighbourCases;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new card for a holder of another region: its issuer decides, this counter hands over. */
@Controller
class NeighbourPages {
  private static final String CASES = "/counter/replacements/";

  private final NeighbourCases cases;
  private final Access access;
  private final MessageSource messages;

  NeighbourPages(NeighbourCases cases, Access access, MessageSource messages) {
    this.cases = cases;
    this.access = access;
    this.messages = messages;
  }

  /** A case as its page shows it. */
  record Shown(
      String id,
      String region,
      String regionName,
      String wish,
      String wishName,
      String state,
      String stateName,
      String says,
      String pill,
      String asked,
      String changed,
      boolean waits,
      List<CounterWords.Choice> possible) {}

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(CASES + "new")
  String form(Model model, Locale locale) {
    return form(Map.of(), model, new Phrases(messages, locale));
  }

  /**
   * Asks the issuer, for a new case or again; what was entered of the person is not shown again.
   */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(CASES + "new")
  String ask(
      @RequestParam Map<String, String> entered,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      CaseView view =
          cases.ask(
              access.currentStaff(),
              new CaseForm(
                  entered.get("caseId"),
                  entered.get("region"),
                  entered.get("wish"),
                  entered.get("name"),
                  entered.get("socialSecurityNumber"),
                  entered.get("cardNumber")));
      if (view.silent() != null) {
        flash.addFlashAttribute("fault", phrases.say("counter.case.silent"));
      }
      CaseView.NewCard card = view.card();
      if (card != null) {
        flash.addFlashAttribute("card", card.maskedCardNumber());
        flash.addFlashAttribute("expires", phrases.day(card.expiresOn()));
      }
      return "redirect:" + CASES + view.caseId();
    } catch (ProblemException e) {
      model.addAttribute("fault", CounterWords.fault(e, phrases));
      model.addAttribute("faultField", e.field());
      return form(entered, model, phrases);
    }
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(CASES + "{case}")
  String open(@PathVariable("case") String caseId, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      model.addAttribute("neighbour", shown(cases.open(caseId), phrases));
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such case", e);
    }
    return "counter-case";
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(CASES + "{case}")
  String act(
      @PathVariable("case") String caseId,
      @RequestParam(name = "act", defaultValue = "") String act,
      RedirectAttributes flash,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      switch (act) {
        case "hand-over" -> cases.handOver(access.currentStaff(), caseId);
        case "give-up" -> cases.giveUp(access.currentStaff(), caseId);
        default -> throw ProblemException.badField("act", "is none", "use the buttons");
      }
      flash.addFlashAttribute("said", phrases.say("counter.case.did." + act));
    } catch (ProblemException e) {
      flash.addFlashAttribute(
          "fault",
          phrases.sayOr("counter.case.refused." + e.code(), CounterWords.fault(e, phrases)));
    }
    return "redirect:" + CASES + "{case}";
  }

  private String form(Map<String, String> entered, Model model, Phrases phrases) {
    Map<String, String> values = new TreeMap<>();
    values.put("caseId", entered.getOrDefault("caseId", UUID.randomUUID().toString()));
    values.put("region", entered.getOrDefault("region", ""));
    values.put("wish", entered.getOrDefault("wish", ""));
    model.addAttribute("values", values);
    model.addAttribute(
        "regions",
        cases.regions().stream()
            .map(one -> new CounterWords.Choice(one.code(), region(one.code(), phrases)))
            .toList());
    model.addAttribute(
        "kinds",
        Stream.of("expired", "same-number", "lost")
            .map(one -> new CounterWords.Choice(one, phrases.say("counter.kind." + one)))
            .toList());
    return "counter-neighbour";
  }

  private static Shown shown(CaseView view, Phrases phrases) {
    String state = view.state().text();
    String refusal = view.refusal();
    return new Shown(
        view.caseId(),
        view.issuer(),
        region(view.issuer(), phrases),
        view.wish(),
        phrases.say("counter.kind." + view.wish()),
        state,
        phrases.say("counter.state." + state),
        refusal == null
            ? phrases.say("counter.case." + state)
            : phrases.say("counter.case.refused." + refusal),
        pill(view.state()),
        phrases.time(view.askedAt()),
        phrases.time(view.changedAt()),
        view.state() == CaseState.ASKED,
        view.possible().stream()
            .map(act -> new CounterWords.Choice(act, phrases.say("counter.case.do." + act)))
            .toList());
  }

  private static String region(String code, Phrases phrases) {
    return phrases.sayOr("region." + code, code);
  }

  private static String pill(CaseState state) {
    return switch (state) {
      case GRANTED, HANDED_OVER, IN_USE -> "accepted";
      case REFUSED, GIVEN_UP -> "declined";
      case ASKED -> "undetermined";
    };
  }
}
