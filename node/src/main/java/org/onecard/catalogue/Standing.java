package org.onecard.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.catalogue.ItemLife.Step;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;

/**
 * Where a proposal stands at a moment, in one region: its acts, the editions, the region's overlay.
 *
 * @param edition the number of the edition that first has it; 0 where none has
 * @param yieldsTo the proposal that stands before it; null where none does
 */
record Standing(State state, long edition, @Nullable UUID yieldsTo) {

  /**
   * Where each of the proposals about one item stands.
   *
   * @param newestFirst the states of the list that count
   */
  static Standing of(
      Proposal proposal,
      List<Proposal> aboutTheItem,
      List<Listed> newestFirst,
      Optional<Overlay> overlay,
      Instant now) {
    State state = proposal.state();
    Map<UUID, UUID> yielding =
        Precedence.yielding(aboutTheItem, Listed.firsts(aboutTheItem, newestFirst));
    UUID before = yielding.get(proposal.id());
    if (before != null && isOpen(state)) {
      return new Standing(ItemLife.go(state, Step.YIELD), 0, before);
    }
    Optional<Listed> first = Listed.first(proposal, newestFirst);
    if (first.isEmpty()) {
      return new Standing(state, 0, null);
    }
    long number = first.get().number();
    List<Listed> since =
        newestFirst.reversed().stream().filter(listed -> listed.number() >= number).toList();
    State listed = ItemLife.go(state, Step.LIST);
    return new Standing(
        walk(listed, proposal.paper().orElseThrow(), since, overlay, now), number, null);
  }

  /** Whether the proposal is still to be decided. */
  static boolean isOpen(State state) {
    return switch (state) {
      case IN_REVIEW, AGREED, APPROVED -> true;
      case IDEA,
          DRAFT,
          IN_EDITION,
          IN_FORCE,
          SUSPENDED,
          ADJUSTED,
          WITHDRAWN,
          RETRACTED,
          REFUSED,
          YIELDED ->
          false;
    };
  }

  private static State walk(
      State listed,
      ItemPaper paper,
      List<Listed> oldestFirst,
      Optional<Overlay> overlay,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Edition.ZONE);
    State state = listed;
    for (Listed each : oldestFirst) {
      if (each.effectiveFrom().isAfter(today)) {
        break;
      }
      if (paper.change() == Change.WITHDRAW) {
        return ItemLife.go(state, Step.WITHDRAW);
      }
      if (!each.says(paper)) {
        boolean gone = !each.contents().containsKey(paper.item());
        return ItemLife.go(state, gone ? Step.WITHDRAW : Step.ADJUST);
      }
      if (state == State.IN_EDITION && !paper.wanted().validFrom().isAfter(today)) {
        state = ItemLife.go(state, Step.BEGIN);
      }
    }
    return state == State.IN_FORCE ? inForce(state, paper.wanted(), overlay, today) : state;
  }

  private static State inForce(
      State state, ApplicationItem item, Optional<Overlay> overlay, LocalDate today) {
    if (!item.holdsOn(today)) {
      return ItemLife.go(state, Step.WITHDRAW);
    }
    boolean suspended =
        overlay
            .flatMap(narrowed -> narrowed.find(item.code()))
            .filter(Narrowing::suspended)
            .isPresent();
    return suspended ? ItemLife.go(state, Step.SUSPEND) : state;
  }
}
