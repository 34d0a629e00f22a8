package org.onecard.kernel.synthetic;

/**
 * A permutation of the numbers 0 to size − 1, chosen by a seed.
 *
 * <p>It is i ↦ (a·i + b) mod size. As a and size have no common divisor, a has an inverse modulo
 * size, so no two numbers go to the same place. Size is below 2^31, so the product fits a long.
 */
final class Shuffle {
  private final long size;
  private final long factor;
  private final long offset;

  Shuffle(long size, long seed) {
    this.size = size;
    long candidate = size / 2 + Long.remainderUnsigned(mix(seed), size / 2);
    while (greatestCommonDivisor(candidate, size) != 1) {
      candidate++;
    }
    this.factor = candidate;
    this.offset = Long.remainderUnsigned(mix(~seed), size);
  }

  long apply(long index) {
    return (factor * index + offset) % size;
  }

  /** Spreads the bits of {@code value}: the finaliser of SplitMix64. */
  static long mix(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
