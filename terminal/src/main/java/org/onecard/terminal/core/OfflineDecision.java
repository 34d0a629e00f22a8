package org.onecard.terminal.core;

import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.decision.Decision;
import org.onecard.protocol.status.StatusAnswer;
import org.onecard.protocol.tap.TapRecord;

/**
 * What a terminal decided, and on what.
 *
 * @param status what the list it held said of the card
 * @param statusHead number of the issuer's status head it used; 0 for none
 * @param edition number of the edition it used; 0 for none
 */
public record OfflineDecision(
    Decision decision, StatusAnswer status, long statusHead, long edition) {

  /** The decision as one word of a tap record. */
  public String word() {
    return switch (decision) {
      case Decision.Accepted _ -> "accepted";
      case Decision.Declined _ -> "declined";
      case Decision.Undetermined _ -> "undetermined";
    };
  }

  /** The reason as a tap record has it; empty for an acceptance. */
  public String reason() {
    return switch (decision) {
      case Decision.Accepted _ -> "";
      case Decision.Declined declined -> declined.reason().text();
      case Decision.Undetermined undetermined -> undetermined.reason().text();
    };
  }

  /** Whether the gate may open. */
  public boolean opens() {
    return decision instanceof Decision.Accepted;
  }

  /** The record of this decision on a code, for the journal. */
  public TapRecord record(
      String terminal, long sequence, Bytes code, String item, long tappedAtMillis) {
    boolean provisional = decision instanceof Decision.Accepted accepted && accepted.provisional();
    return new TapRecord(
        terminal,
        sequence,
        code,
        item,
        tappedAtMillis,
        statusHead,
        edition,
        word(),
        reason(),
        provisional);
  }
}
