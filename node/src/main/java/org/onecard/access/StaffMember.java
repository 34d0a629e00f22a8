package org.onecard.access;

import java.util.Set;

/**
 * A person who works for this region.
 *
 * @param staffId 2 to 32 lower-case letters, digits, dots and hyphens
 * @param name as colleagues know it
 * @param department the office it belongs to
 * @param roles at least one
 * @param active false once disabled
 */
public record StaffMember(
    String staffId, String name, Department department, Set<Role> roles, boolean active) {

  /** Copies the roles. */
  public StaffMember {
    roles = Set.copyOf(roles);
  }

  /** Whether the member has at least one of these roles. */
  public boolean hasAny(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /** Whether the member has this role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }
}
