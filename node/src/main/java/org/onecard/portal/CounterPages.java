package org.onecard.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.card.CardAction;
import org.onecard.card.Cards.StopLine;
import org.onecard.issuance.Counter;
import org.onecard.issuance.CounterOutcome;
import org.onecard.issuance.CounterQueue;
import org.onecard.issuance.HolderSearch;
import org.onecard.issuance.HolderView;
import org.onecard.storage.Secrets;
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

/** The counter: find a holder first, then serve; what else waits stands below. */
@Controller
class CounterPages {
  private static final String HOLDERS = "/counter/holders/";

  private final Counter counter;
  private final CounterQueue queue;
  private final Access access;
  private final MessageSource messages;
  private final SecureRandom random;

  CounterPages(
      Counter counter,
      CounterQueue queue,
      Access access,
      MessageSource messages,
      SecureRandom random) {
    this.counter = counter;
    this.queue = queue;
    this.access = access;
    this.messages = messages;
    this.random = random;
  }

  /** A line of what a loss report reached. */
  record Reach(boolean stopped, String advice) {}

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter")
  String home(Model model, Locale locale) {
    return home(Map.of(), model, new Phrases(messages, locale));
  }

  /** A search that found nobody; a bookmark of it. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/search")
  String searchAgain() {
    return "redirect:/counter";
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/counter/search")
  String search(@RequestParam Map<String, String> entered, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      HolderView found =
          counter.find(
              access.currentStaff(),
              new HolderSearch(
                  entered.get("cardNumber"),
                  entered.get("socialSecurityNumber"),
                  entered.get("surname")));
      return "redirect:" + HOLDERS + found.residentId();
    } catch (ProblemException e) {
      model.addAttribute("fault", CounterWords.fault(e, phrases));
      return home(Map.of("surname", entered.getOrDefault("surname", "")), model, phrases);
    }
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(HOLDERS + "{resident}")
  String holder(@PathVariable("resident") String resident, Model model, Locale locale) {
    try {
      return holder(counter.open(access.currentStaff(), resident), model, locale);
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such holder", e);
    }
  }

  /** The full number, on this answer only: no address and no cache keeps it. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(HOLDERS + "{resident}/number")
  String number(
      @PathVariable("resident") String resident,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      Model model,
      Locale locale,
      HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    try {
      model.addAttribute("number", counter.number(access.currentStaff(), resident, reason));
    } catch (ProblemException e) {
      model.addAttribute("fault", CounterWords.fault(e, new Phrases(messages, locale)));
    }
    return holder(resident, model, locale);
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping({HOLDERS + "{resident}/number", HOLDERS + "{resident}/actions"})
  String holderAgain(@PathVariable("resident") String resident) {
    return "redirect:" + HOLDERS + "{resident}";
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(HOLDERS + "{resident}/actions")
  String act(
      @PathVariable("resident") String resident,
      @RequestParam(name = "action", defaultValue = "") String action,
      @RequestParam(name = "sameNumber", defaultValue = "false") boolean sameNumber,
      @RequestParam(name = "requestKey", defaultValue = "") String requestKey,
      RedirectAttributes flash,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      CardAction wanted =
          Stream.of(CardAction.values())
              .filter(one -> one.text().equals(action))
              .findFirst()
              .orElseThrow(() -> ProblemException.badField("action", "is none", "use the buttons"));
      switch (counter.act(access.currentStaff(), resident, wanted, sameNumber, requestKey)) {
        case CounterOutcome.Done done -> {
          flash.addFlashAttribute("said", phrases.say("counter.done." + wanted.text()));
          flash.addFlashAttribute("reached", reached(done.reached(), phrases));
          flash.addFlashAttribute("replaced", wanted == CardAction.REPLACE);
        }
        case CounterOutcome.Refused refused ->
            flash.addFlashAttribute("fault", phrases.say("counter.card." + refused.why().text()));
      }
    } catch (ProblemException e) {
      flash.addFlashAttribute("fault", CounterWords.fault(e, phrases));
    }
    return "redirect:" + HOLDERS + "{resident}";
  }

  private static List<Reach> reached(List<StopLine> lines, Phrases phrases) {
    return lines.stream()
        .map(
            line ->
                new Reach(line.stopped(), phrases.english() ? line.adviceEn() : line.adviceZh()))
        .toList();
  }

  private String holder(HolderView view, Model model, Locale locale) {
    model.addAttribute("holder", CounterWords.holder(view, new Phrases(messages, locale)));
    model.addAttribute("requestKey", Secrets.random(random));
    return "counter-holder";
  }

  private String home(Map<String, String> values, Model model, Phrases phrases) {
    model.addAttribute("values", values);
    model.addAttribute(
        "rows", queue.open().stream().map(work -> CounterWords.row(work, phrases)).toList());
    return "counter";
  }
}
