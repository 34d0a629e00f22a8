package org.onecard.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.access.Staff;
import org.onecard.oversight.ComplaintAct;
import org.onecard.oversight.ComplaintAction;
import org.onecard.oversight.ComplaintOutcome;
import org.onecard.oversight.ComplaintState;
import org.onecard.oversight.Complaints;
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

/** Where staff handle complaints: what is due first stands first. */
@Controller
class ComplaintDeskPages {
  private static final String QUEUE = "/authority/complaints";

  private final Complaints complaints;
  private final Access access;
  private final Staff staff;
  private final MessageSource messages;

  ComplaintDeskPages(Complaints complaints, Access access, Staff staff, MessageSource messages) {
    this.complaints = complaints;
    this.access = access;
    this.staff = staff;
    this.messages = messages;
  }

  /** A choice in a list. */
  record Choice(String code, String name) {}

  @Allowed(staff = Role.COMPLAINTS)
  @GetMapping(QUEUE)
  String queue(
      @RequestParam(name = "state", defaultValue = "") String state,
      @RequestParam(name = "overdue", defaultValue = "false") boolean overdue,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    ComplaintState wanted =
        Stream.of(ComplaintState.values())
            .filter(known -> known.text().equals(state))
            .findFirst()
            .orElse(null);
    model.addAttribute(
        "rows",
        complaints.queue(wanted, null, overdue).stream()
            .map(listed -> ComplaintWords.row(listed, phrases))
            .toList());
    model.addAttribute(
        "states",
        Stream.of(ComplaintState.values())
            .map(known -> new Choice(known.text(), phrases.say("complaints.state." + known.text())))
            .toList());
    model.addAttribute("chosen", wanted == null ? "" : wanted.text());
    model.addAttribute("overdue", overdue);
    return "complaint-queue";
  }

  /** The form for a telephone call. */
  @Allowed(staff = Role.COMPLAINTS)
  @GetMapping(QUEUE + "/new")
  String call(Model model, Locale locale) {
    return call(Map.of(), model, new Phrases(messages, locale));
  }

  @Allowed(staff = Role.COMPLAINTS)
  @PostMapping(QUEUE + "/new")
  String enter(
      @RequestParam Map<String, String> entered,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      Complaints.Filed filed =
          complaints.fileByTelephone(
              ComplaintPages.filing(entered, complaints.services()), access.currentStaff());
      flash.addFlashAttribute(
          "said",
          phrases.say(
              "complaints.entered", filed.reference(), filed.secret(), phrases.day(filed.dueOn())));
      return "redirect:" + QUEUE + "/" + filed.reference();
    } catch (ProblemException e) {
      model.addAttribute("fault", ComplaintWords.fault(e, phrases));
      return call(entered, model, phrases);
    }
  }

  @Allowed(staff = Role.COMPLAINTS)
  @GetMapping(QUEUE + "/{reference}")
  String complaint(@PathVariable String reference, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      model.addAttribute(
          "complaint",
          ComplaintWords.shown(complaints.open(access.currentStaff(), reference), phrases));
    } catch (ProblemException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such complaint", e);
    }
    model.addAttribute(
        "departments",
        staff.departments().stream()
            .map(d -> new Choice(d.id(), phrases.english() ? d.titleEn() : d.titleZh()))
            .toList());
    model.addAttribute("bodies", bodies(phrases));
    return "complaint-desk";
  }

  @Allowed(staff = Role.COMPLAINTS)
  @PostMapping(QUEUE + "/{reference}")
  String step(
      @PathVariable String reference,
      @RequestParam(name = "action", defaultValue = "") String action,
      @RequestParam(name = "text", defaultValue = "") String text,
      @RequestParam(name = "department", defaultValue = "") String department,
      @RequestParam(name = "body", defaultValue = "") String body,
      RedirectAttributes flash,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      ComplaintAct act =
          new ComplaintAct(
              ComplaintAction.find(action)
                  .orElseThrow(
                      () -> ProblemException.badField("action", "is none", "use the buttons")),
              text,
              department,
              body);
      switch (complaints.act(access.currentStaff(), reference, act)) {
        case ComplaintOutcome.Done done ->
            flash.addFlashAttribute("said", phrases.say("complaints.done"));
        case ComplaintOutcome.Refused refused ->
            flash.addFlashAttribute(
                "fault", phrases.say("complaints.refused." + refused.why().text()));
      }
    } catch (ProblemException e) {
      flash.addFlashAttribute("fault", ComplaintWords.fault(e, phrases));
      flash.addFlashAttribute("text", text);
    }
    return "redirect:" + QUEUE + "/{reference}";
  }

  private String call(Map<String, String> entered, Model model, Phrases phrases) {
    model.addAttribute("values", entered);
    model.addAttribute("groups", ComplaintPages.groups(complaints.services(), phrases));
    return "complaint-call";
  }

  private List<Choice> bodies(Phrases phrases) {
    return complaints.bodies().stream()
        .map(body -> new Choice(body.code(), ComplaintWords.body(body, phrases)))
        .toList();
  }
}
