package org.onecard.access;

import java.time.Duration;

/** The bounds of sign-in, sessions and staff. */
final class AccessLimits {
  /** A page that nobody touched for so long is signed out. */
  static final Duration STAFF_IDLE = Duration.ofMinutes(15);

  static final Duration OTHERS_IDLE = Duration.ofMinutes(30);

  /** However busy, a session ends so long after the sign-in. */
  static final Duration PAGE_LONGEST = Duration.ofHours(10);

  static final Duration API_TOKEN = Duration.ofMinutes(15);

  /** How often a busy session's last use is written down. */
  static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  static final Duration SESSION_KEPT = Duration.ofDays(90);
  static final Duration CARD_SIGN_IN_KEPT = Duration.ofDays(3 * 366);
  static final Duration INVITATION = Duration.ofDays(7);

  static final int SESSIONS_SHOWN = 50;
  static final int STAFF_SHOWN = 1_000;
  static final int DEPARTMENTS_SHOWN = 500;
  static final int PASSWORD_LEAST = 12;
  static final int PASSWORD_MOST = 128;
  static final int NAME_MOST = 60;
  static final int TITLE_ZH_MOST = 80;
  static final int TITLE_EN_MOST = 120;
  static final int RECOVERY_CODES = 10;
  static final int ADDRESS_MOST = 64;
  static final int DEVICE_MOST = 200;

  private AccessLimits() {}
}
