package org.onecard.card;

import java.time.Duration;
import java.time.Period;

/** The bounds of this context, in one place. */
final class CardLimits {
  /** Rows in one enrolment call. */
  static final int ENROLMENTS = 500;

  /** Card numbers in one bulk suspension. */
  static final int SUSPENSIONS = 1_000;

  /** Characters of an enrolment's reference. */
  static final int REFERENCE = 64;

  /** Characters of a password, least and most. */
  static final int PASSWORD_MIN = 8;

  static final int PASSWORD_MAX = 72;

  /** Days back that an operator may authorise a device for. */
  static final int DAYS_BACK = 7;

  /** Midnights from the start of an authorisation's day to its expiry: a day of overlap. */
  static final int AUTHORISATION_DAYS = 2;

  /** Device keys one binding may have authorised for one day. */
  static final int KEYS_A_DAY = 8;

  /** How far a device's clock may be off when it signs a renewal. */
  static final Duration RENEWAL_CLOCK_ERROR = Duration.ofMinutes(5);

  /** People drawn from the synthetic ones to find one of a wanted age band. */
  static final int PEOPLE_TRIED = 2_000;

  /** Years from issue to the last day of a card. */
  static final int CARD_YEARS = 10;

  /** Characters of names and purposes in questions about holders. */
  static final int TEXT = 200;

  /** Lines of history or uses shown at once. */
  static final int LINES = 200;

  /** Chip and entry questions of one asking region a minute: no way to try numbers. */
  static final int QUESTIONS_BY_REGION = 3_000;

  /** Chip and entry questions about one card number a minute: more than any desk asks. */
  static final int QUESTIONS_BY_CARD = 60;

  /** The oldest head lifetime allowed before a new one is made though nothing changed. */
  static final Duration HEAD_AGE = Duration.ofSeconds(50);

  /** Least time between two heads made for changes. */
  static final Duration HEAD_PAUSE = Duration.ofMillis(500);

  /** How long heads and what they name are kept after use: the upload window and a day. */
  static final Duration HEADS_KEPT = Duration.ofDays(8);

  /** How long authorisations are kept after their day. */
  static final Duration AUTHORISATIONS_KEPT = Duration.ofDays(16);

  /** How long a repeated enrolment gets the answer it got before. */
  static final Duration ENROLMENTS_KEPT = Duration.ofDays(30);

  /** From when before its last day a card may be replaced for its age, and the holder is told. */
  static final Period EXPIRY_REMINDER = Period.ofDays(90);

  /** How long requests for a new card are kept after their end. */
  static final Duration REQUESTS_KEPT = Duration.ofDays(730);

  /** How long the holder can see who asked. */
  static final Duration USES_KEPT = Duration.ofDays(180);

  private CardLimits() {}
}
