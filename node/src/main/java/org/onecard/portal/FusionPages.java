package org.onecard.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.fusion.FusionDesk;
import org.onecard.fusion.FusionDesk.CardView;
import org.onecard.fusion.FusionDesk.CheckView;
import org.onecard.fusion.FusionDesk.CoveredView;
import org.onecard.fusion.FusionDesk.Described;
import org.onecard.fusion.FusionDesk.FunctionView;
import org.onecard.fusion.FusionDesk.StepView;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was issued before the one card, how far it has merged, and what may be issued anew. */
@Controller
class FusionPages {
  private static final String LIST = "/authority/fusion";

  private final FusionDesk desk;
  private final Access access;
  private final Refusals refusals;
  private final MessageSource messages;
  private final Clock clock;

  FusionPages(
      FusionDesk desk, Access access, Refusals refusals, MessageSource messages, Clock clock) {
    this.desk = desk;
    this.access = access;
    this.refusals = refusals;
    this.messages = messages;
    this.clock = clock;
  }

  /** An entry of the register as a row; {@code late} where a plan is past its day. */
  record Row(
      String id,
      String name,
      String kind,
      String department,
      int merged,
      int planned,
      int all,
      boolean late,
      boolean synthetic) {}

  /** A function of an entry, and what may be done with it next. */
  record Step(
      String code,
      String title,
      String progress,
      String said,
      String item,
      String until,
      String department,
      String note,
      boolean late,
      List<Choice> covering) {}

  /** A function that the list covers, and by what. */
  record Covered(String function, String how, String item, String title) {}

  /** What a check found, in words. */
  record Found(String outcome, String said, List<Covered> covered, String free) {}

  /** A proposal that was checked before. */
  record Before(String name, String department, String outcome, String said, String when) {}

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping(LIST)
  String register(
      @RequestParam(name = "kind", defaultValue = "") String kind, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    LocalDate today = ServiceDay.dateOf(clock.instant());
    model.addAttribute(
        "rows",
        desk.register().stream()
            .filter(card -> kind.isEmpty() || card.kind().equals(kind))
            .map(card -> row(card, today, phrases))
            .toList());
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds(phrases));
    model.addAttribute(
        "functions",
        desk.functions().stream()
            .map(each -> new Choice(each.code(), title(each, phrases)))
            .toList());
    model.addAttribute(
        "proposals",
        desk.proposals().stream()
            .map(
                each ->
                    new Before(
                        each.nameZh(),
                        each.department(),
                        each.outcome(),
                        phrases.say("fusion.outcome." + each.outcome()),
                        phrases.time(Instant.parse(each.at()))))
            .toList());
    model.addAttribute("editor", access.currentStaff().has(Role.EDITOR));
    model.addAttribute("newId", UUID.randomUUID());
    return "authority-fusion";
  }

  /** Enters what was issued already. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping(LIST)
  String enter(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(LIST, LIST, back, locale, entered, () -> desk.enter(described(entered)));
  }

  /** Checks a proposal for a new card: what the list covers is refused, with the items. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping(LIST + "/proposals")
  String propose(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(
        LIST,
        LIST,
        back,
        locale,
        entered,
        () ->
            back.addFlashAttribute(
                "found", found(desk.propose(described(entered)), new Phrases(messages, locale))));
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping(LIST + "/{id}")
  String card(@PathVariable("id") UUID id, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    LocalDate today = ServiceDay.dateOf(clock.instant());
    CardView card = find(id);
    Map<String, FunctionView> functions =
        desk.functions().stream()
            .collect(Collectors.toMap(FunctionView::code, Function.identity()));
    model.addAttribute("card", row(card, today, phrases));
    model.addAttribute(
        "steps",
        card.functions().stream().map(each -> step(each, functions, today, phrases)).toList());
    model.addAttribute("editor", access.currentStaff().has(Role.EDITOR));
    return "authority-fusion-card";
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping(LIST + "/{id}/plan")
  String plan(
      @PathVariable("id") UUID id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes back,
      Locale locale) {
    Entered entered = new Entered(form);
    return refusals.act(
        LIST + "/" + id,
        back,
        locale,
        () ->
            desk.plan(
                id,
                entered.text("function"),
                entered.text("item"),
                entered.dayOrNull("until"),
                entered.text("department")));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping(LIST + "/{id}/functions/{function}/progress")
  String progress(
      @PathVariable("id") UUID id,
      @PathVariable("function") String function,
      @RequestParam("progress") String progress,
      @RequestParam(name = "note", defaultValue = "") String note,
      RedirectAttributes back,
      Locale locale) {
    String said = note.isBlank() ? null : note;
    return refusals.act(
        LIST + "/" + id, back, locale, () -> desk.progress(id, function, progress, said));
  }

  private CardView find(UUID id) {
    try {
      return desk.card(id);
    } catch (ProblemException e) {
      throw new ResponseStatusException(e.status(), e.fault(), e);
    }
  }

  private static Described described(Entered entered) {
    return new Described(
        entered.id("id"),
        entered.text("kind"),
        entered.text("nameZh"),
        entered.text("nameEn"),
        entered.text("department"),
        entered.all("functions"));
  }

  private static Found found(CheckView check, Phrases phrases) {
    return new Found(
        check.outcome(),
        phrases.say("fusion.outcome." + check.outcome()),
        check.covered().stream().map(each -> covered(each, phrases)).toList(),
        phrases.listed(check.free()));
  }

  private static Covered covered(CoveredView each, Phrases phrases) {
    return new Covered(
        each.function(),
        phrases.say("fusion.how." + each.how()),
        each.item(),
        phrases.english() ? each.titleEn() : each.titleZh());
  }

  private static List<Choice> kinds(Phrases phrases) {
    return Stream.of("card", "certificate", "code")
        .map(kind -> new Choice(kind, phrases.say("fusion.kind." + kind)))
        .toList();
  }

  private static Row row(CardView card, LocalDate today, Phrases phrases) {
    long planned =
        card.functions().stream().filter(each -> !each.progress().equals("unplanned")).count();
    return new Row(
        card.id(),
        phrases.english() ? card.nameEn() : card.nameZh(),
        phrases.say("fusion.kind." + card.kind()),
        card.department(),
        card.functionsMerged(),
        Math.toIntExact(planned),
        card.functions().size(),
        card.functions().stream().anyMatch(each -> WaitingWork.isLate(each, today)),
        card.synthetic());
  }

  private static Step step(
      StepView each, Map<String, FunctionView> functions, LocalDate today, Phrases phrases) {
    FunctionView function = functions.get(each.function());
    LocalDate until = each.until();
    List<Choice> covering =
        function == null
            ? List.of()
            : function.covered().stream()
                .map(by -> new Choice(by.item(), phrases.english() ? by.titleEn() : by.titleZh()))
                .distinct()
                .toList();
    return new Step(
        each.function(),
        function == null ? each.function() : title(function, phrases),
        each.progress(),
        phrases.say("fusion.progress." + each.progress()),
        orNone(each.item()),
        until == null ? "" : phrases.day(until),
        orNone(each.department()),
        orNone(each.note()),
        WaitingWork.isLate(each, today),
        covering);
  }

  private static String title(FunctionView function, Phrases phrases) {
    return phrases.english() ? function.titleEn() : function.titleZh();
  }

  private static String orNone(@Nullable String text) {
    return text == null ? "" : text;
  }
}
