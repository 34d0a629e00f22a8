package org.onecard.outlet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.place.PlaceCode;

/**
 * A visit as it is stored.
 *
 * @param plan the day and who go; null until they are set
 * @param report what one of the two said; null until one did
 * @param content sealed; null once erased
 */
record VisitRow(
    UUID id,
    String reference,
    OutletService service,
    VisitNeed need,
    PlaceCode place,
    String channel,
    VisitState state,
    Instant askedAt,
    Instant changedAt,
    LocalDate dueOn,
    @Nullable Plan plan,
    @Nullable Report report,
    int attempts,
    @Nullable Bytes content) {

  /** The day, and the two who go. */
  record Plan(LocalDate day, String firstClerk, String secondClerk) {

    boolean names(String staffId) {
      return firstClerk.equals(staffId) || secondClerk.equals(staffId);
    }
  }

  /** How it went, by one of the two. */
  record Report(String reporter, VisitOutcome outcome) {}

  /** The same in another state. */
  VisitRow with(
      VisitState next,
      Instant now,
      @Nullable Plan nextPlan,
      @Nullable Report nextReport,
      int nextAttempts) {
    return new VisitRow(
        id,
        reference,
        service,
        need,
        place,
        channel,
        next,
        askedAt,
        now,
        dueOn,
        nextPlan,
        nextReport,
        nextAttempts,
        content);
  }
}
