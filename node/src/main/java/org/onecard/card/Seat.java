package org.onecard.card;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a resident's e-card may be bound: on the resident's own device, and on that of each
 * guardian. Each seat has one binding in force at most.
 *
 * @param guardianshipId of the guardian who holds the device; null for the resident's own
 */
record Seat(UUID residentId, @Nullable UUID guardianshipId) {

  /** The resident's own device. */
  static Seat own(UUID residentId) {
    return new Seat(residentId, null);
  }
}
