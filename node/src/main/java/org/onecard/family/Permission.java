package org.onecard.family;

/** Whether a guardian may do something. */
sealed interface Permission {
  /** It is among a guardian's rights now. */
  record Granted() implements Permission {}

  /** It is not. */
  record Denied(Why why) implements Permission {}

  /** Why not. */
  enum Why {
    /** Nobody has approved the guardianship yet. */
    NOT_STARTED,
    /** It has ended. */
    OVER,
    /** The ward is old enough for health to be the ward's own affair. */
    HEALTH_IS_PRIVATE,
    /** No guardian may do this. */
    NOT_A_GUARDIANS
  }
}
