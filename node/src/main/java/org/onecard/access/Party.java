package org.onecard.access;

/** Who may call an endpoint, besides staff by {@link Role}. */
public enum Party {
  /** Whoever can reach the node. */
  ANYONE,
  /** Another region's node: the message in the request carries its own signature. */
  PEER,
  /** A resident signed in at the pages. */
  RESIDENT,
  /** An acceptor's desk signed in at the pages. */
  DESK,
  /** An acceptor's API client. */
  ACCEPTOR,
  /** The API client of the node's operator. */
  OPERATOR,
  /** The API client of the node's approver. */
  APPROVER,
  /** Any staff member who is signed in, whatever the role. */
  STAFF
}
