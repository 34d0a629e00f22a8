package org.onecard.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Overlay;
import org.springframework.stereotype.Component;

/** What the card may be used for: editions that count, and the own region's overlay. */
@Component
public class Catalogue {
  private final Editions editions;
  private final OwnOverlays overlays;

  Catalogue(Editions editions, OwnOverlays overlays) {
    this.editions = editions;
    this.overlays = overlays;
  }

  /** The edition in force at an instant, from memory: the newest that counts and has begun. */
  public Optional<Edition> inForce(Instant at) {
    return editions.inForce(at);
  }

  /** The edition with this number, if it counts. */
  public Optional<Edition> edition(long number) {
    return editions.find(number);
  }

  /** Every edition that counts, the newest first. */
  public List<Edition> editions() {
    return editions.all();
  }

  /** What the own region narrowed at an instant, if anything. */
  public Optional<Overlay> overlay(Instant at) {
    return overlays.at(at);
  }
}
