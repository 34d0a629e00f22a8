package org.onecard.issuance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;

/**
 * A case as the outlet's database holds it: an opaque name, a state and times, and nothing of the
 * person.
 *
 * @param wish why a new card is wanted, as the protocol writes it
 * @param refusal the issuer's, as the protocol writes it; null unless refused
 */
record CaseRow(
    UUID id,
    Region issuer,
    String wish,
    CaseState state,
    Instant askedAt,
    Instant changedAt,
    String outlet,
    String staffId,
    @Nullable String refusal) {

  CaseRow in(CaseState next, Instant at, @Nullable String why) {
    return new CaseRow(id, issuer, wish, next, askedAt, at, outlet, staffId, why);
  }
}
