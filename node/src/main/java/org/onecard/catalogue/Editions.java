package org.onecard.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onecard.protocol.catalogue.Edition;
import org.springframework.stereotype.Component;

/** Editions that count, in memory; decisions look here. */
@Component
class Editions {
  private final EditionStore store;
  private volatile List<Edition> newestFirst;
  private volatile List<Listed> listed;

  Editions(EditionStore store) {
    this.store = store;
    this.newestFirst = store.counting();
    this.listed = newestFirst.stream().map(Listed::of).toList();
  }

  /** The editions as proposals are found in them, the newest first. */
  List<Listed> listed() {
    return listed;
  }

  List<Edition> all() {
    return newestFirst;
  }

  Optional<Edition> last() {
    return newestFirst.stream().findFirst();
  }

  Optional<Edition> find(long number) {
    return newestFirst.stream().filter(edition -> edition.number() == number).findFirst();
  }

  Optional<Edition> inForce(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, Edition.ZONE);
    return newestFirst.stream()
        .filter(edition -> !edition.effectiveFrom().isAfter(today))
        .findFirst();
  }

  /** Takes up what was added to the store. */
  void reload() {
    newestFirst = store.counting();
    listed = newestFirst.stream().map(Listed::of).toList();
  }
}
