package org.onecard.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.springframework.stereotype.Component;

/** Where proposals stand here and now, and which of them an edition may take up. */
@Component
class Standings {
  private final ActStore store;
  private final Editions editions;
  private final LocalListStore locals;
  private final OwnOverlays overlays;
  private final Clock clock;

  Standings(
      ActStore store, Editions editions, LocalListStore locals, OwnOverlays overlays, Clock clock) {
    this.store = store;
    this.editions = editions;
    this.locals = locals;
    this.overlays = overlays;
    this.clock = clock;
  }

  /** A proposal and where it stands here and now. */
  record Seen(Proposal proposal, Standing standing) {}

  Seen see(Proposal proposal) {
    Optional<ItemPaper> paper = proposal.paper();
    if (paper.isEmpty() || proposal.submission().isEmpty()) {
      return new Seen(proposal, new Standing(proposal.state(), 0, null));
    }
    Listing listing = paper.get().listing();
    Instant now = clock.instant();
    return new Seen(
        proposal,
        Standing.of(
            proposal,
            store.about(paper.get().item(), listing),
            listed(listing),
            overlays.at(now),
            now));
  }

  /** The states of a list that count, the newest first. */
  List<Listed> listed(Listing listing) {
    return listing == Listing.JOINT ? editions.listed() : locals.listed();
  }

  /** The approved proposals for a list that no state of it has yet. */
  List<Proposal> approved(Listing listing) {
    return store.approvedBySomebody(listing).stream()
        .filter(proposal -> see(proposal).standing().state() == State.APPROVED)
        .toList();
  }

  /**
   * Which items a draft changes without an agreed and approved proposal that says so. The first
   * edition is approved as a whole.
   */
  List<String> unapproved(Edition draft) {
    Optional<Listed> last = editions.listed().stream().findFirst();
    if (last.isEmpty()) {
      return List.of();
    }
    Listed next = Listed.of(draft);
    List<ItemPaper> papers =
        approved(Listing.JOINT).stream().flatMap(each -> each.paper().stream()).toList();
    return last.get().changed(next).stream()
        .filter(
            code ->
                papers.stream().noneMatch(paper -> paper.item().equals(code) && next.says(paper)))
        .toList();
  }
}
