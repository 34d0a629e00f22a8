package org.onecard.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.ListChangeEndpoints.Composition;
import org.onecard.catalogue.ListChangeEndpoints.LocalApproval;
import org.onecard.catalogue.ListChangeEndpoints.Reason;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The acts of the own authority's staff on what is in force: suspension here, the local list, and
 * tables of items. Each is the very act of the API, with its checks and its refusals as {@link
 * org.onecard.web.ProblemException}; whoever calls has seen to it that the role allows it.
 */
@Component
public class ListDesk {
  private final ListChangeEndpoints changes;
  private final ImportEndpoints imports;
  private final ItemImports tables;
  private final Signatory signatory;
  private final Suspensions suspensions;
  private final LocalListStore locals;
  private final Composer composer;
  private final Catalogue catalogue;
  private final Clock clock;

  ListDesk(
      ListChangeEndpoints changes,
      ImportEndpoints imports,
      ItemImports tables,
      Signatory signatory,
      Suspensions suspensions,
      LocalListStore locals,
      Composer composer,
      Catalogue catalogue,
      Clock clock) {
    this.changes = changes;
    this.imports = imports;
    this.tables = tables;
    this.signatory = signatory;
    this.suspensions = suspensions;
    this.locals = locals;
    this.composer = composer;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * An item in force.
   *
   * @param listing joint or local
   * @param suspended whether this region suspends it now
   */
  public record InForce(String listing, ApplicationItem item, boolean suspended) {}

  /** A suspension or a resumption, with who did it and why. */
  public record Turn(boolean suspended, String reason, String staff, Instant at) {}

  /** The local list in force; number 0 where there is none. */
  public record Local(long number, @Nullable LocalDate effectiveFrom, int items) {}

  /** A composed state of the local list that waits for approval. */
  public record LocalDraft(
      long number, String digest, LocalDate effectiveFrom, EditionDifference difference) {}

  /** What is wrong in a line of a table. */
  public record LineFault(int line, String field, String fault, String remedy) {}

  /**
   * What a table would change of the list.
   *
   * @param digest commits exactly this; null where there are faults
   * @param base the edition it was compared with; 0 where there is none
   */
  public record Preview(
      @Nullable String digest,
      long base,
      int items,
      EditionDifference difference,
      List<LineFault> faults) {}

  /** Every item in force, of the joint list and then of the local one. */
  public List<InForce> inForce() {
    Instant now = clock.instant();
    Set<String> suspended =
        catalogue.overlay(now).map(Overlay::narrowings).orElse(List.of()).stream()
            .filter(Narrowing::suspended)
            .map(Narrowing::item)
            .collect(Collectors.toSet());
    Optional<Edition> joint = catalogue.inForce(now);
    List<ApplicationItem> local =
        LocalChecks.standing(locals.inForce(now).map(LocalList::items).orElse(List.of()), joint);
    return Stream.concat(
            joint.map(Edition::items).orElse(List.of()).stream()
                .map(item -> new InForce("joint", item, suspended.contains(item.code()))),
            local.stream().map(item -> new InForce("local", item, suspended.contains(item.code()))))
        .toList();
  }

  /** The members of an item in force by name, as a draft that changes it begins. */
  public Optional<Map<String, Object>> content(String code) {
    Instant now = clock.instant();
    return Stream.concat(
            catalogue.inForce(now).map(Edition::itemDocuments).stream(),
            locals.inForce(now).map(LocalList::itemDocuments).stream())
        .flatMap(documents -> Optional.<ObjectNode>ofNullable(documents.get(code)).stream())
        .findFirst()
        .map(ItemBody::shown);
  }

  /** How an item was suspended and resumed here, the newest first. */
  public List<Turn> turns(String code) {
    return suspensions.of(code);
  }

  /** Suspends an item here from now on. */
  public void suspend(String code, String reason) {
    changes.suspend(code, new Reason(reason));
  }

  /** Lets it go on. */
  public void resume(String code, String reason) {
    changes.resume(code, new Reason(reason));
  }

  /** Which local list is in force. */
  public Local local() {
    return locals
        .inForce(clock.instant())
        .map(list -> new Local(list.number(), list.effectiveFrom(), list.items().size()))
        .orElse(new Local(0, null, 0));
  }

  /** What waits as the next local list, the earliest composed first. */
  public List<LocalDraft> localDrafts() {
    return composer.localDrafts().stream()
        .map(
            each ->
                new LocalDraft(
                    each.number(), each.digest(), each.effectiveFrom(), each.difference()))
        .toList();
  }

  /** Composes the next local list of all approved proposals for it. */
  public void composeLocal(LocalDate effectiveFrom) {
    changes.composeLocal(new Composition(effectiveFrom, null));
  }

  /** Approves the local list with this digest: this node signs it. */
  public void approveLocal(long number, String digest) {
    changes.approveLocal(number, new LocalApproval(digest));
  }

  /** Reads a table and shows what it would change; drafts nothing. */
  public Preview preview(byte[] file, String place) {
    ItemImports.Shown shown =
        tables.show(signatory.current(), file, ProposalEndpoints.place("place", place));
    return new Preview(
        shown.digest(),
        shown.base(),
        shown.items(),
        shown.difference(),
        shown.faults().stream()
            .map(each -> new LineFault(each.line(), each.field(), each.fault(), each.remedy()))
            .toList());
  }

  /** Drafts exactly what was shown under this digest; how many proposals that makes. */
  public int commit(String digest) {
    return imports.commit(digest).size();
  }
}
