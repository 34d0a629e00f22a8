package org.onecard.issuance;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who wants a card writes; the façade checks every field.
 *
 * @param kind {@code first}, {@code same-number}, {@code expired} or {@code lost}
 * @param name as on the identity card, at most 60 characters
 * @param socialSecurityNumber 18 characters
 * @param cardNumber of the card to be replaced; absent for a first card
 * @param telephone to call when the card is ready; may be absent
 * @param portrait JPEG or PNG in base64, at most 200 KiB; may be absent
 * @param requestKey 16 to 64 random characters: sent again with it, the same application is found
 */
public record ApplicationForm(
    @Nullable String kind,
    @Nullable String name,
    @Nullable String socialSecurityNumber,
    @Nullable String cardNumber,
    @Nullable String telephone,
    @Nullable String portrait,
    @Nullable String requestKey) {

  /** A picture as a form of a page brings it, in place of base64. */
  ApplicationForm withPortrait(byte[] octets) {
    return new ApplicationForm(
        kind,
        name,
        socialSecurityNumber,
        cardNumber,
        telephone,
        java.util.Base64.getEncoder().encodeToString(octets),
        requestKey);
  }
}
