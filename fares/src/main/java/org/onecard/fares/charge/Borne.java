package org.onecard.fares.charge;

/**
 * What one party bears of a reduction.
 *
 * @param party by its id in the tariff
 * @param fen in fen, 0 or more
 */
public record Borne(String party, long fen) {}
