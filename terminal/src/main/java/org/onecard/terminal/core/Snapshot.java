package org.onecard.terminal.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.trust.KeySet;

/**
 * All that a terminal decides on, verified when it was fetched. Immutable.
 *
 * @param keys the trusted keys of each region
 * @param statuses each issuer's last word on its cards
 * @param editions the editions held, of which one is in force at a time
 * @param overlay what the place's region narrows, if anything
 */
public record Snapshot(
    Posting posting,
    Map<Region, KeySet> keys,
    Map<Region, StatusLists> statuses,
    List<Edition> editions,
    Optional<Overlay> overlay) {

  /** Copies the collections. */
  public Snapshot {
    keys = Map.copyOf(keys);
    statuses = Map.copyOf(statuses);
    editions = List.copyOf(editions);
  }

  /** The edition in force at an instant: the latest whose first day has begun. */
  public Optional<Edition> inForce(Instant at) {
    return editions.stream()
        .filter(edition -> !edition.effectiveFrom().isAfter(ServiceDay.dateOf(at)))
        .max(Comparator.comparingLong(Edition::number));
  }

  /** What the place's region narrows at an instant. */
  public Optional<Overlay> narrowing(Instant at) {
    return overlay.filter(held -> !held.since().isAfter(at));
  }
}
