package org.onecard.catalogue;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.catalogue.Answers.Answer;
import org.onecard.catalogue.Answers.Question;
import org.onecard.catalogue.UsesView.DomainView;
import org.onecard.catalogue.UsesView.UseView;
import org.onecard.kernel.place.Place;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.protocol.decision.Decision;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Was this allowed there and then, and what can I do with my card here? Anyone may ask. */
@RestController
class AnswerEndpoints {
  private static final int TEXT = 60;

  private final Catalogue catalogue;
  private final LocalListStore locals;
  private final Region self;
  private final MessageSource messages;
  private final Clock clock;
  private final Answers answers = new Answers();

  AnswerEndpoints(
      Catalogue catalogue,
      LocalListStore locals,
      Region self,
      MessageSource messages,
      Clock clock) {
    this.catalogue = catalogue;
    this.locals = locals;
    this.self = self;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * What the list said.
   *
   * @param rule the rule of docs/protocol/decision.md that said so
   * @param reason why not; null where it was allowed
   * @param mode how the card was taken to be shown
   * @param edition the number of the edition in force then; null where there was none
   * @param overlay the number of the region's overlay then; null where it narrowed nothing
   * @param narrowingsOf the region whose overlay was looked at: this node's own
   * @param narrowingsKnown whether the place lies in that region; else ask the node of the place
   */
  record DecisionView(
      boolean allowed,
      String rule,
      @Nullable String reason,
      String mode,
      String item,
      String place,
      String at,
      @Nullable Long edition,
      @Nullable String effectiveFrom,
      @Nullable Long overlay,
      @Nullable String overlaySince,
      String narrowingsOf,
      boolean narrowingsKnown) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/.well-known/onecard/local-list.json")
  ResponseEntity<byte[]> localList() {
    return locals
        .inForce(clock.instant())
        .map(list -> ListEndpoints.json(list.json()))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "list", "this region has no local list", "the joint list holds alone"));
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/api/v1/catalogue/decisions")
  DecisionView decision(
      @RequestParam String item,
      @RequestParam String place,
      @RequestParam String acceptorSector,
      @RequestParam String issuer,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String mode) {
    Instant when = at == null ? clock.instant() : instant(at);
    Question question =
        new Question(
            ProposalEndpoints.required("item", item, TEXT),
            ProposalEndpoints.place("place", place),
            ProposalEndpoints.required("acceptorSector", acceptorSector, TEXT),
            region(issuer),
            mode == null ? null : ProposalEndpoints.constant("mode", Mode.class, mode),
            when);
    Optional<Edition> edition = catalogue.inForce(when);
    boolean here = isHere(question.place(), day(when));
    Optional<Overlay> overlay = here ? catalogue.overlay(when) : Optional.empty();
    Answer answer = answers.answer(question, edition.orElse(null), overlay);
    return new DecisionView(
        answer.ruling().decision() instanceof Decision.Accepted,
        answer.ruling().rule(),
        reason(answer.ruling().decision()),
        answer.mode().text(),
        question.item(),
        question.place().text(),
        when.toString(),
        edition.map(Edition::number).orElse(null),
        edition.map(each -> each.effectiveFrom().toString()).orElse(null),
        overlay.map(Overlay::number).orElse(null),
        overlay.map(each -> each.since().toString()).orElse(null),
        self.code(),
        here);
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/api/v1/catalogue/uses")
  UsesView uses(
      @RequestParam String place,
      @RequestParam String issuer,
      @RequestParam(required = false, defaultValue = "zh") String lang) {
    Instant now = clock.instant();
    LocalDate today = day(now);
    PlaceCode where = ProposalEndpoints.place("place", place);
    Place found =
        Places.shipped()
            .find(where, today)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "place", "no such place exists today", "give a division or zone of today"));
    Region of = region(issuer);
    boolean here = isHere(where, today);
    Locale locale = lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    Optional<Edition> edition =
        catalogue.inForce(now).filter(each -> each.authorities().contains(of));
    Optional<LocalList> local = here && of.equals(self) ? locals.inForce(now) : Optional.empty();
    Optional<Overlay> overlay = here ? catalogue.overlay(now) : Optional.empty();
    List<UseOf> all = new ArrayList<>();
    Answers.usable(edition.map(Edition::items).orElse(List.of()), where, today)
        .forEach(item -> all.add(new UseOf(item, "joint", isSuspended(overlay, item))));
    List<ApplicationItem> own =
        LocalChecks.standing(local.map(LocalList::items).orElse(List.of()), edition);
    Answers.usable(own, where, today).forEach(item -> all.add(new UseOf(item, "local", false)));
    return new UsesView(
        where.text(),
        found.nameZh(),
        of.code(),
        edition.map(Edition::number).orElse(null),
        local.map(LocalList::number).orElse(null),
        here,
        domains(all, locale));
  }

  private record UseOf(ApplicationItem item, String list, boolean suspended) {}

  private List<DomainView> domains(List<UseOf> all, Locale locale) {
    List<DomainView> domains = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      List<UseView> uses =
          all.stream()
              .filter(use -> use.item.domain() == domain)
              .map(use -> view(use, locale))
              .toList();
      if (!uses.isEmpty()) {
        String title = messages.getMessage("domain." + domain.text(), null, locale);
        domains.add(new DomainView(domain.text(), title, uses));
      }
    }
    return domains;
  }

  private UseView view(UseOf use, Locale locale) {
    ApplicationItem item = use.item;
    List<Mode> modes = item.modes().stream().sorted().toList();
    return new UseView(
        item.code(),
        locale.equals(Locale.ENGLISH) ? item.titleEn() : item.titleZh(),
        use.list,
        use.suspended,
        modes.stream().map(Mode::text).toList(),
        modes.stream()
            .map(mode -> messages.getMessage("mode." + mode.text(), null, locale))
            .toList(),
        item.acceptorSectors().stream().sorted().toList(),
        item.complaintTelephone(),
        item.legalBasis());
  }

  private static boolean isSuspended(Optional<Overlay> overlay, ApplicationItem item) {
    return overlay.flatMap(each -> each.find(item.code())).filter(Narrowing::suspended).isPresent();
  }

  private static @Nullable String reason(Decision decision) {
    return switch (decision) {
      case Decision.Accepted accepted -> null;
      case Decision.Declined declined -> declined.reason().text();
      case Decision.Undetermined undetermined -> undetermined.reason().text();
    };
  }

  private boolean isHere(PlaceCode place, LocalDate day) {
    return ItemChecks.isIn(place, self, day);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Edition.ZONE);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ProblemException.badField(
          "at", "is not a moment", "give it as 2026-11-20T12:00:05+08:00 or in UTC with Z");
    }
  }

  private static Region region(String code) {
    try {
      return Region.of(code);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("issuer", "is no region", "give two digits as 51");
    }
  }
}
