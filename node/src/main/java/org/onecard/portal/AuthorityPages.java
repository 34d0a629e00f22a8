package org.onecard.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.catalogue.AuthorityDesk;
import org.onecard.catalogue.AuthorityDesk.GovernmentAct;
import org.onecard.catalogue.ProposalView;
import org.onecard.kernel.region.Region;
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

/** Where the authority's staff see what waits for them, and act on it. */
@Controller
class AuthorityPages {
  private static final String HOME = "/authority";

  private final AuthorityDesk desk;
  private final Access access;
  private final WaitingWork work;
  private final Refusals refusals;
  private final Region self;
  private final MessageSource messages;

  AuthorityPages(
      AuthorityDesk desk,
      Access access,
      WaitingWork work,
      Refusals refusals,
      Region self,
      MessageSource messages) {
    this.desk = desk;
    this.access = access;
    this.work = work;
    this.refusals = refusals;
    this.self = self;
    this.messages = messages;
  }

  /** A proposal as a row. */
  record Row(String id, String title, String state, String proposer, boolean waits) {}

  /** Work of another kind, in words. */
  record TaskRow(String path, String said, boolean urgent) {}

  /** One act in a proposal's life. */
  record Step(String when, String who, String deed, String text) {}

  /** A composed edition. */
  record DraftRow(
      long number,
      String digest,
      String title,
      String signedBy,
      boolean signable,
      List<DifferenceLines.Item> lines) {}

  @Allowed(
      staff = {
        Role.EDITOR,
        Role.REVIEWER,
        Role.APPROVER,
        Role.REGISTRAR,
        Role.COMPLAINTS,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.STAFF_ADMIN
      })
  @GetMapping(HOME)
  String home(Model model, Locale locale) {
    StaffMember member = access.currentStaff();
    Phrases phrases = new Phrases(messages, locale);
    boolean lists = member.hasAny(Set.of(Role.EDITOR, Role.REVIEWER, Role.APPROVER));
    List<Row> rows =
        lists
            ? desk.proposals().stream().map(each -> row(each, member, phrases)).toList()
            : List.of();
    model.addAttribute("waiting", rows.stream().filter(Row::waits).toList());
    model.addAttribute("tasks", tasks(member, phrases));
    model.addAttribute(
        "drafts",
        lists
            ? desk.nextDrafts().stream().map(each -> draft(each, member, phrases)).toList()
            : List.of());
    model.addAttribute("lists", lists);
    model.addAttribute("approver", member.has(Role.APPROVER));
    return "authority";
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @GetMapping("/authority/proposals/{id}")
  String proposal(@PathVariable("id") UUID id, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    ProposalView proposal = find(id);
    model.addAttribute("proposal", proposal);
    model.addAttribute("name", ItemPages.title(proposal, phrases));
    model.addAttribute("state", phrases.say("life." + proposal.state()));
    model.addAttribute("acts", AuthorityActs.of(proposal, access.currentStaff(), self.code()));
    model.addAttribute("members", members(proposal, phrases));
    model.addAttribute(
        "steps", proposal.history().stream().map(act -> step(act, phrases)).toList());
    return "authority-proposal";
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/authority/proposals/{id}/submission")
  String submit(@PathVariable("id") UUID id, RedirectAttributes back, Locale locale) {
    return refusals.act(page(id), back, locale, () -> desk.submit(id));
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @PostMapping("/authority/proposals/{id}/comments")
  String comment(
      @PathVariable("id") UUID id,
      @RequestParam("text") String text,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(id), back, locale, () -> desk.comment(id, text));
  }

  @Allowed(staff = Role.REVIEWER)
  @PostMapping("/authority/proposals/{id}/agreement")
  String agree(
      @PathVariable("id") UUID id,
      @RequestParam("digest") String digest,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(id), back, locale, () -> desk.agree(id, digest));
  }

  @Allowed(staff = {Role.REVIEWER, Role.APPROVER})
  @PostMapping("/authority/proposals/{id}/refusal")
  String refuse(
      @PathVariable("id") UUID id,
      @RequestParam("text") String text,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(id), back, locale, () -> desk.refuse(id, text));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/authority/proposals/{id}/retraction")
  String retract(
      @PathVariable("id") UUID id,
      @RequestParam("text") String text,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(id), back, locale, () -> desk.retract(id, text));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/authority/proposals/{id}/approval")
  String approve(
      @PathVariable("id") UUID id,
      @RequestParam("digest") String digest,
      @RequestParam("authority") String authority,
      @RequestParam("act") String act,
      @RequestParam("date") String date,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(
        page(id),
        back,
        locale,
        () -> desk.approve(id, new GovernmentAct(digest, authority, act, day("date", date))));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/authority/compositions")
  String compose(
      @RequestParam("effectiveFrom") String day, RedirectAttributes back, Locale locale) {
    return refusals.act(
        HOME, back, locale, () -> desk.compose(day("effectiveFrom", day), Set.of()));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/authority/editions/{number}/approval")
  String approveEdition(
      @PathVariable("number") long number,
      @RequestParam("digest") String digest,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(HOME, back, locale, () -> desk.approveEdition(number, digest));
  }

  private List<TaskRow> tasks(StaffMember member, Phrases phrases) {
    return work.of(member).stream()
        .map(
            task ->
                new TaskRow(
                    task.page(),
                    phrases.say("work." + task.kind(), Integer.toString(task.count())),
                    task.urgent()))
        .toList();
  }

  private static LocalDate day(String field, String text) {
    return new Entered(MultiValueMap.fromSingleValue(Map.of(field, text))).day(field);
  }

  private static String page(UUID id) {
    return HOME + "/proposals/" + id;
  }

  private ProposalView find(UUID id) {
    try {
      return desk.proposal(id);
    } catch (ProblemException e) {
      throw new ResponseStatusException(e.status(), e.fault(), e);
    }
  }

  private Row row(ProposalView proposal, StaffMember member, Phrases phrases) {
    return new Row(
        proposal.id(),
        ItemPages.title(proposal, phrases),
        phrases.say("life." + proposal.state()),
        region(proposal.proposer(), phrases),
        AuthorityActs.waits(AuthorityActs.of(proposal, member, self.code())));
  }

  private DraftRow draft(AuthorityDesk.NextDraft draft, StaffMember member, Phrases phrases) {
    return new DraftRow(
        draft.number(),
        draft.digest(),
        phrases.say(
            "editions.line", Long.toString(draft.number()), phrases.day(draft.effectiveFrom())),
        phrases.listed(draft.signedBy().stream().map(code -> region(code, phrases)).toList()),
        member.has(Role.APPROVER) && !draft.signedBy().contains(self.code()),
        DifferenceLines.of(draft.difference(), phrases));
  }

  private static Step step(ProposalView.ActView act, Phrases phrases) {
    String staff = act.staff();
    String text = act.text();
    return new Step(
        phrases.time(Instant.parse(act.at())),
        region(act.region(), phrases) + " " + act.department() + (staff == null ? "" : " " + staff),
        phrases.say("deed." + act.deed()),
        text == null ? "" : text);
  }

  private static Map<String, String> members(ProposalView proposal, Phrases phrases) {
    Map<String, Object> content = proposal.content();
    return content == null ? Map.of() : ItemPages.members(content, phrases);
  }

  private static String region(@Nullable String code, Phrases phrases) {
    return code == null ? "" : phrases.sayOr("region." + code, code);
  }
}
