package org.onecard.issuance;

import java.time.Instant;

/**
 * Something at the counter that waits for somebody.
 *
 * @param reference what it is called
 * @param link the page on which it is done
 * @param what what is asked for, by its code
 * @param state where it stands, by its code
 * @param ageDays whole days it has stood there
 */
public record OpenWork(
    Kind kind,
    String reference,
    String link,
    String what,
    String state,
    Instant since,
    long ageDays) {

  /** Where it comes from. */
  public enum Kind {
    /** An application, online or at the counter. */
    APPLICATION,
    /** A holder's own wish for a new card, from the wallet. */
    REQUEST,
    /** A replacement for a holder of another region. */
    NEIGHBOUR
  }
}
