package org.onecard.access;

import java.time.Duration;
import java.util.Set;

/**
 * A kind of act that two people must want. A context registers one as a bean.
 *
 * <p>It is named in messages as {@code approval.kind.<kind>}.
 */
public interface FourEyesAct {
  /** How long a proposal waits unless the kind says otherwise. */
  Duration USUAL_LIFETIME = Duration.ofDays(7);

  /** The name of the kind in kebab case, 1 to 64 characters. */
  String kind();

  /** Who may propose: one of these roles is needed. */
  Set<Role> proposers();

  /** Who may approve or refuse: one of these roles is needed, and another person. */
  Set<Role> deciders();

  /** How long a proposal can be approved. */
  default Duration lifetime() {
    return USUAL_LIFETIME;
  }

  /**
   * Does what was proposed, in the transaction of the approval: when it throws, nothing has
   * happened and the proposal stays pending.
   *
   * @throws org.onecard.web.ProblemException if it cannot be done as things stand now
   */
  void carryOut(Proposal proposal, StaffMember approver);
}
