package org.onecard.issuance;

import org.jspecify.annotations.Nullable;

/**
 * The least by which a holder is found: the card number, or the social security number together
 * with the family name. A number alone, tried or mistyped, finds nobody.
 *
 * @param surname the first characters of the name, at most 10
 */
public record HolderSearch(
    @Nullable String cardNumber, @Nullable String socialSecurityNumber, @Nullable String surname) {}
