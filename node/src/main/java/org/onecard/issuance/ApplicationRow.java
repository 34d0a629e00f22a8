package org.onecard.issuance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;

/**
 * An application as the database holds it.
 *
 * @param steps how many there were so far
 * @param outlet the department whose clerk acted last
 * @param residentId whose card was made
 * @param person keyed digest of the social security number; null once erased
 * @param content sealed; null once erased
 */
record ApplicationRow(
    UUID id,
    String reference,
    ApplicationKind kind,
    String channel,
    ApplicationState state,
    Instant appliedAt,
    Instant changedAt,
    int steps,
    @Nullable String outlet,
    @Nullable RefusalReason reason,
    @Nullable UUID residentId,
    boolean hasPortrait,
    @Nullable Bytes person,
    @Nullable Bytes content) {

  /** The application one step on. */
  ApplicationRow in(
      ApplicationState next,
      Instant at,
      @Nullable String where,
      @Nullable RefusalReason why,
      @Nullable UUID resident) {
    return new ApplicationRow(
        id,
        reference,
        kind,
        channel,
        next,
        appliedAt,
        at,
        steps + 1,
        where == null ? outlet : where,
        why == null ? reason : why,
        resident == null ? residentId : resident,
        hasPortrait,
        person,
        content);
  }
}
