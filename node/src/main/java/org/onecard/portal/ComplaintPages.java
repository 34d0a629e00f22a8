package org.onecard.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.oversight.ComplaintAct;
import org.onecard.oversight.ComplaintAction;
import org.onecard.oversight.ComplaintOutcome;
import org.onecard.oversight.ComplaintService;
import org.onecard.oversight.ComplaintView;
import org.onecard.oversight.Complaints;
import org.onecard.oversight.Filing;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everyone complains and sees what became of it, without an account. */
@Controller
class ComplaintPages {
  private static final String FORM = "complaints";
  private static final String VIEW = "complaint";

  private final Complaints complaints;
  private final MessageSource messages;
  private final SecureRandom random;

  ComplaintPages(Complaints complaints, MessageSource messages, SecureRandom random) {
    this.complaints = complaints;
    this.messages = messages;
    this.random = random;
  }

  /** Services of one field, for a list to choose from. */
  record Group(String name, List<Choice> choices) {}

  /** A service in the list. */
  record Choice(String code, String name) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/complaints")
  String form(Model model, Locale locale) {
    return form(Map.of(), model, new Phrases(messages, locale));
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/complaints")
  String file(
      @RequestParam Map<String, String> entered,
      HttpServletRequest request,
      RedirectAttributes flash,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      Complaints.Filed filed =
          complaints.file(
              filing(entered, complaints.services()),
              Filing.Channel.ONLINE,
              request.getRemoteAddr());
      flash.addFlashAttribute("reference", filed.reference());
      flash.addFlashAttribute("secret", filed.secret());
      flash.addFlashAttribute("due", phrases.day(filed.dueOn()));
      return "redirect:/complaints/filed";
    } catch (ProblemException e) {
      model.addAttribute("fault", ComplaintWords.fault(e, phrases));
      return form(entered, model, phrases);
    }
  }

  /** Reference and secret, shown once. */
  @Allowed(Party.ANYONE)
  @GetMapping("/complaints/filed")
  String filed(Model model) {
    return model.containsAttribute("reference") ? "complaint-filed" : "redirect:/complaints";
  }

  /** A change of language or a bookmark lands here without reference and secret. */
  @Allowed(Party.ANYONE)
  @GetMapping({"/complaints/view", "/complaints/step"})
  String back() {
    return "redirect:/complaints";
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/complaints/view")
  String view(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    try {
      ComplaintView view = complaints.follow(reference, secret, request.getRemoteAddr());
      return show(view, secret, model, phrases);
    } catch (ProblemException e) {
      model.addAttribute("followFault", ComplaintWords.fault(e, phrases));
      return form(Map.of("reference", reference), model, phrases);
    }
  }

  @Allowed(Party.ANYONE)
  @PostMapping("/complaints/step")
  String step(
      @RequestParam(name = "reference", defaultValue = "") String reference,
      @RequestParam(name = "secret", defaultValue = "") String secret,
      @RequestParam(name = "action", defaultValue = "") String action,
      @RequestParam(name = "text", defaultValue = "") String text,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String from = request.getRemoteAddr();
    try {
      ComplaintAct act =
          ComplaintAct.of(
              ComplaintAction.find(action)
                  .orElseThrow(
                      () -> ProblemException.badField("action", "is none", "use the buttons")),
              text);
      if (complaints.act(reference, secret, act, from)
          instanceof ComplaintOutcome.Refused refused) {
        model.addAttribute("fault", phrases.say("complaints.refused." + refused.why().text()));
      }
    } catch (ProblemException e) {
      if (e.status() == HttpStatus.NOT_FOUND) {
        return view(reference, secret, request, model, locale);
      }
      model.addAttribute("fault", ComplaintWords.fault(e, phrases));
    }
    return view(reference, secret, request, model, locale);
  }

  private String form(Map<String, String> entered, Model model, Phrases phrases) {
    Map<String, String> values = new TreeMap<>(entered);
    values.computeIfAbsent("requestKey", key -> Secrets.random(random));
    model.addAttribute("values", values);
    model.addAttribute("groups", groups(complaints.services(), phrases));
    return FORM;
  }

  private static String show(ComplaintView view, String secret, Model model, Phrases phrases) {
    model.addAttribute("complaint", ComplaintWords.shown(view, phrases));
    model.addAttribute("secret", secret);
    return VIEW;
  }

  /** The services by field, in the page's language. */
  static List<Group> groups(List<ComplaintService> services, Phrases phrases) {
    Map<String, List<Choice>> groups = new LinkedHashMap<>();
    for (ComplaintService service : services) {
      String name =
          phrases.say(
              "complaints.choice",
              phrases.english() ? service.nameEn() : service.nameZh(),
              phrases.english() ? service.saysEn() : service.saysZh(),
              service.workdays());
      groups
          .computeIfAbsent(service.group(), group -> new ArrayList<>())
          .add(new Choice(service.code(), name));
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new Group(
                    phrases.sayOr("domain." + group.getKey(), phrases.say("complaints.group.card")),
                    group.getValue()))
        .toList();
  }

  /** What the form says; only questions that the chosen service asks are passed on. */
  static Filing filing(Map<String, String> entered, List<ComplaintService> services) {
    String code = entered.getOrDefault("serviceCode", "");
    Map<String, @Nullable String> attributes =
        services.stream()
            .filter(service -> service.code().equals(code))
            .flatMap(service -> service.attributes().stream())
            .map(ComplaintService.Attribute::code)
            .collect(
                Collectors.toMap(
                    attribute -> attribute, attribute -> entered.getOrDefault(attribute, "")));
    return new Filing(
        code,
        entered.get("description"),
        entered.get("contactName"),
        entered.get("telephone"),
        entered.get("email"),
        entered.get("address"),
        null,
        null,
        attributes,
        entered.get("requestKey"));
  }
}
