package org.onecard.access;

import java.util.Set;

/** The scopes a client may have, as they stand in tokens. */
final class Scope {
  static final String ACCEPTOR = "acceptor";
  static final String OPERATOR = "operator";
  static final String APPROVER = "approver";
  static final Set<String> ALL = Set.of(ACCEPTOR, OPERATOR, APPROVER);

  private Scope() {}
}
