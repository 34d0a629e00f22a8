package org.onecard.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.catalogue.AuthorityDesk;
import org.onecard.catalogue.ListDesk;
import org.onecard.catalogue.ListDesk.InForce;
import org.onecard.catalogue.ProposalView;
import org.onecard.protocol.catalogue.ApplicationItem;
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

/** Items: those in force with their suspension here, all proposals, and the words of a draft. */
@Controller
class ItemPages {
  private static final String LIST = "/authority/items";

  private final AuthorityDesk desk;
  private final ListDesk lists;
  private final Access access;
  private final Refusals refusals;
  private final MessageSource messages;

  ItemPages(
      AuthorityDesk desk,
      ListDesk lists,
      Access access,
      Refusals refusals,
      MessageSource messages) {
    this.desk = desk;
    this.lists = lists;
    this.access = access;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** An item in force as a row. */
  record Row(String code, String title, String domain, String listing, boolean suspended) {}

  /** A proposal as a row. */
  record ProposalRow(String id, String title, String state, String proposer) {}

  /** A suspension or resumption in words. */
  record TurnRow(boolean suspended, String when, String staff, String reason) {}

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @GetMapping(LIST)
  String items(
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "domain", defaultValue = "") String domain,
      @RequestParam(name = "suspended", defaultValue = "false") boolean suspended,
      @RequestParam(name = "state", defaultValue = "") String state,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    StaffMember member = access.currentStaff();
    model.addAttribute(
        "rows",
        lists.inForce().stream()
            .filter(each -> domain.isEmpty() || each.item().domain().text().equals(domain))
            .filter(each -> !suspended || each.suspended())
            .filter(each -> matches(each.item(), q.strip()))
            .map(each -> row(each, phrases))
            .toList());
    List<ProposalView> proposals = desk.proposals();
    model.addAttribute(
        "proposals",
        proposals.stream()
            .filter(each -> state.isEmpty() || each.state().equals(state))
            .map(each -> row(each, phrases))
            .toList());
    model.addAttribute(
        "states",
        proposals.stream()
            .map(ProposalView::state)
            .distinct()
            .sorted()
            .map(each -> new Choice(each, phrases.say("life." + each)))
            .toList());
    model.addAttribute("domains", ItemWords.choices(phrases).get("domain"));
    model.addAttribute("q", q);
    model.addAttribute("domain", domain);
    model.addAttribute("suspended", suspended);
    model.addAttribute("state", state);
    model.addAttribute("editor", member.has(Role.EDITOR));
    return "authority-items";
  }

  /** Brings up an idea; its words are given on the page it leads to. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping("/authority/proposals")
  String idea(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    StringBuilder done = new StringBuilder("/authority/proposals/");
    String refused =
        refusals.fill(
            LIST,
            LIST,
            back,
            locale,
            entered,
            () ->
                done.append(
                    desk.idea(
                        entered.text("place"),
                        entered.textOrNull("partner"),
                        entered.text("titleZh"),
                        entered.text("reason"))));
    return back.getFlashAttributes().containsKey("refusal") ? refused : "redirect:" + done;
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @GetMapping(LIST + "/{code}")
  String item(@PathVariable("code") String code, Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    InForce found = find(code);
    model.addAttribute("row", row(found, phrases));
    model.addAttribute("members", members(lists.content(code).orElse(Map.of()), phrases));
    model.addAttribute(
        "turns",
        lists.turns(code).stream()
            .map(
                turn ->
                    new TurnRow(
                        turn.suspended(), phrases.time(turn.at()), turn.staff(), turn.reason()))
            .toList());
    StaffMember member = access.currentStaff();
    model.addAttribute("approver", member.has(Role.APPROVER) && found.listing().equals("joint"));
    return "authority-item";
  }

  /** Suspends it in this region, at once. */
  @Allowed(staff = Role.APPROVER)
  @PostMapping(LIST + "/{code}/suspension")
  String suspend(
      @PathVariable("code") String code,
      @RequestParam("reason") String reason,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(code), back, locale, () -> lists.suspend(code, reason));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping(LIST + "/{code}/resumption")
  String resume(
      @PathVariable("code") String code,
      @RequestParam("reason") String reason,
      RedirectAttributes back,
      Locale locale) {
    return refusals.act(page(code), back, locale, () -> lists.resume(code, reason));
  }

  /** The words of a proposal; {@code item} begins them with those of an item in force. */
  @Allowed(staff = Role.EDITOR)
  @GetMapping("/authority/proposals/{id}/words")
  String words(
      @PathVariable("id") UUID id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    ProposalView proposal = proposal(id);
    model.addAttribute("proposal", proposal);
    model.addAttribute("name", title(proposal, phrases));
    model.addAttribute("choices", ItemWords.choices(phrases));
    model.addAttribute(
        "items", lists.inForce().stream().map(each -> choice(each, phrases)).toList());
    if (!model.containsAttribute("entered")) {
      begin(proposal, item, model);
    }
    return "authority-words";
  }

  /** Drafts the words, or revises them where others have read them already. */
  @Allowed(staff = Role.EDITOR)
  @PostMapping("/authority/proposals/{id}/words")
  String write(
      @PathVariable("id") UUID id,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes back,
      Locale locale) {
    Entered entered = new Entered(form);
    boolean drafting = proposal(id).next().contains("draft");
    String page = "/authority/proposals/" + id;
    return refusals.fill(
        page + "/words",
        page,
        back,
        locale,
        entered,
        () -> {
          if (drafting) {
            desk.draft(id, ItemWords.read(entered));
          } else {
            desk.revise(id, ItemWords.read(entered));
          }
        });
  }

  private void begin(ProposalView proposal, @Nullable String item, Model model) {
    Map<String, Object> standing = proposal.content();
    Map<String, Object> content =
        standing != null
            ? standing
            : Optional.ofNullable(item).flatMap(lists::content).orElse(Map.of());
    Map<String, String> values = new LinkedHashMap<>(ItemWords.values(content));
    ProposalView.OriginView origin = proposal.origin();
    String change = proposal.change();
    String listing = proposal.listing();
    values.put("change", change != null ? change : content.isEmpty() ? "add" : "adjust");
    values.put("listing", listing != null ? listing : "joint");
    if (origin != null) {
      values.putIfAbsent("titleZh", origin.titleZh());
      values.putIfAbsent("places", origin.place());
    }
    model.addAttribute("entered", values);
    model.addAttribute("chosen", ItemWords.ticked(content));
  }

  private static String page(String code) {
    return LIST + "/" + code;
  }

  private InForce find(String code) {
    return lists.inForce().stream()
        .filter(each -> each.item().code().equals(code))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such item"));
  }

  private ProposalView proposal(UUID id) {
    try {
      return desk.proposal(id);
    } catch (ProblemException e) {
      throw new ResponseStatusException(e.status(), e.fault(), e);
    }
  }

  private static boolean matches(ApplicationItem item, String sought) {
    String lower = sought.toLowerCase(Locale.ROOT);
    return item.code().contains(lower)
        || item.titleZh().contains(sought)
        || item.titleEn().toLowerCase(Locale.ROOT).contains(lower);
  }

  private static Row row(InForce each, Phrases phrases) {
    return new Row(
        each.item().code(),
        ItemTitles.title(each.item(), phrases),
        phrases.say("domain." + each.item().domain().text()),
        phrases.say("listing." + each.listing()),
        each.suspended());
  }

  private static Choice choice(InForce each, Phrases phrases) {
    return new Choice(each.item().code(), ItemTitles.title(each.item(), phrases));
  }

  private static ProposalRow row(ProposalView proposal, Phrases phrases) {
    String proposer = proposal.proposer();
    return new ProposalRow(
        proposal.id(),
        title(proposal, phrases),
        phrases.say("life." + proposal.state()),
        proposer == null ? "" : phrases.sayOr("region." + proposer, proposer));
  }

  /** The title of what is proposed, or of the idea behind it. */
  static String title(ProposalView proposal, Phrases phrases) {
    Map<String, Object> content = proposal.content();
    Object title = content == null ? null : content.get(phrases.english() ? "titleEn" : "titleZh");
    ProposalView.OriginView origin = proposal.origin();
    if (title != null) {
      return title.toString();
    }
    return origin == null ? proposal.id() : origin.titleZh();
  }

  /** An item's members in words. */
  static Map<String, String> members(Map<String, Object> content, Phrases phrases) {
    Map<String, String> shown = new LinkedHashMap<>();
    content.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            member ->
                shown.put(
                    phrases.sayOr("item." + member.getKey(), member.getKey()),
                    ItemWords.said(member.getKey(), member.getValue(), phrases)));
    return shown;
  }
}
