package org.onecard.family;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Proposal;
import org.onecard.access.Role;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Guardianships at the desk: recorded by a clerk, approved by a lead at /api/v1/four-eyes. */
@RestController
@RequestMapping("/api/v1/family/guardianships")
class FamilyDeskApi {
  private final FamilyDesk desk;
  private final Access access;

  FamilyDeskApi(FamilyDesk desk, Access access) {
    this.desk = desk;
    this.access = access;
  }

  /** A document that was shown: docs/reference/family.md has the types. */
  record EvidenceJson(@Nullable String type, @Nullable String number) {}

  /**
   * What a clerk records.
   *
   * @param kind child or entrusted
   * @param months 1 to 12 where an adult entrusts the card; a child's lasts until it is of age
   */
  record GuardianshipJson(
      @Nullable String kind,
      @Nullable String guardianCardNumber,
      @Nullable String wardCardNumber,
      @Nullable Integer months,
      @Nullable List<EvidenceJson> evidence,
      @Nullable String reason) {}

  /** Why it is ended. */
  record EndingJson(@Nullable String reason) {}

  /** What waits for a lead. */
  record ProposedView(String guardianshipId, UUID proposalId, Instant endsAt) {
    static ProposedView of(Proposal proposal) {
      return new ProposedView(
          proposal.payload().get("guardianshipId").asString(), proposal.id(), proposal.endsAt());
    }
  }

  /** A guardianship as the desk sees it. */
  record RecordedView(
      UUID guardianshipId,
      String kind,
      String guardianName,
      String wardName,
      @Nullable Integer months,
      List<EvidenceJson> evidence,
      Instant recordedAt,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable Instant endedAt,
      @Nullable String endedBy) {
    static RecordedView of(FamilyDesk.Recorded recorded) {
      return new RecordedView(
          recorded.guardianshipId(),
          recorded.kind().text(),
          recorded.guardianName(),
          recorded.wardName(),
          recorded.months(),
          recorded.evidence().stream()
              .map(one -> new EvidenceJson(one.type().text(), one.number()))
              .toList(),
          recorded.recordedAt(),
          recorded.startsAt(),
          recorded.endsAt(),
          recorded.endedAt(),
          recorded.endedBy());
    }
  }

  /** Records what was shown; it begins when a lead approves the proposal. */
  @Allowed(staff = Role.CLERK)
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ProposedView propose(@RequestBody GuardianshipJson wish) {
    return ProposedView.of(desk.propose(access.currentStaff(), read(wish)));
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/{guardianship}")
  RecordedView get(@PathVariable("guardianship") UUID guardianship) {
    return RecordedView.of(desk.get(guardianship));
  }

  /** Ends one at once, as where a court has decided. */
  @Allowed(staff = Role.CLERK_LEAD)
  @PostMapping("/{guardianship}/ending")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable("guardianship") UUID guardianship, @RequestBody EndingJson ending) {
    desk.end(access.currentStaff(), guardianship, reason(ending.reason()));
  }

  private static FamilyDesk.Wanted read(GuardianshipJson wish) {
    GuardianshipKind kind =
        GuardianshipKind.find(text("kind", wish.kind()))
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "kind", "is no kind of guardianship", "give child or entrusted"));
    boolean child = kind == GuardianshipKind.CHILD;
    if (child != (wish.months() == null)) {
      throw ProblemException.badField(
          "months", "belongs to an entrusted card only", "give 1 to 12, or leave it out");
    }
    int months = wish.months() == null ? 1 : wish.months();
    Family.demandMonths(months);
    List<Evidence> shown = new ArrayList<>();
    for (EvidenceJson one : wish.evidence() == null ? List.<EvidenceJson>of() : wish.evidence()) {
      if (one == null) {
        throw ProblemException.badField("evidence", "has an empty entry", "leave it out");
      }
      shown.add(
          new Evidence(
              Evidence.Type.of("evidence.type", text("evidence.type", one.type())),
              text("evidence.number", one.number())));
    }
    return new FamilyDesk.Wanted(
        kind,
        FamilyApi.card(wish.guardianCardNumber()),
        FamilyApi.card(wish.wardCardNumber()),
        months,
        shown,
        reason(wish.reason()));
  }

  private static String reason(@Nullable String reason) {
    String text = text("reason", reason);
    if (text.length() > FamilyLimits.REASON || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.badField(
          "reason", "is too long or has control characters", "give it on one line");
    }
    return text;
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badField(field, "is missing", "give it as text");
    }
    return value.strip();
  }
}
