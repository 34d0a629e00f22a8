package org.onecard.fares.synthetic;

/**
 * A journey as pairing found it.
 *
 * @param entryAt the boarding tap's time in seconds, {@link TrueJourney#NO_TAP} if it has none
 * @param exitAt the leaving tap's time in seconds, {@link TrueJourney#NO_TAP} if it has none
 * @param fareFen what was charged, in fen
 */
public record FoundJourney(long entryAt, long exitAt, long fareFen) {}
