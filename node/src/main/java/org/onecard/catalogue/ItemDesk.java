package org.onecard.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.onecard.catalogue.ItemChecks.Fault;
import org.onecard.catalogue.ItemLife.Outcome;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.catalogue.ItemLife.Step;
import org.onecard.catalogue.Standings.Seen;
import org.onecard.federation.Federation;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.catalogue.ItemPaper.Change;
import org.onecard.protocol.catalogue.ItemPaper.Listing;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the own authority's staff bring up, review, agree to and have approved what the card may be
 * used for. Every act is the own authority's; the others' come by {@link ItemMessages}.
 */
@Component
class ItemDesk {
  private final ActStore store;
  private final Editions editions;
  private final Standings standings;
  private final ItemMessages messages;
  private final Federation federation;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ItemDesk(
      ActStore store,
      Editions editions,
      Standings standings,
      ItemMessages messages,
      Federation federation,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.editions = editions;
    this.standings = standings;
    this.messages = messages;
    this.federation = federation;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who acts for the own authority. */
  record Actor(String staff, String department) {}

  /**
   * What a draft asks for.
   *
   * @param item the code of an item to be withdrawn; else the content's
   */
  record Wish(Listing listing, Change change, String item, Optional<ObjectNode> content) {}

  /** Writes down an idea of a department, a district or a county. */
  Seen idea(Actor who, UUID id, Origin origin) {
    LocalDate today = today();
    if (!ItemChecks.isIn(origin.place(), federation.self(), today)) {
      throw ProblemException.badField(
          "origin.place",
          "is no place of region " + federation.self() + " today",
          "name the district, the county or the region itself that brings it up");
    }
    if (origin.partner() != null && !isAcross(origin, today)) {
      throw ProblemException.badField(
          "origin.partner",
          "is no place across the border today",
          "name the city across the border, or leave it out");
    }
    if (store.undecided() >= CatalogueLimits.OPEN_PROPOSALS) {
      throw ProblemException.conflict(
          "too-many-proposals", "origin", "5,000 wait for a decision", "decide some of them");
    }
    return act(who, id, Step.DRAFT, proposal -> Optional.of(new Deed.Idea(origin)), true);
  }

  private boolean isAcross(Origin origin, LocalDate today) {
    return origin.partner() != null
        && Places.shipped().find(origin.partner(), today).isPresent()
        && !ItemChecks.isIn(origin.partner(), federation.self(), today);
  }

  /** Puts a proposal into words, or into others while nobody else has seen it. */
  Seen draft(Actor who, UUID id, Wish wish) {
    ItemPaper paper = paper(wish);
    return act(who, id, Step.DRAFT, proposal -> Optional.of(new Deed.Drafted(paper)), false);
  }

  /** Lays a draft before every authority. */
  Seen submit(Actor who, UUID id) {
    return act(who, id, Step.SUBMIT, this::submission, false);
  }

  private Optional<Deed> submission(Proposal proposal) {
    ItemPaper drafted = proposal.paper().orElseThrow();
    ItemPaper paper =
        new ItemPaper(
            drafted.listing(),
            drafted.change(),
            drafted.item(),
            baseEdition(drafted.listing()),
            authorities(drafted.listing()),
            drafted.content());
    requireFits(paper);
    store.about(paper.item(), paper.listing()).stream()
        .filter(other -> !other.id().equals(proposal.id()))
        .filter(other -> Standing.isOpen(standings.see(other).standing().state()))
        .findFirst()
        .ifPresent(
            other -> {
              throw ProblemException.conflict(
                  "item-has-open-proposal",
                  "item",
                  "proposal " + other.id() + " about " + paper.item() + " is not decided yet",
                  "comment on that one, or wait until it is decided");
            });
    return Optional.of(new Deed.Submitted(proposal.origin().orElseThrow(), paper));
  }

  /** Changes the words in review; what was agreed lapses. */
  Seen revise(Actor who, UUID id, Wish wish) {
    return act(
        who,
        id,
        Step.REVISE,
        proposal -> {
          ItemPaper before = proposal.paper().orElseThrow();
          ItemPaper paper = paper(wish);
          if (!paper.item().equals(before.item()) || paper.listing() != before.listing()) {
            throw ProblemException.badField(
                "content.code", "is another item's", "propose that item for itself");
          }
          requireFits(paper);
          return Optional.of(new Deed.Revised(paper));
        },
        false);
  }

  /** Remarks on a proposal. */
  Seen comment(Actor who, UUID id, String text) {
    return act(who, id, Step.COMMENT, proposal -> Optional.of(new Deed.Commented(text)), false);
  }

  /** The own authority agrees to exactly these words; who wrote them may not. */
  Seen agree(Actor who, UUID id, String digest) {
    return act(
        who,
        id,
        Step.AGREE,
        proposal -> {
          requireDigest(proposal, digest);
          if (proposal.agreed().containsKey(federation.self())) {
            return Optional.empty();
          }
          if (proposal.isWrittenBy(who.staff())) {
            throw ProblemException.conflict(
                "own-draft",
                "proposal",
                "you wrote it: another member of staff agrees for the authority",
                "ask a reviewer who had no hand in its words");
          }
          return Optional.of(new Deed.Agreed(digest));
        },
        false);
  }

  /** The own authority refuses it for good. */
  Seen refuse(Actor who, UUID id, String reason) {
    return act(who, id, Step.REFUSE, proposal -> Optional.of(new Deed.Refused(reason)), false);
  }

  /** Records the act by which the government on this side approved exactly these words. */
  Seen approve(Actor who, UUID id, String digest, String authority, String act, LocalDate date) {
    if (date.isAfter(today())) {
      throw ProblemException.badField("date", "is to come", "give the day the act was made");
    }
    return act(
        who,
        id,
        Step.APPROVE,
        proposal -> {
          requireDigest(proposal, digest);
          return proposal.approved().containsKey(federation.self())
              ? Optional.empty()
              : Optional.of(new Deed.Approved(digest, authority, act, date));
        },
        false);
  }

  /** The author takes it back. */
  Seen retract(Actor who, UUID id, String reason) {
    return act(who, id, Step.RETRACT, proposal -> Optional.of(new Deed.Retracted(reason)), false);
  }

  /** A proposal as it stands here and now. */
  Seen get(UUID id) {
    return store.find(id).map(standings::see).orElseThrow(() -> unknown(id));
  }

  /** The newest proposals, of one item where it is given. */
  List<Seen> newest(Optional<String> item) {
    return store.newest(item.orElse(null), CatalogueLimits.PROPOSALS_SHOWN).stream()
        .map(standings::see)
        .toList();
  }

  private Seen act(
      Actor who, UUID id, Step step, Function<Proposal, Optional<Deed>> doing, boolean opens) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Proposal done =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  store.hold(id, now);
                  Optional<Proposal> found = store.find(id);
                  if (opens && found.isPresent()) {
                    return found.get();
                  }
                  Proposal before =
                      opens ? new Proposal(id, List.of()) : found.orElseThrow(() -> unknown(id));
                  if (!opens) {
                    requireMay(before, step);
                  }
                  doing.apply(before).ifPresent(deed -> add(who, before, deed, now));
                  return store.find(id).orElseThrow();
                }));
    messages.tellUntold();
    return standings.see(done);
  }

  private void add(Actor who, Proposal before, Deed deed, Instant now) {
    long sequence = before.nextSequence(federation.self());
    if (sequence > ItemAct.MAXIMUM_ACTS) {
      throw ProblemException.conflict(
          "too-many-acts", "proposal", "it has 1,000 acts of ours", "decide it, or begin anew");
    }
    ItemAct act = new ItemAct(before.id(), sequence, now, who.department(), deed);
    store.add(federation.self(), who.staff(), act, now);
    store.find(before.id()).flatMap(Proposal::paper).ifPresent(p -> store.about(before.id(), p));
  }

  private void requireMay(Proposal proposal, Step step) {
    State state = standings.see(proposal).standing().state();
    if (ItemLife.after(state, step, false) instanceof Outcome.Illegal(String name)) {
      throw ProblemException.conflict(
          name,
          "proposal",
          "it is " + state.text() + ": this cannot be done with it now",
          "GET it to see where it stands");
    }
    Set<Step> authors = Set.of(Step.DRAFT, Step.SUBMIT, Step.REVISE, Step.RETRACT);
    boolean own = proposal.proposer().equals(Optional.of(federation.self()));
    if (authors.contains(step) && !own) {
      throw ProblemException.conflict(
          "not-the-proposer",
          "proposal",
          "it is another authority's: only that one changes it or takes it back",
          "comment on it, or refuse it");
    }
  }

  private static void requireDigest(Proposal proposal, String digest) {
    String current = proposal.paper().map(ItemPaper::digest).orElse("");
    if (!current.equals(digest)) {
      throw ProblemException.conflict(
          "another-content",
          "digest",
          "the words have changed: they now have the digest " + current,
          "read them again and give the digest of what you read");
    }
  }

  private ItemPaper paper(Wish wish) {
    List<Region> authorities = authorities(wish.listing());
    long base = baseEdition(wish.listing());
    if (wish.change() == Change.WITHDRAW) {
      return ItemPaper.withdrawing(wish.listing(), wish.item(), base, authorities);
    }
    ObjectNode content =
        wish.content()
            .orElseThrow(() -> ProblemException.badField("content", "is missing", "give the item"));
    ItemPaper paper = ItemPaper.of(wish.listing(), wish.change(), base, authorities, content);
    List<Fault> faults = ItemChecks.faults(paper.wanted(), today());
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      throw ProblemException.badField("content." + first.field(), first.fault(), first.remedy());
    }
    return paper;
  }

  /** Whether what is to be added is new, and what is to be changed is there. */
  private void requireFits(ItemPaper paper) {
    boolean listed =
        standings.listed(paper.listing()).stream()
            .findFirst()
            .filter(list -> list.contents().containsKey(paper.item()))
            .isPresent();
    if (listed == (paper.change() == Change.ADD)) {
      throw ProblemException.conflict(
          listed ? "item-is-listed" : "item-is-not-listed",
          "change",
          paper.item() + (listed ? " is in the list already" : " is not in the list"),
          listed ? "adjust it" : "add it");
    }
    if (paper.listing() == Listing.LOCAL) {
      LocalChecks.requireNoContradiction(paper, federation.self(), editions.all(), today());
    }
  }

  /** Whose agreement an item of a list needs. */
  private List<Region> authorities(Listing listing) {
    return listing == Listing.LOCAL ? List.of(federation.self()) : jointAuthorities();
  }

  private List<Region> jointAuthorities() {
    return editions
        .last()
        .map(Edition::authorities)
        .orElseGet(
            () -> {
              Set<Region> all = new TreeSet<>(federation.peers());
              all.add(federation.self());
              return List.copyOf(all);
            });
  }

  private long baseEdition(Listing listing) {
    return standings.listed(listing).stream().findFirst().map(Listed::number).orElse(0L);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Edition.ZONE);
  }

  private static ProblemException unknown(UUID id) {
    return ProblemException.notFound(
        "proposal", "no proposal " + id + " is known here", "GET /api/v1/catalogue/proposals");
  }
}
