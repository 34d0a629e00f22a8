package org.onecard.access;

import java.io.Serializable;
import java.util.UUID;

/** Who holds a session of the pages, or a token made for a person. */
sealed interface SignedIn extends Serializable {

  /** The session in {@link Sessions}: when that ends, this one has. */
  UUID sessionId();

  /** A resident, by the id that stays when the card is replaced. */
  record Resident(String residentId, UUID sessionId) implements SignedIn {}

  /** An acceptor's desk, by its client. */
  record Desk(String clientId, String acceptorId, UUID sessionId) implements SignedIn {}

  /** A staff member. */
  record Staff(String staffId, UUID sessionId) implements SignedIn {}
}
