package org.onecard.card;

import java.util.UUID;

/**
 * An e-card bound to a device.
 *
 * @param bindingId 64 random bits: with the slot they make a token that cannot be guessed
 * @param slot the code slot whose state the status lists carry
 */
record BindingRow(long bindingId, UUID residentId, long slot) {}
