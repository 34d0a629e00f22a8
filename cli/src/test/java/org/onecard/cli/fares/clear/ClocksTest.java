package org.onecard.cli.fares.clear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final long EIGHT = Moment.parse("2026-11-20 08:00:00").orElseThrow();
  private static final long HOUR = 3_600;

  @Test
  void aFewTapsLongAfterAllOthersAreFromClocksAhead() {
    Clocks clocks = morning(500);
    clocks.add(EIGHT + 24 * HOUR);
    clocks.add(EIGHT + 26 * HOUR);
    assertThat(clocks.latest()).isEqualTo(EIGHT + 499 * 60);
  }

  @Test
  void manyTapsOfALaterDayAreADay() {
    Clocks clocks = morning(500);
    for (int i = 0; i < 50; i++) {
      clocks.add(EIGHT + 24 * HOUR + i);
    }
    assertThat(clocks.latest()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aFewTapsSoonAfterOthersAreTheEveningsLast() {
    Clocks clocks = morning(500);
    clocks.add(EIGHT + 499 * 60 + 3 * HOUR);
    assertThat(clocks.latest()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aFewTapsAfterANightAreTheMorningsFirstWhereTheDayOfClearingIsKnown() {
    Clocks clocks = new Clocks(new SztFormat().quietSeconds());
    for (int i = 0; i < 500; i++) {
      clocks.add(EIGHT + i * 60L);
    }
    clocks.add(EIGHT + 499 * 60 + 7 * HOUR);
    assertThat(clocks.latest()).isEqualTo(Long.MAX_VALUE);
    clocks.add(EIGHT + 499 * 60 + 20 * HOUR);
    assertThat(clocks.latest()).isEqualTo(EIGHT + 499 * 60 + 7 * HOUR);
  }

  @Test
  void aCommutersLastTapIsNotAhead() {
    Clocks clocks = new Clocks(4 * HOUR);
    for (int day = 0; day < 4; day++) {
      clocks.add(EIGHT + day * 24L * HOUR);
      clocks.add(EIGHT + (day * 24L + 10) * HOUR);
    }
    assertThat(clocks.latest()).isEqualTo(Long.MAX_VALUE);
    assertThat(new Clocks(4 * HOUR).latest()).isEqualTo(Long.MAX_VALUE);
  }

  private static Clocks morning(int minutes) {
    Clocks clocks = new Clocks(4 * HOUR);
    for (int i = 0; i < minutes; i++) {
      clocks.add(EIGHT + i * 60L);
    }
    return clocks;
  }
}
