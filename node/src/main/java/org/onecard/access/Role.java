package org.onecard.access;

/** What a staff member may do. A member may have several roles. */
public enum Role {
  /** Serves holders at a counter. */
  CLERK,
  /** Approves what clerks propose, and plans home visits. */
  CLERK_LEAD,
  /** Drafts items for a department, a district or a county. */
  EDITOR,
  /** Reviews items for this authority. */
  REVIEWER,
  /** Approves editions and acts of government. */
  APPROVER,
  /** Registers acceptors, points, outlets and services that sign residents in. */
  REGISTRAR,
  /** Handles complaints. */
  COMPLAINTS,
  /** Looks after peers and keys. */
  OPERATOR,
  /** Reads logs, and nothing else. */
  AUDITOR,
  /** Keeps staff and departments; may not give itself a role. */
  STAFF_ADMIN
}
