package org.onecard.issuance;

import java.time.Duration;
import java.time.Period;

/** The bounds of this context, in one place. */
final class IssuanceLimits {
  /** Begins the references of applications: 申领. */
  static final char REFERENCE_KIND = 'S';

  static final int REFERENCE_TRIES = 5;

  /** Characters of a name: the longest transliterated ones. */
  static final int NAME = 60;

  /** Characters of a reason for the audit. */
  static final int REASON = 200;

  static final int REASON_LEAST = 4;

  /** Octets of a portrait: what the chip card's printer takes. */
  static final int PORTRAIT_OCTETS = 200 * 1024;

  /** Pixels of a portrait on either side. */
  static final int PORTRAIT_SIDE = 4_096;

  /** Online applications in an hour from one address: whole villages share one. */
  static final int APPLICATIONS = 20;

  /** Looks of applicants in an hour from one address. */
  static final int VIEWS = 120;

  /** Searches for a holder in an hour by one staff member: no way to try numbers. */
  static final int SEARCHES = 240;

  /** Questions to other regions' issuers in an hour by one staff member. */
  static final int QUESTIONS = 240;

  /** How long an issuer may think: a holder stands at the counter. */
  static final Duration ANSWER_WAIT = Duration.ofSeconds(5);

  /** How long both sides keep what they told each other of a case. */
  static final Duration NOTICES_KEPT = Duration.ofDays(30);

  /** How long cases and decisions are kept. */
  static final Period CASES_KEPT = Period.ofDays(730);

  static final Duration HOUR = Duration.ofHours(1);

  /** Lines of a holder's history shown at a counter. */
  static final int HISTORY = 20;

  /** Rows of the queue shown at once. */
  static final int QUEUE = 200;

  /** Steps of one application's life, at most: each state comes once. */
  static final int STEPS = 10;

  /** An application that nobody could go on with is closed after this. */
  static final Period LAPSES_AFTER = Period.ofDays(180);

  /** What the applicant gave is erased so long after the end. */
  static final Period RETENTION = Period.ofDays(90);

  static final Duration SWEEP_PAUSE = Duration.ofMinutes(10);
  static final int SWEEP_BATCH = 500;

  private IssuanceLimits() {}
}
