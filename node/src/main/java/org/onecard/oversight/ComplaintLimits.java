package org.onecard.oversight;

import java.time.Duration;
import java.time.Period;

/** The bounds of complaints. */
final class ComplaintLimits {
  /** Begins the references of complaints. */
  static final char REFERENCE_KIND = 'C';

  static final int DESCRIPTION = 4_000;
  static final int TEXT = 4_000;
  static final int NAME = 60;
  static final int ADDRESS = 200;
  static final int ATTRIBUTE = 200;
  static final int ATTRIBUTES = 10;

  /**
   * After so many steps a complaint is neither routed nor its complainant asked again, so that it
   * comes to its end below the 200 that are kept.
   */
  static final int TURNING_STEPS = 180;

  static final int REOPENINGS = 3;

  /** Filings in an hour from one address: whole villages share one. */
  static final int FILINGS = 20;

  static final Duration FILINGS_PERIOD = Duration.ofHours(1);

  /** Looks and acts of complainants in an hour from one address. */
  static final int FOLLOWS = 120;

  static final Duration FOLLOWS_PERIOD = Duration.ofHours(1);

  static final int QUEUE = 200;

  /** Requests in one list of Open311, and the longest span it covers, as the standard says. */
  static final int LISTED = 1_000;

  static final Period LIST_SPAN = Period.ofDays(90);

  /** Ids or codes in one query. */
  static final int NAMED = 50;

  /** An answer that nobody objects to closes the complaint after this. */
  static final Period CLOSED_AFTER_ANSWER = Period.ofDays(30);

  /** A question that the complainant leaves open closes it after this. */
  static final Period CLOSED_AFTER_QUESTION = Period.ofDays(30);

  /** So long after it was closed it can be reopened. */
  static final Period REOPENED_WITHIN = Period.ofDays(90);

  /** What people wrote and how to reach them is erased so long after the end. */
  static final Period RETENTION = Period.ofDays(730);

  static final Duration SWEEP_PAUSE = Duration.ofMinutes(10);
  static final int SWEEP_BATCH = 500;

  private ComplaintLimits() {}
}
