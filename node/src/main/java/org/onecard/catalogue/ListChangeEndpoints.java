package org.onecard.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.catalogue.Composer.Composed;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.EditionDifference.Field;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where lists are composed, compared, and narrowed item by item. */
@RestController
@RequestMapping("/api/v1/catalogue")
class ListChangeEndpoints {
  private final Composer composer;
  private final LocalListStore locals;
  private final Suspensions suspensions;
  private final Signatory signatory;

  ListChangeEndpoints(
      Composer composer, LocalListStore locals, Suspensions suspensions, Signatory signatory) {
    this.composer = composer;
    this.locals = locals;
    this.suspensions = suspensions;
    this.signatory = signatory;
  }

  /**
   * What is to be composed.
   *
   * @param effectiveFrom a day to come; the list begins at its midnight in Asia/Shanghai
   * @param proposals approved ones; all there are where left out
   */
  record Composition(@Nullable LocalDate effectiveFrom, @Nullable List<UUID> proposals) {}

  /** A composed state of a list: its digest is what is approved. */
  record ComposedView(
      long number, String digest, LocalDate effectiveFrom, List<LineView> difference) {}

  /** What becomes of one item: added, changed or withdrawn. */
  record LineView(String change, String code, String titleZh, String titleEn, List<Field> fields) {}

  /** What an edition changes of the one before it. */
  record DifferenceView(long number, List<LineView> difference) {}

  /** Why. */
  record Reason(@Nullable String reason) {}

  /** Approves exactly the content with this digest. */
  record LocalApproval(@Nullable String digest) {}

  /** Which state of the local list counts now. */
  record LocalView(long number, String digest, LocalDate effectiveFrom, int items) {}

  /** An item suspended here, or going on. */
  record SuspensionView(String item, boolean suspended, String reason, long overlay, String at) {}

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/compositions")
  @ResponseStatus(HttpStatus.CREATED)
  ComposedView compose(@RequestBody Composition composition) {
    return view(composer.joint(day(composition), proposals(composition)));
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/editions/{number}/difference")
  DifferenceView difference(
      @PathVariable long number, @RequestParam(required = false) @Nullable String digest) {
    return new DifferenceView(
        number, lines(composer.difference(number, Optional.ofNullable(digest))));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/local-lists/compositions")
  @ResponseStatus(HttpStatus.CREATED)
  ComposedView composeLocal(@RequestBody Composition composition) {
    return view(
        composer.local(signatory.current().staff(), day(composition), proposals(composition)));
  }

  /** What was composed as the next local list and waits for approval. */
  @Allowed(staff = {Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/local-lists/compositions")
  List<ComposedView> localCompositions() {
    return composer.localDrafts().stream().map(ListChangeEndpoints::view).toList();
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/local-lists/{number}/approvals")
  LocalView approveLocal(@PathVariable long number, @RequestBody LocalApproval approval) {
    String digest = ProposalEndpoints.required("digest", approval.digest(), ItemAct.MAXIMUM_NAME);
    LocalList list = composer.approveLocal(number, digest);
    return new LocalView(list.number(), list.digest(), list.effectiveFrom(), list.items().size());
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/local-lists/{number}/document")
  ResponseEntity<byte[]> localDocument(@PathVariable long number) {
    return locals.all().stream()
        .filter(list -> list.number() == number)
        .findFirst()
        .map(list -> ListEndpoints.json(list.json()))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "number", "no local list " + number + " counts", "GET the one in force"));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/items/{code}/suspension")
  SuspensionView suspend(@PathVariable String code, @RequestBody Reason reason) {
    return suspensions.set(signatory.current(), code, true, why(reason));
  }

  @Allowed(staff = Role.APPROVER)
  @PostMapping("/items/{code}/resumption")
  SuspensionView resume(@PathVariable String code, @RequestBody Reason reason) {
    return suspensions.set(signatory.current(), code, false, why(reason));
  }

  private static String why(Reason reason) {
    return ProposalEndpoints.required("reason", reason.reason(), ItemAct.MAXIMUM_TEXT);
  }

  private static LocalDate day(Composition composition) {
    LocalDate day = composition.effectiveFrom();
    if (day == null) {
      throw ProblemException.badField(
          "effectiveFrom", "is missing", "give the day at whose midnight it begins");
    }
    return day;
  }

  private static Set<UUID> proposals(Composition composition) {
    List<UUID> wanted = composition.proposals();
    return wanted == null ? Set.of() : wanted.stream().collect(Collectors.toSet());
  }

  private static ComposedView view(Composed composed) {
    return new ComposedView(
        composed.number(),
        composed.digest(),
        composed.effectiveFrom(),
        lines(composed.difference()));
  }

  static List<LineView> lines(EditionDifference difference) {
    return difference.lines().stream().map(ListChangeEndpoints::view).toList();
  }

  private static LineView view(Line line) {
    return switch (line) {
      case Line.Added added ->
          new LineView("added", added.code(), added.titleZh(), added.titleEn(), List.of());
      case Line.Changed changed ->
          new LineView(
              "changed", changed.code(), changed.titleZh(), changed.titleEn(), changed.fields());
      case Line.Withdrawn withdrawn ->
          new LineView(
              "withdrawn", withdrawn.code(), withdrawn.titleZh(), withdrawn.titleEn(), List.of());
    };
  }
}
