package org.onecard.fares.synthetic;

/** Chance from a seed: SplitMix64, the same numbers on every machine and in every Java version. */
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /** Four equal chances added up: their standard deviation is 1/√3 of the half width. */
  private static final int ADDED = 4;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** Dice of their own for one part of what a seed makes. */
  static Dice of(long seed, long part, long number) {
    return new Dice(mix(mix(seed + part * GAMMA) ^ number * GAMMA));
  }

  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  /** From 0 to 1, without 1. */
  double unit() {
    return (next() >>> 11) * UNIT;
  }

  /** From 0 to {@code bound} − 1. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Bell-shaped around a middle, hardly ever more than three deviations from it. */
  int around(int middle, int deviation) {
    double sum = 0;
    for (int i = 0; i < ADDED; i++) {
      sum += unit();
    }
    return middle + (int) Math.rint((sum - ADDED / 2.0) * deviation * 1.7320508);
  }
}
