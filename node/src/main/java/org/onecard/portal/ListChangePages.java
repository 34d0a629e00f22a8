package org.onecard.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.catalogue.ListDesk;
import org.onecard.catalogue.ListDesk.Preview;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The local list, and tables of items: shown first, drafted by the digest of what was shown. */
@Controller
class ListChangePages {
  private static final String LOCAL = "/authority/local-list";
  private static final String IMPORTS = "/authority/imports";

  private final ListDesk lists;
  private final Access access;
  private final Refusals refusals;
  private final MessageSource messages;

  ListChangePages(ListDesk lists, Access access, Refusals refusals, MessageSource messages) {
    this.lists = lists;
    this.access = access;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A composed local list. */
  record Draft(long number, String digest, String title, List<DifferenceLines.Item> lines) {}

  /** What is wrong in a line of a table, in words. */
  record Fault(int line, String field, String said) {}

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @GetMapping(LOCAL)
  String local(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    ListDesk.Local local = lists.local();
    java.time.LocalDate from = local.effectiveFrom();
    model.addAttribute(
        "standing",
        from == null
            ? phrases.say("local.none")
            : phrases.say(
                "local.standing",
                Long.toString(local.number()),
                phrases.day(from),
                Integer.toString(local.items())));
    model.addAttribute(
        "drafts",
        lists.localDrafts().stream()
            .map(
                draft ->
                    new Draft(
                        draft.number(),
                        draft.digest(),
                        phrases.say(
                            "local.line",
                            Long.toString(draft.number()),
                            phrases.day(draft.effectiveFrom())),
                        DifferenceLines.of(draft.difference(), phrases)))
            .toList());
    model.addAttribute("approver", access.currentStaff().has(Role.APPROVER));
    return "authority-local-list";
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping(LOCAL + "/compositions")
  String compose(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(
        LOCAL,
        LOCAL,
        back,
        locale,
        entered,
        () -> lists.composeLocal(entered.day("effectiveFrom")));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping(LOCAL + "/{number}/approval")
  String approve(
      @PathVariable("number") long number,
      @RequestParam("digest") String digest,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(LOCAL, back, locale, () -> lists.approveLocal(number, digest));
  }

  @Allowed(staff = Role.EDITOR)
  @GetMapping(IMPORTS)
  String table() {
    return "authority-import";
  }

  /** Shows what a table would change, and what is wrong in which line; changes nothing. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping(IMPORTS)
  String preview(
      @RequestParam("place") String place,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("entered", java.util.Map.of("place", place));
    try {
      Preview preview = lists.preview(octets(file), place.strip());
      model.addAttribute("preview", preview);
      model.addAttribute("lines", DifferenceLines.of(preview.difference(), phrases));
      model.addAttribute(
          "faults", preview.faults().stream().map(each -> fault(each, phrases, locale)).toList());
    } catch (ProblemException e) {
      model.addAttribute("refusal", refusals.of(e, locale));
    }
    return "authority-import";
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping(IMPORTS + "/{digest}/commit")
  String commit(@PathVariable("digest") String digest, RedirectAttributes back, Locale locale) {
    return refusals.act(IMPORTS, "/authority/items", back, locale, () -> lists.commit(digest));
  }

  private Fault fault(ListDesk.LineFault fault, Phrases phrases, Locale locale) {
    ProblemException problem =
        ProblemException.badField(fault.field(), fault.fault(), fault.remedy());
    String label = phrases.sayOr("item." + fault.field(), fault.field());
    return new Fault(fault.line(), label, refusals.of(problem, locale).said());
  }

  private static byte[] octets(@Nullable MultipartFile file) {
    try {
      return file == null ? new byte[0] : file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("uploaded table", e);
    }
  }
}
