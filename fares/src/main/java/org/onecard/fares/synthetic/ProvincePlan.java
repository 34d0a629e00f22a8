package org.onecard.fares.synthetic;

import java.time.LocalDate;

/**
 * What is to be made.
 *
 * @param seed the same plan gives the same taps
 * @param cards how many accounts, 1 to {@link #MAX_CARDS}
 * @param firstDay the first day
 * @param days how many days, 1 to {@link #MAX_DAYS}
 */
public record ProvincePlan(long seed, int cards, LocalDate firstDay, int days, Flaws flaws) {
  /** More people do not live in both provinces' cities. */
  public static final int MAX_CARDS = 16_000_000;

  /** A year and some. */
  public static final int MAX_DAYS = 400;

  /** Refuses a plan out of range. */
  public ProvincePlan {
    if (cards < 1 || cards > MAX_CARDS) {
      throw new IllegalArgumentException("cards must be 1 to " + MAX_CARDS + ", not " + cards);
    }
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 1 to " + MAX_DAYS + ", not " + days);
    }
  }
}
