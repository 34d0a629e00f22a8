package org.onecard.family;

import java.time.Duration;

/** The bounds of this context, in one place. */
final class FamilyLimits {
  /** Wards of one guardian at a time. */
  static final int WARDS = 5;

  /** Guardians of one ward at a time. */
  static final int GUARDIANS = 2;

  /** Years of age at which a child needs no guardian, and may be one. */
  static final int OF_AGE = 18;

  /** Years of age from which a child's health is its own: PIPL art. 28 and 31. */
  static final int HEALTH_OWN = 14;

  /** Months for which an adult may entrust a card; then it is renewed or ends. */
  static final int MONTHS = 12;

  /** How long an invitation waits for the ward. */
  static final Duration INVITATION = Duration.ofDays(7);

  /** Invitations of one resident that wait at a time. */
  static final int INVITATIONS_OPEN = 5;

  /** Invitations of one resident in {@link #INVITATIONS_PERIOD}. */
  static final int INVITATIONS = 10;

  static final Duration INVITATIONS_PERIOD = Duration.ofDays(1);

  /** Lines of a list of invitations shown. */
  static final int LINES = 50;

  /** Residents looked at to see that nobody becomes a ward of a ward of their own. */
  static final int REACH = 200;

  /** Looks of one guardian within so long are one line of the ward's access log. */
  static final Duration LOOK_LOGGED_EVERY = Duration.ofMinutes(10);

  /** Pieces of evidence recorded at the desk. */
  static final int EVIDENCE = 5;

  /** Characters of the number of a piece of evidence. */
  static final int EVIDENCE_NUMBER = 64;

  /** Characters of a reason. */
  static final int REASON = 500;

  /** How often what time ends is looked for; how much of it at once. */
  static final Duration SWEEP_PAUSE = Duration.ofSeconds(1);

  static final int SWEEP_BATCH = 200;

  /** How long guardianships, what nobody approved, and invitations are kept after their end. */
  static final Duration KEPT = Duration.ofDays(5 * 366);

  static final Duration UNAPPROVED_KEPT = Duration.ofDays(30);

  private FamilyLimits() {}
}
