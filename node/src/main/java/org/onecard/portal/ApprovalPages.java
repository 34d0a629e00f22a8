package org.onecard.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.FourEyes;
import org.onecard.access.Party;
import org.onecard.access.Proposal;
import org.onecard.access.StaffMember;
import org.onecard.web.Masked;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the second person says yes or no to what the first proposed. */
@Controller
class ApprovalPages {
  private static final String PAGE = "/authority/approvals";
  private static final int VALUE_MOST = 300;

  private final Access access;
  private final FourEyes fourEyes;
  private final Refusals refusals;
  private final MessageSource messages;

  ApprovalPages(Access access, FourEyes fourEyes, Refusals refusals, MessageSource messages) {
    this.access = access;
    this.fourEyes = fourEyes;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A proposal in words. */
  record Row(
      UUID id,
      String kind,
      String subject,
      String reason,
      String proposedBy,
      String proposedAt,
      String endsAt,
      String state,
      boolean pending,
      String decision,
      Map<String, String> content) {}

  @Allowed(Party.STAFF)
  @GetMapping(PAGE)
  String approvals(Model model, Locale locale) {
    StaffMember member = access.currentStaff();
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("waiting", rows(fourEyes.waitingFor(member), phrases));
    model.addAttribute("own", rows(fourEyes.proposedBy(member), phrases));
    return "authority-approvals";
  }

  @Allowed(Party.STAFF)
  @PostMapping(PAGE + "/{id}/approval")
  String approve(
      @PathVariable("id") UUID id,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(
        PAGE,
        back,
        locale,
        () -> fourEyes.approve(access.currentStaff(), id, reason.strip()).orThrow());
  }

  @Allowed(Party.STAFF)
  @PostMapping(PAGE + "/{id}/refusal")
  String refuse(
      @PathVariable("id") UUID id,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(
        PAGE,
        back,
        locale,
        () -> fourEyes.refuse(access.currentStaff(), id, reason.strip()).orThrow());
  }

  @Allowed(Party.STAFF)
  @PostMapping(PAGE + "/{id}/withdrawal")
  String withdraw(
      @PathVariable("id") UUID id,
      @RequestParam(name = "reason", defaultValue = "") String reason,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(
        PAGE,
        back,
        locale,
        () -> fourEyes.withdraw(access.currentStaff(), id, reason.strip()).orThrow());
  }

  private static List<Row> rows(List<Proposal> proposals, Phrases phrases) {
    return proposals.stream().map(each -> row(each, phrases)).toList();
  }

  private static Row row(Proposal proposal, Phrases phrases) {
    String by = proposal.decidedBy();
    String why = proposal.decisionReason();
    return new Row(
        proposal.id(),
        phrases.sayOr("approval.kind." + proposal.kind(), proposal.kind()),
        Masked.of(proposal.subject()),
        Masked.of(proposal.reason()),
        proposal.proposedBy(),
        phrases.time(proposal.proposedAt()),
        phrases.time(proposal.endsAt()),
        phrases.say("approval.state." + proposal.state().text()),
        proposal.state() == Proposal.State.PENDING,
        by == null ? "" : by + (why == null || why.isEmpty() ? "" : ": " + Masked.of(why)),
        content(proposal, phrases));
  }

  /** What the act needs to know, as the second person must see it before saying yes. */
  private static Map<String, String> content(Proposal proposal, Phrases phrases) {
    Map<String, String> shown = new LinkedHashMap<>();
    proposal
        .payload()
        .properties()
        .forEach(
            member -> {
              String key = "approval.field." + member.getKey();
              String text =
                  member.getValue().isValueNode()
                      ? member.getValue().asString()
                      : member.getValue().toString();
              String brief =
                  text.length() <= VALUE_MOST ? text : text.substring(0, VALUE_MOST) + "…";
              shown.put(phrases.sayOr(key, member.getKey()), Masked.of(brief));
            });
    return shown;
  }
}
