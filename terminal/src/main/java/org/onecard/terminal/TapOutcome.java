package org.onecard.terminal;

import java.util.Optional;
import org.onecard.terminal.core.OfflineDecision;
import org.onecard.terminal.journal.SignedTap;

/**
 * What became of one tap.
 *
 * @param kept the journalled tap; empty where nothing shaped like a code was shown
 */
public record TapOutcome(OfflineDecision decision, Optional<SignedTap> kept) {}
