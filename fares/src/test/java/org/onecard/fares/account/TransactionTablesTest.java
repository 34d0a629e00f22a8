package org.onecard.fares.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One table for each behaviour, for a transport planner to read. Amounts in yuan. */
class TransactionTablesTest {

  @Test
  void aRideByDistanceWithTheCardDiscount() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 08:31:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
        """);
  }

  @Test
  void aBusWithinAnHourOfLeavingTheRailIsFreeOnceInAChain() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 08:31:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
        2026-03-02 09:31:00 | board | bus        | single 2.00 → 0.00 rail-to-bus 2.00
        2026-03-02 09:50:00 | board | bus        | single 2.00 → 2.00
        2026-03-02 12:00:00 | entry | rail 小什字 |
        2026-03-02 12:31:00 | exit  | rail 沙坪坝 | complete 4.00 → 3.60 card 0.40
        2026-03-02 13:31:01 | board | bus        | single 2.00 → 2.00
        """);
  }

  @Test
  void aMissingExitCostsTheMostUntilAHabitIsKnown() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 18:00:00 | entry | rail 小什字 | entry only at maximum 9.00 → 8.10 card 0.90
        2026-03-02 18:30:00 | exit  | rail 沙坪坝 | complete 4.00 → 3.60 card 0.40
        2026-03-03 08:00:00 | entry | rail 沙坪坝 |
        2026-03-03 08:30:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
        2026-03-03 18:00:00 | entry | rail 小什字 |
        2026-03-03 18:30:00 | exit  | rail 沙坪坝 | complete 4.00 → 3.60 card 0.40
        2026-03-04 08:00:00 | entry | rail 沙坪坝 |
        2026-03-04 08:30:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
        2026-03-04 18:00:00 | entry | rail 小什字 |
        2026-03-04 23:00:00 | close |            | entry only by habit 4.00 → 3.60 card 0.40
        """);
  }

  @Test
  void anExitWithoutEntry() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | exit  | rail 小什字 |
        2026-03-02 08:02:01 | close |            | exit only at maximum 10.00 → 9.00 card 1.00
        """);
  }

  @Test
  void twoClocksMakeOneRideButOneStationDoesNot() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | exit  | rail 小什字 |
        2026-03-02 08:01:30 | entry | rail 沙坪坝 |
        2026-03-02 13:00:00 | close |            | clock skewed 4.00 → 3.60 card 0.40
        2026-03-03 08:00:00 | exit  | rail 小什字 |
        2026-03-03 08:01:30 | entry | rail 小什字 | exit only at maximum 10.00 → 9.00 card 1.00
        2026-03-03 08:21:30 | exit  | rail 沙坪坝 | complete 4.00 → 3.60 card 0.40
        """);
  }

  @Test
  void passBackAndAQuickTurnAtOneStation() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 08:01:00 | entry | rail 沙坪坝 | pass back nothing 0.00 → 0.00
        2026-03-02 08:20:00 | exit  | rail 沙坪坝 | same station nothing 0.00 → 0.00
        2026-03-02 09:00:00 | entry | rail 沙坪坝 |
        2026-03-02 09:20:01 | exit  | rail 沙坪坝 | same station at minimum 2.00 → 1.80 card 0.20
        """);
  }

  @Test
  void aRideOverMidnightAndOneThatLastsTooLong() {
    check(
        "chongqing-2025",
        """
        2026-03-02 23:50:00 | entry | rail 沙坪坝 |
        2026-03-03 00:21:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
        2026-03-03 08:00:00 | entry | rail 沙坪坝 |
        2026-03-03 12:00:01 | exit  | rail 小什字 | entry only at maximum 9.00 → 8.10 card 0.90
        """);
  }

  @Test
  void aLateExitIsCorrectedAndARepeatedOneChangesNothing() {
    check(
        "chongqing-2025",
        """
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 18:00:00 | entry | rail 小什字 | entry only at maximum 9.00 → 8.10 card 0.90
        2026-03-02 18:30:00 | exit  | rail 沙坪坝 | complete 4.00 → 3.60 card 0.40
        2026-03-02 08:31:00 | exit  | rail 小什字 | was entry only at maximum 9.00 → 8.10 card 0.90
                            |       |            | is complete 4.00 → 3.60 card 0.40
                            |       |            | correction -4.50
        2026-03-02 08:31:00 | again |            | repeated
        """);
  }

  @Test
  void aLateRailRideMakesTheBusAfterItFree() {
    check(
        "chongqing-2025",
        """
        2026-03-02 09:00:00 | board | bus        | single 2.00 → 2.00
        2026-03-02 08:00:00 | entry | rail 沙坪坝 |
        2026-03-02 08:31:00 | exit  | rail 小什字 | complete 4.00 → 3.60 card 0.40
                            |       |            | was single 2.00 → 2.00
                            |       |            | is single 2.00 → 0.00 rail-to-bus 2.00
                            |       |            | correction -2.00
        2026-02-20 08:31:00 | board | bus        | too late
        """);
  }

  @Test
  void seniorsRideFreeWhereTheyLiveByTheActiveMedium() {
    check(
        "chongqing-2025",
        """
        2026-03-02 07:00:00 | class senior        |          |
        2026-03-02 08:00:00 | board               | bus      | single 2.00 → 2.00
        2026-03-02 09:00:00 | class senior 500152 |          |
        2026-03-02 09:10:00 | board               | bus      | single 2.00 → 0.00 senior 2.00
        2026-03-02 10:00:00 | active 1            |          |
        2026-03-02 10:10:00 | board               | bus      | single 2.00 → 2.00
        2026-03-02 10:20:00 | board m1            | bus      | single 2.00 → 0.00 senior 2.00
        2026-03-02 10:30:00 | board m1            | cableway | single 20.00 → 0.00 senior 20.00
        2026-03-02 11:00:00 | class senior 510107 |          |
        2026-03-02 11:10:00 | board m1            | bus      | single 2.00 → 2.00
        """);
  }

  @Test
  void whoRidesABusOverTheBorderPaysByTheCounty() {
    check(
        "chuanyu-bus",
        """
        2026-03-02 08:00:00 | board                 | line-108 | single 5.00 → 5.00
        2026-03-02 08:10:00 | class standard 500152 |          |
        2026-03-02 08:20:00 | board                 | line-108 | single 5.00 → 2.00 tongnan 3.00
        2026-03-02 08:30:00 | class standard 510903 |          |
        2026-03-02 08:40:00 | board                 | line-108 | single 5.00 → 3.00 chuanshan 2.00
        2026-03-02 08:50:00 | class standard 510904 |          |
        2026-03-02 09:00:00 | board                 | line-108 | single 5.00 → 4.00 anju 1.00
        """);
  }

  @Test
  void capsOfADayByOperatorAndTogether() {
    check(
        "example-caps",
        """
        2026-03-02 10:00:00 | board | bus         | single 2.00 → 2.00
        2026-03-02 11:30:00 | board | bus         | single 2.00 → 2.00
        2026-03-02 13:00:00 | board | bus         | single 2.00 → 2.00
        2026-03-02 14:30:00 | board | bus         | single 2.00 → 0.00 bus-day 2.00
        2026-03-02 20:00:00 | entry | ring market |
        2026-03-02 20:20:00 | exit  | ring lake   | complete 5.00 → 4.60 ring-card 0.40
        2026-03-02 22:00:00 | entry | ring lake   |
        2026-03-02 22:20:00 | exit  | ring market | complete 5.00 → 1.40 ring-card 0.40
                            |       |             | and day 3.20
        2026-03-03 02:59:59 | board | bus         | single 2.00 → 0.00 bus-day 2.00
        2026-03-03 03:00:00 | board | bus         | single 2.00 → 0.50 bus-again 1.50
        """);
  }

  @Test
  void aLateRideUnderACapTakesFromTheOneAfterIt() {
    check(
        "example-caps",
        """
        2026-03-02 10:00:00 | board | bus | single 2.00 → 2.00
        2026-03-02 13:00:00 | board | bus | single 2.00 → 2.00
        2026-03-02 16:00:00 | board | bus | single 2.00 → 2.00
        2026-03-02 11:30:00 | board | bus | single 2.00 → 2.00
                            |       |     | was single 2.00 → 2.00
                            |       |     | is single 2.00 → 0.00 bus-day 2.00
                            |       |     | correction -2.00
        """);
  }

  @Test
  void aPeakRideAndOnlyTheDifferenceAfterABus() {
    check(
        "example-caps",
        """
        2026-03-02 07:30:00 | board | bus         | single 2.00 → 2.00
        2026-03-02 08:00:00 | entry | ring market |
        2026-03-02 08:20:00 | exit  | ring bridge | complete 3.60 → 1.40 ring-card 0.20
                            |       |             | and dearer 2.00
        2026-03-07 08:00:00 | entry | ring market |
        2026-03-07 08:20:00 | exit  | ring bridge | complete 3.00 → 3.00
        """);
  }

  @Test
  void whatTheValidatorMarksAndKnows() {
    check(
        "shenzhen-2018",
        """
        2018-09-01 08:10:00 | exit         | metro fare:5 | exit only 5.00 → 4.75 metro-card 0.25
        2018-09-01 08:20:00 | board        | bus fare:7   | single 7.00 → 5.30 bus-card 1.70
        2018-09-01 08:30:00 | board marked | bus fare:2   | single 2.00 → 1.20 bus-card 0.40
                            |              |              | and marked-transfer 0.40
        2018-09-01 08:40:00 | class half   |              |
        2018-09-01 08:50:00 | board marked | bus fare:2   | single 2.00 → 1.00 half 1.00
        """);
  }

  private static void check(String tariff, String table) {
    assertThat(TapTable.outcome(tariff, table)).isEqualTo(TapTable.aligned(table));
  }
}
