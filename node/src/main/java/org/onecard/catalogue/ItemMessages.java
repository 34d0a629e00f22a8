package org.onecard.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onecard.catalogue.ActStore.Untold;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.protocol.json.MalformedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the other authorities what the own one did with proposals, in the order it was done, and
 * takes in what they tell. An act is the teller's: the signed message around it says whose.
 */
@Component
class ItemMessages {
  static final String TYPE = "item-act";
  private static final Logger log = LoggerFactory.getLogger(ItemMessages.class);

  private final ActStore store;
  private final Federation federation;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemMessages(
      ActStore store, Federation federation, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.federation = federation;
    this.transactions = transactions;
    this.clock = clock;
    federation.onTold(TYPE, this::receive);
    federation.onTrusted(region -> tellUntold());
  }

  /** What was done before the others were known, or before a crash, is told now. */
  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    tellUntold();
  }

  /** Tells every peer what it was not told yet; one at a time keeps the order. */
  synchronized void tellUntold() {
    for (Region peer : federation.peers()) {
      for (Untold untold : store.untold(federation.self(), peer)) {
        transactions.executeWithoutResult(status -> tell(peer, untold));
      }
    }
  }

  private void tell(Region peer, Untold untold) {
    if (store.addTold(untold.entry(), peer)) {
      federation.tell(
          peer,
          TYPE,
          untold.act().write(),
          "the joint list: " + untold.act().deed().kind(),
          CatalogueLimits.RETENTION);
    }
  }

  /** Takes in a peer's act. What is wrong with it is logged: sent again it would be no better. */
  private void receive(Region sender, ObjectNode body) {
    try {
      ItemAct act = ItemAct.parse(body);
      store.hold(act.proposal(), clock.instant());
      Optional<String> fault = whyNot(sender, act);
      if (fault.isPresent()) {
        log.error(
            "region {} told act {} on proposal {} that is refused: {}",
            sender,
            act.sequence(),
            act.proposal(),
            fault.get());
        return;
      }
      store.add(sender, null, act, clock.instant());
      store
          .find(act.proposal())
          .flatMap(Proposal::paper)
          .ifPresent(paper -> store.about(act.proposal(), paper));
    } catch (MalformedDocumentException e) {
      log.error("region {} told an act that cannot be read: {}", sender, e.getMessage());
    }
  }

  private Optional<String> whyNot(Region sender, ItemAct act) {
    if (!act.deed().isPublic()) {
      return Optional.of("ideas and drafts stay with their authority");
    }
    Optional<Region> proposer = store.find(act.proposal()).flatMap(Proposal::proposer);
    if (Proposal.isAuthors(act.deed()) && proposer.filter(p -> !p.equals(sender)).isPresent()) {
      return Optional.of("the proposal is of region " + proposer.orElseThrow());
    }
    return switch (act.deed()) {
      case Deed.Submitted(ItemAct.Origin origin, ItemPaper paper) -> whyNot(sender, paper);
      case Deed.Revised(ItemPaper paper) -> whyNot(sender, paper);
      default -> Optional.empty();
    };
  }

  private Optional<String> whyNot(Region sender, ItemPaper paper) {
    if (paper.listing() != Listing.JOINT) {
      return Optional.of("local lists are their region's own");
    }
    if (!paper.authorities().containsAll(Set.of(sender, federation.self()))) {
      return Optional.of("it names " + paper.authorities() + " as its authorities");
    }
    List<ItemChecks.Fault> faults =
        paper.change() == Change.WITHDRAW ? List.of() : ItemChecks.faultsOfWords(paper.wanted());
    return faults.stream().findFirst().map(fault -> fault.field() + " " + fault.fault());
  }
}
