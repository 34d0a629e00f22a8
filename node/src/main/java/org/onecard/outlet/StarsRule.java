package org.onecard.outlet;

import org.jspecify.annotations.Nullable;

/**
 * How stars follow from ratings: a pure rule, in integers, published in
 * docs/reference/outlet-stars.md and changed only with a new version.
 */
public final class StarsRule {
  /** The version that pages and answers name. */
  public static final int VERSION = 1;

  /** With fewer ratings of the last 365 days there are no stars. */
  public static final int LEAST = 10;

  /** So many ratings of 3.5 are counted in, so that few ratings move little. */
  private static final long PRIOR = 10;

  private static final long PRIOR_SUM = 35;
  private static final long THOUSAND = 1_000;
  private static final long MEAN_TENTHS = 9;
  private static final long TENTHS = 10;
  private static final int FIVE_FROM = 4_500;
  private static final int FOUR_FROM = 4_000;
  private static final int THREE_FROM = 3_500;
  private static final int TWO_FROM = 2_500;

  private StarsRule() {}

  /**
   * What counts of an outlet's ratings.
   *
   * @param count how many there are
   * @param sum of their scores, each from 1 to 5
   * @param punctual how many of them said that they were served in time
   */
  public record Ratings(long count, long sum, long punctual) {

    /** Refuses what no ratings can add up to. */
    public Ratings {
      if (count < 0 || sum < count || sum > 5 * count || punctual < 0 || punctual > count) {
        throw new IllegalArgumentException(
            "no ratings: %d with %d in sum, %d punctual".formatted(count, sum, punctual));
      }
    }
  }

  /**
   * An outlet's stars.
   *
   * @param stars 1 to 5; null with fewer than 10 ratings
   * @param points what they follow from, in thousandths of a star, 1000 to 5000; null without stars
   * @param ratings how many there are of the last 365 days
   * @param rule the version of the rule
   */
  public record Stars(@Nullable Integer stars, @Nullable Integer points, long ratings, int rule) {}

  /** The stars of an outlet with these ratings of the last 365 days. */
  public static Stars of(Ratings ratings) {
    if (ratings.count() < LEAST) {
      return new Stars(null, null, ratings.count(), VERSION);
    }
    long mean = THOUSAND * (ratings.sum() + PRIOR_SUM) / (ratings.count() + PRIOR);
    long punctuality = THOUSAND + 4 * THOUSAND * ratings.punctual() / ratings.count();
    int points =
        Math.toIntExact((MEAN_TENTHS * mean + (TENTHS - MEAN_TENTHS) * punctuality) / TENTHS);
    return new Stars(stars(points), points, ratings.count(), VERSION);
  }

  private static int stars(int points) {
    if (points >= FIVE_FROM) {
      return 5;
    }
    if (points >= FOUR_FROM) {
      return 4;
    }
    if (points >= THREE_FROM) {
      return 3;
    }
    return points >= TWO_FROM ? 2 : 1;
  }
}
