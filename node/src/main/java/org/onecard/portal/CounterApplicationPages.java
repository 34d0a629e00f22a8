package org.onecard.portal;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.issuance.ApplicationAct;
import org.onecard.issuance.ApplicationOutcome;
import org.onecard.issuance.ApplicationState;
import org.onecard.issuance.Applications;
import org.onecard.issuance.Portrait;
import org.onecard.issuance.RefusalReason;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Applications at the counter: taken, worked on, handed over. */
@Controller
class CounterApplicationPages {
  private static final String ALL = "/counter/applications";

  private final Applications applications;
  private final Access access;
  private final MessageSource messages;
  private final SecureRandom random;

  CounterApplicationPages(
      Applications applications, Access access, MessageSource messages, SecureRandom random) {
    this.applications = applications;
    this.access = access;
    this.messages = messages;
    this.random = random;
  }

  /** An application in the list. */
  record Row(String reference, String kind, String channel, String state, String since) {}

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(ALL)
  String list(
      @RequestParam(name = "state", defaultValue = "") String state, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    ApplicationState wanted = ApplicationState.find(state).orElse(null);
    List<Row> rows =
        applications.queue(wanted).stream()
            .map(
                one ->
                    new Row(
                        one.reference(),
                        CounterWords.kind(one.kind(), phrases),
                        phrases.say("counter.channel." + one.channel()),
                        CounterWords.state(one.state(), phrases),
                        phrases.time(one.changedAt())))
            .toList();
    model.addAttribute("rows", rows);
    model.addAttribute("states", CounterWords.states(phrases));
    model.addAttribute("chosen", wanted == null ? "" : wanted.text());
    return "counter-applications";
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(ALL + "/new")
  String form(Model model, Locale locale) {
    return form(Map.of(), model, new Phrases(messages, locale));
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(ALL + "/new")
  String apply(
      @RequestParam Map<String, String> entered,
      @RequestParam(name = "portrait", required = false) @Nullable MultipartFile portrait,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      Applications.Applied applied =
          applications.applyAtCounter(CounterForms.form(entered, portrait), access.currentStaff());
      flash.addFlashAttribute(
          "said", phrases.say("counter.entered", applied.reference(), applied.secret()));
      return "redirect:" + ALL + "/" + applied.reference();
    } catch (ProblemException e) {
      model.addAttribute("fault", CounterWords.fault(e, phrases));
      model.addAttribute("faultField", e.field());
      return form(entered, model, phrases);
    }
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(ALL + "/{reference}")
  String application(@PathVariable("reference") String reference, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      model.addAttribute(
          "filed",
          CounterWords.shown(applications.open(access.currentStaff(), reference), phrases));
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such application", e);
    }
    model.addAttribute(
        "reasons",
        Stream.of(RefusalReason.PORTRAIT, RefusalReason.COME_IN_PERSON)
            .map(
                one ->
                    new CounterWords.Choice(
                        one.text(), phrases.say("counter.reason." + one.text())))
            .toList());
    return "counter-application";
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(ALL + "/{reference}/portrait")
  ResponseEntity<byte[]> portrait(@PathVariable("reference") String reference) {
    try {
      Portrait portrait = applications.portrait(access.currentStaff(), reference);
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType(portrait.type()))
          .header("Cache-Control", "no-store")
          .body(portrait.octets().toArray());
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such portrait", e);
    }
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(ALL + "/{reference}")
  String act(
      @PathVariable("reference") String reference,
      @RequestParam(name = "act", defaultValue = "") String act,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      RedirectAttributes flash,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      ApplicationAct wanted =
          ApplicationAct.find(act)
              .orElseThrow(() -> ProblemException.badField("act", "is none", "use the buttons"));
      RefusalReason why =
          wanted == ApplicationAct.REFUSE ? RefusalReason.find(reason).orElse(null) : null;
      switch (applications.act(access.currentStaff(), reference, wanted, why)) {
        case ApplicationOutcome.Done done ->
            flash.addFlashAttribute("said", phrases.say("counter.acted." + wanted.text()));
        case ApplicationOutcome.Refused refused ->
            flash.addFlashAttribute(
                "fault", phrases.say("counter.refused." + refused.why().text()));
      }
    } catch (ProblemException e) {
      flash.addFlashAttribute("fault", CounterWords.fault(e, phrases));
    }
    return "redirect:" + ALL + "/{reference}";
  }

  private String form(Map<String, String> entered, Model model, Phrases phrases) {
    Map<String, String> values = new TreeMap<>(entered);
    values.computeIfAbsent("requestKey", key -> Secrets.random(random));
    model.addAttribute("values", values);
    model.addAttribute("kinds", CounterWords.kinds(phrases));
    return "counter-apply";
  }
}
