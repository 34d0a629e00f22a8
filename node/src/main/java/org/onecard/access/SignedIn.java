package org.onecard.access;

import java.io.Serializable;

/** Who holds a session of the pages. */
sealed interface SignedIn extends Serializable {

  /** A resident, by the id that stays when the card is replaced. */
  record Resident(String residentId) implements SignedIn {}

  /** An acceptor's desk, by its client. */
  record Desk(String clientId, String acceptorId) implements SignedIn {}
}
