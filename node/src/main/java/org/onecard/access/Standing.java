package org.onecard.access;

import java.util.Set;

/** As what somebody calls: nothing at all for who is not signed in. */
record Standing(Set<Party> parties, Set<Role> roles) {
  static final Standing NOBODY = new Standing(Set.of(), Set.of());

  Standing {
    parties = Set.copyOf(parties);
    roles = Set.copyOf(roles);
  }
}
