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

  Editions(EditionStore store) {
    this.store = store;
    this.newestFirst = store.counting();
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
  }
}
