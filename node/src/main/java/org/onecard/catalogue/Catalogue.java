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

  /** The edition in force at an instant, from memory: the newest that counts and has begun. */
  public Optional<Edition> inForce(Instant at) {
    throw new UnsupportedOperationException();
  }

  /** The edition with this number, if it counts. */
  public Optional<Edition> edition(long number) {
    throw new UnsupportedOperationException();
  }

  /** Every edition that counts, the newest first. */
  public List<Edition> editions() {
    throw new UnsupportedOperationException();
  }

  /** What the own region narrowed at an instant, if anything. */
  public Optional<Overlay> overlay(Instant at) {
    throw new UnsupportedOperationException();
  }
}
