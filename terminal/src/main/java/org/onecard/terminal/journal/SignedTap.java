package org.onecard.terminal.journal;

import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.tap.TapRecord;

/**
 * A tap as it lies in the journal.
 *
 * @param signature the terminal's over the record, r‖s, 64 octets
 */
public record SignedTap(TapRecord tap, Bytes signature) {}
