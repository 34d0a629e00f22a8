package org.onecard.acceptance;

import java.util.UUID;
import org.onecard.kernel.crypto.VerificationKey;

/** A device at a point that decides offline and signs its taps. */
record Terminal(UUID id, UUID point, VerificationKey key) {}
