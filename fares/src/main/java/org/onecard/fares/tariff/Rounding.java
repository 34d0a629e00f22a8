package org.onecard.fares.tariff;

import java.math.RoundingMode;

/**
 * How an amount that a ratio gives becomes whole.
 *
 * @param toFen the step, in fen: 1, 10 or 100
 * @param mode HALF_UP, DOWN or UP
 */
public record Rounding(int toFen, RoundingMode mode) {}
