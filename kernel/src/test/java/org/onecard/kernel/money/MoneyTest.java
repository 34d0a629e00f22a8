package org.onecard.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Money MOST = Money.ofFen(Long.MAX_VALUE);
  private static final Money LEAST = Money.ofFen(Long.MIN_VALUE);

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "5, 0.05",
    "-5, -0.05",
    "100, 1.00",
    "-1205, -12.05",
    "9223372036854775807, 92233720368547758.07",
    "-9223372036854775808, -92233720368547758.08"
  })
  void showsYuanWithTwoDecimals(long fen, String yuan) {
    assertThat(Money.ofFen(fen).yuan()).isEqualTo(yuan);
    assertThat(Money.ofFen(fen)).hasToString(yuan + " CNY");
  }

  @Test
  void addsExactly() {
    assertThat(Money.ofYuan(2).plus(Money.ofFen(5))).isEqualTo(Money.ofFen(205));
    assertThat(Money.ofYuan(2).minus(Money.ofFen(205))).isEqualTo(Money.ofFen(-5));
    assertThat(Money.ofFen(-3).times(7)).isEqualTo(Money.ofFen(-21));
    assertThat(Money.ofFen(3).negated()).isEqualTo(Money.ofFen(-3));
    assertThat(Money.ofFen(-1).isNegative()).isTrue();
    assertThat(Money.ZERO.isNegative()).isFalse();
    assertThat(Money.ofFen(1)).isGreaterThan(Money.ZERO);
  }

  @Test
  void overflowIsAnErrorAndNeverAnAmount() {
    Money one = Money.ofFen(1);
    assertThatThrownBy(() -> MOST.plus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LEAST.minus(one)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(LEAST::negated).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.ofYuan(Long.MAX_VALUE / 100 + 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
