package org.onecard.issuance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an application.
 *
 * @param number from 1 on
 * @param staffId who did it; null for the applicant and for time, and to applicants
 * @param outlet the department of the clerk
 */
public record ApplicationStep(
    int number,
    Instant at,
    ApplicationAct act,
    @Nullable String staffId,
    @Nullable String outlet) {}
