package org.onecard.issuance;

import org.jspecify.annotations.Nullable;

/**
 * What a clerk enters for a holder of another region. Nothing of the person is kept here.
 *
 * @param caseId a random UUID: sent again with it, it is the same case; absent, a new one
 * @param region two digits, named by the holder
 * @param wish {@code expired}, {@code same-number} or {@code lost}
 */
public record CaseForm(
    @Nullable String caseId,
    @Nullable String region,
    @Nullable String wish,
    @Nullable String name,
    @Nullable String socialSecurityNumber,
    @Nullable String cardNumber) {}
