package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.catalogue.ItemDesk.Wish;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.text.Hyphenated;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the own staff bring up, review, agree to and have approved what the list may say. */
@RestController
@RequestMapping("/api/v1/catalogue/proposals")
class ProposalEndpoints {
  private final ItemDesk desk;
  private final Signatory signatory;

  ProposalEndpoints(ItemDesk desk, Signatory signatory) {
    this.desk = desk;
    this.signatory = signatory;
  }

  /**
   * An idea.
   *
   * @param id chosen by the sender, who may then send it twice; null for one made here
   * @param place the region, district or county it speaks for
   * @param partner the city across the border a pilot is made with
   */
  record Idea(
      @Nullable UUID id,
      @Nullable String place,
      @Nullable String partner,
      @Nullable String titleZh,
      @Nullable String reason) {}

  /**
   * What is asked for.
   *
   * @param listing joint (the default) or local
   * @param change add, adjust or withdraw
   * @param item the code of the item to withdraw
   * @param content the item to add, or as it is to be
   */
  record Draft(
      @Nullable String listing,
      @Nullable String change,
      @Nullable String item,
      @Nullable ItemBody content) {}

  /** A comment, or why. */
  record Words(@Nullable String text) {}

  /** Agreement to exactly the words with this digest. */
  record Agreement(@Nullable String digest) {}

  /** The act by which the government on this side approved exactly these words. */
  record Approval(
      @Nullable String digest,
      @Nullable String authority,
      @Nullable String act,
      @Nullable LocalDate date) {}

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  List<ProposalView> list(
      @RequestParam(required = false) @Nullable String item,
      @RequestParam(required = false) @Nullable String state) {
    return desk.newest(Optional.ofNullable(item)).stream()
        .filter(seen -> state == null || seen.standing().state().text().equals(state))
        .map(ProposalView::of)
        .toList();
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/{id}")
  ProposalView get(@PathVariable UUID id) {
    return ProposalView.of(desk.get(id));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ProposalView idea(@RequestBody Idea idea) {
    UUID id = idea.id() == null ? UUID.randomUUID() : idea.id();
    String partner = idea.partner();
    Origin origin =
        new Origin(
            place("place", required("place", idea.place(), ItemAct.MAXIMUM_NAME)),
            partner == null ? null : place("partner", partner),
            required("titleZh", idea.titleZh(), ItemAct.MAXIMUM_NAME),
            required("reason", idea.reason(), ItemAct.MAXIMUM_TEXT));
    return ProposalView.of(desk.idea(signatory.current(), id, origin));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/{id}/draft")
  ProposalView draft(@PathVariable UUID id, @RequestBody Draft draft) {
    return ProposalView.of(read(() -> desk.draft(signatory.current(), id, wish(draft))));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/{id}/submission")
  ProposalView submit(@PathVariable UUID id) {
    return ProposalView.of(desk.submit(signatory.current(), id));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/{id}/revision")
  ProposalView revise(@PathVariable UUID id, @RequestBody Draft draft) {
    return ProposalView.of(read(() -> desk.revise(signatory.current(), id, wish(draft))));
  }

  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER})
  @PostMapping("/{id}/comments")
  ProposalView comment(@PathVariable UUID id, @RequestBody Words words) {
    return ProposalView.of(desk.comment(signatory.current(), id, text(words)));
  }

  @Allowed(staff = Role.REVIEWER)
  @PostMapping("/{id}/agreement")
  ProposalView agree(@PathVariable UUID id, @RequestBody Agreement agreement) {
    String digest = required("digest", agreement.digest(), ItemAct.MAXIMUM_NAME);
    return ProposalView.of(desk.agree(signatory.current(), id, digest));
  }

  @Allowed(staff = {Role.REVIEWER, Role.APPROVER})
  @PostMapping("/{id}/refusal")
  ProposalView refuse(@PathVariable UUID id, @RequestBody Words words) {
    return ProposalView.of(desk.refuse(signatory.current(), id, text(words)));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/{id}/approval")
  ProposalView approve(@PathVariable UUID id, @RequestBody Approval approval) {
    LocalDate date = approval.date();
    if (date == null) {
      throw ProblemException.badField("date", "is missing", "give the day the act was made");
    }
    return ProposalView.of(
        desk.approve(
            signatory.current(),
            id,
            required("digest", approval.digest(), ItemAct.MAXIMUM_NAME),
            required("authority", approval.authority(), ItemAct.MAXIMUM_NAME),
            required("act", approval.act(), ItemAct.MAXIMUM_NAME),
            date));
  }

  @Allowed(staff = Role.EDITOR)
  @PostMapping("/{id}/retraction")
  ProposalView retract(@PathVariable UUID id, @RequestBody Words words) {
    return ProposalView.of(desk.retract(signatory.current(), id, text(words)));
  }

  private static Wish wish(Draft draft) {
    ItemBody content = draft.content();
    String listing = draft.listing();
    return new Wish(
        listing == null ? Listing.JOINT : constant("listing", Listing.class, listing),
        constant("change", Change.class, required("change", draft.change(), ItemAct.MAXIMUM_NAME)),
        draft.item() == null ? "" : draft.item(),
        Optional.ofNullable(content).map(ItemBody::document));
  }

  /** Reads what an item's body says; its faults are named below {@code content}. */
  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MalformedDocumentException e) {
      throw ProblemException.badField(
          "content." + e.field(),
          String.valueOf(e.getMessage()),
          "see docs/protocol/edition.md for an item's form");
    }
  }

  private static String text(Words words) {
    return required("text", words.text(), ItemAct.MAXIMUM_TEXT);
  }

  static String required(String field, @Nullable String text, int maximum) {
    if (text == null || text.isBlank() || text.length() > maximum) {
      throw ProblemException.badField(
          field, "is missing or too long", "give 1 to " + maximum + " characters");
    }
    return text.strip();
  }

  static PlaceCode place(String field, String code) {
    try {
      return PlaceCode.of(code);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(
          field, "is not the code of a place", "give six digits as 500103, or zone:…");
    }
  }

  static <E extends Enum<E>> E constant(String field, Class<E> type, String text) {
    return Hyphenated.find(type, text)
        .orElseThrow(
            () ->
                ProblemException.badField(
                    field, "is none of the known values", "see /v3/api-docs"));
  }
}
