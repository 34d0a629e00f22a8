package org.onecard.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.issuance.ApplicationView.OutletName;

/**
 * A replacement for a holder of another region.
 *
 * @param caseId the outlet's opaque name for it
 * @param issuer the region that issued the card
 * @param wish {@code expired}, {@code same-number} or {@code lost}
 * @param refusal the issuer's: {@code not-matched}, {@code not-replaceable}, {@code not-expired} or
 *     {@code given-up}
 * @param card what the issuer said of the new card; on the answer that brings it only, for it is
 *     not kept
 * @param silent why the issuer gave no answer just now
 * @param possible {@code hand-over}, {@code give-up}
 */
public record CaseView(
    String caseId,
    String issuer,
    String wish,
    CaseState state,
    Instant askedAt,
    Instant changedAt,
    @Nullable OutletName outlet,
    String staffId,
    @Nullable String refusal,
    @Nullable NewCard card,
    @Nullable String silent,
    List<String> possible) {

  /** Copies the list. */
  public CaseView {
    possible = List.copyOf(possible);
  }

  /** What is handed over: for the clerk to compare with the card in hand. */
  public record NewCard(String maskedCardNumber, LocalDate expiresOn) {}
}
