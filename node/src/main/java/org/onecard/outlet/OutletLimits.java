package org.onecard.outlet;

import java.time.Duration;
import java.time.Period;

/** The bounds of outlets, ratings and home visits. */
final class OutletLimits {
  static final int CODE_LEAST = 3;
  static final int NAME = 60;
  static final int ADDRESS = 120;

  /** Outlets of a region; both provinces have some thousands of windows and counters. */
  static final int OUTLETS = 10_000;

  /** Outlets in one answer and on one page. */
  static final int LISTED = 200;

  /** Pieces in which an outlet is open on one day. */
  static final int SPANS = 4;

  /** Exceptional days that an outlet announces. */
  static final int EXCEPTIONS = 60;

  /** Days ahead in which the next opening is looked for. */
  static final int SEARCH_DAYS = 60;

  /** Lines of one import, and its characters. */
  static final int IMPORT_LINES = 1_000;

  static final int IMPORT_CHARACTERS = 200_000;

  /** Codes for ratings that one outlet hands out in a day. */
  static final int CODES_A_DAY = 2_000;

  static final Period CODE_LIFE = Period.ofDays(30);

  /** Ratings are kept so long; the rule looks at the last year. */
  static final Period RATINGS_KEPT = Period.ofYears(2);

  /** Attempts in an hour from one address to rate, which is to guess a code of 40 bits. */
  static final int RATINGS = 60;

  static final Duration RATINGS_PERIOD = Duration.ofHours(1);

  /** Working days within which a visit is made. */
  static final int VISIT_WORKDAYS = 10;

  /** The furthest day a visit can be set on. */
  static final Period VISIT_AHEAD = Period.ofDays(90);

  /** Visits asked for in an hour from one address, as an old people's home may share one. */
  static final int VISITS = 20;

  static final Duration VISITS_PERIOD = Duration.ofHours(1);

  /** Looks at own visits in an hour from one address. */
  static final int FOLLOWS = 120;

  static final int VISIT_NOTE = 500;
  static final int VISIT_REASON = 200;

  /** Attempts at one visit: set anew after nobody was at home. */
  static final int VISIT_ATTEMPTS = 5;

  /** Visits on the desk's list. */
  static final int VISIT_QUEUE = 200;

  /** Who asked, and where, is erased so long after the end. */
  static final Period VISIT_KEPT = Period.ofDays(180);

  static final Duration SWEEP_PAUSE = Duration.ofMinutes(10);

  private OutletLimits() {}
}
