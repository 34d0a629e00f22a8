package org.onecard.kernel.money;

import java.math.BigDecimal;

/**
 * An amount of renminbi in whole fen (100 fen are 1 yuan), positive or negative. Arithmetic is
 * exact: a result beyond ±92 233 720 368 547 758.07 yuan throws ArithmeticException.
 *
 * @param fen the amount in fen
 */
public record Money(long fen) implements Comparable<Money> {
  /** No money. */
  public static final Money ZERO = new Money(0);

  private static final int DECIMALS = 2;

  /** This many fen. */
  public static Money ofFen(long fen) {
    return new Money(fen);
  }

  /** This many whole yuan. */
  public static Money ofYuan(long yuan) {
    return new Money(Math.multiplyExact(yuan, 100L));
  }

  /** This and {@code other} together. */
  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  /** This less {@code other}. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  /** This so many times. */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(fen, factor));
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(fen));
  }

  /** Whether this is less than nothing. */
  public boolean isNegative() {
    return fen < 0;
  }

  /** In yuan with two decimals and no grouping: {@code -12.05}. */
  public String yuan() {
    return BigDecimal.valueOf(fen, DECIMALS).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return yuan() + " CNY";
  }
}
