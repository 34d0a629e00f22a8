package org.onecard.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.ItemLife.State;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemAct.Deed;
import org.onecard.protocol.catalogue.ItemAct.Origin;
import org.onecard.protocol.catalogue.ItemPaper;

/**
 * A proposal as the set of acts on it. Everything asked of it depends on the set alone, not on the
 * order in which acts of several authorities arrived: nodes that know the same acts agree.
 */
record Proposal(UUID id, List<Entry> acts) {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.act().at())
          .thenComparing(Entry::region)
          .thenComparingLong(entry -> entry.act().sequence());

  /**
   * An authority's act.
   *
   * @param staff who of the own authority did it; null for another's
   */
  record Entry(Region region, @Nullable String staff, ItemAct act) {}

  Proposal {
    acts = acts.stream().sorted(ORDER).toList();
  }

  /** The authority that brought it up. */
  Optional<Region> proposer() {
    return acts.stream().filter(entry -> begins(entry.act.deed())).map(Entry::region).findFirst();
  }

  private static boolean begins(Deed deed) {
    return deed instanceof Deed.Idea
        || deed instanceof Deed.Drafted
        || deed instanceof Deed.Submitted;
  }

  /** Whether only the author may do so. */
  static boolean isAuthors(Deed deed) {
    return switch (deed) {
      case Deed.Idea idea -> true;
      case Deed.Drafted drafted -> true;
      case Deed.Submitted submitted -> true;
      case Deed.Revised revised -> true;
      case Deed.Retracted retracted -> true;
      case Deed.Commented commented -> false;
      case Deed.Agreed agreed -> false;
      case Deed.Refused refused -> false;
      case Deed.Approved approved -> false;
    };
  }

  /** Where it comes from. */
  Optional<Origin> origin() {
    return authors()
        .flatMap(
            entry ->
                switch (entry.act.deed()) {
                  case Deed.Submitted(Origin origin, ItemPaper paper) -> Stream.of(origin);
                  case Deed.Idea(Origin origin) -> Stream.of(origin);
                  default -> Stream.empty();
                })
        .findFirst();
  }

  /** Its words as they stand: the author's last. */
  Optional<ItemPaper> paper() {
    return authors()
        .flatMap(entry -> paper(entry.act.deed()).stream())
        .reduce((earlier, later) -> later);
  }

  private static Optional<ItemPaper> paper(Deed deed) {
    return switch (deed) {
      case Deed.Drafted(ItemPaper paper) -> Optional.of(paper);
      case Deed.Submitted(Origin origin, ItemPaper paper) -> Optional.of(paper);
      case Deed.Revised(ItemPaper paper) -> Optional.of(paper);
      default -> Optional.empty();
    };
  }

  /** The act that laid it before every authority. */
  Optional<ItemAct> submission() {
    return authors()
        .map(Entry::act)
        .filter(act -> act.deed() instanceof Deed.Submitted)
        .findFirst();
  }

  /** The last edition that counted when it was submitted. */
  long baseEdition() {
    return submission().flatMap(act -> paper(act.deed())).map(ItemPaper::baseEdition).orElse(0L);
  }

  /** Who agreed to the words as they stand. */
  Map<Region, Entry> agreed() {
    return byAuthority(deed -> deed instanceof Deed.Agreed(String digest) && isOfPaper(digest));
  }

  /** Whose government approved the words as they stand. */
  Map<Region, Entry> approved() {
    return byAuthority(
        deed -> deed instanceof Deed.Approved approved && isOfPaper(approved.digest()));
  }

  /** The act that ended it before an edition had it. */
  Optional<ItemAct> closing() {
    return acts.stream()
        .filter(
            entry ->
                switch (entry.act.deed()) {
                  case Deed.Retracted retracted -> isBy(entry, proposer());
                  case Deed.Refused refused -> isAuthority(entry.region);
                  default -> false;
                })
        .map(Entry::act)
        .findFirst();
  }

  /** Where it stands by its own acts alone: as far as approved. */
  State state() {
    Optional<ItemAct> closing = closing();
    if (closing.isPresent()) {
      return closing.get().deed() instanceof Deed.Retracted ? State.RETRACTED : State.REFUSED;
    }
    Optional<ItemPaper> paper = paper();
    if (paper.isEmpty()) {
      return State.IDEA;
    }
    if (submission().isEmpty()) {
      return State.DRAFT;
    }
    List<Region> authorities = paper.get().authorities();
    if (!agreed().keySet().containsAll(authorities)) {
      return State.IN_REVIEW;
    }
    return approved().keySet().containsAll(authorities) ? State.APPROVED : State.AGREED;
  }

  /** Who of the own staff wrote it or had a hand in its words. */
  boolean isWrittenBy(String staff) {
    return acts.stream()
        .anyMatch(
            entry ->
                staff.equals(entry.staff)
                    && (paper(entry.act.deed()).isPresent()
                        || entry.act.deed() instanceof Deed.Idea));
  }

  /** The number of an authority's next act. */
  long nextSequence(Region region) {
    return 1
        + acts.stream()
            .filter(entry -> entry.region.equals(region))
            .mapToLong(entry -> entry.act.sequence())
            .max()
            .orElse(0);
  }

  /** When anything was first done about it. */
  Instant since() {
    return acts.getFirst().act.at();
  }

  private Map<Region, Entry> byAuthority(Predicate<Deed> wanted) {
    Map<Region, Entry> found = new TreeMap<>();
    acts.stream()
        .filter(entry -> isAuthority(entry.region) && wanted.test(entry.act.deed()))
        .forEach(entry -> found.putIfAbsent(entry.region, entry));
    return found;
  }

  private boolean isOfPaper(String digest) {
    return paper().map(ItemPaper::digest).filter(digest::equals).isPresent();
  }

  private boolean isAuthority(Region region) {
    return paper().filter(paper -> paper.authorities().contains(region)).isPresent();
  }

  private static boolean isBy(Entry entry, Optional<Region> region) {
    return region.equals(Optional.of(entry.region));
  }

  /** The author's acts in the order they were done. */
  private Stream<Entry> authors() {
    Optional<Region> proposer = proposer();
    return acts.stream()
        .filter(entry -> isBy(entry, proposer))
        .sorted(Comparator.comparingLong(entry -> entry.act.sequence()));
  }
}
