package org.onecard.terminal.link;

/**
 * What the node made of an uploaded tap.
 *
 * @param sequence the tap's in its terminal's journal
 * @param stored "accepted", "declined", "undetermined" or "duplicate"
 * @param decision the node's own decision
 * @param reason why, or empty
 */
public record StoredTap(long sequence, String stored, String decision, String reason) {}
