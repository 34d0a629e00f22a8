package org.onecard.fares.apportionment;

/**
 * How riders are taken to choose among the ways through a network.
 *
 * @param paths how many ways are looked at, 1 to {@link #MAX_PATHS}
 * @param stopSeconds what each stop adds to the running time
 * @param transferSeconds what each change of line costs a rider: walking and waiting, weighted as
 *     heavily as it is felt; above 0
 * @param maximumExtraSeconds how much longer than the quickest way one may be that anyone takes
 * @param perMinute the logit's steepness: a way that takes a minute longer is taken e^-perMinute
 *     times as often
 */
public record PathChoice(
    int paths, int stopSeconds, int transferSeconds, int maximumExtraSeconds, double perMinute) {
  /** More ways than that do not change a share by a fen. */
  public static final int MAX_PATHS = 16;

  /** Longer than that no stop or change takes. */
  private static final int HOUR = 3_600;

  /**
   * Four ways, half a minute a stop, five minutes a change, a quarter of an hour of detour at most.
   * Assumptions, to be replaced by what a city's survey of riders finds.
   */
  public static final PathChoice DEFAULT = new PathChoice(4, 30, 300, 900, 0.25);

  /** Refuses numbers out of range. */
  public PathChoice {
    require(paths >= 1 && paths <= MAX_PATHS, "paths must be 1 to " + MAX_PATHS);
    require(stopSeconds >= 0 && stopSeconds <= HOUR, "stopSeconds must be 0 to " + HOUR);
    require(transferSeconds > 0 && transferSeconds <= HOUR, "transferSeconds must be 1 to " + HOUR);
    require(
        maximumExtraSeconds >= 0 && maximumExtraSeconds <= HOUR,
        "maximumExtraSeconds must be 0 to " + HOUR);
    require(perMinute >= 0 && perMinute <= 10, "perMinute must be 0 to 10");
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
