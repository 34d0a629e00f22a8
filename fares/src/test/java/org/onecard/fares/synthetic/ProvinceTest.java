package org.onecard.fares.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.fares.journey.Tap;
import org.onecard.kernel.place.Places;

class ProvinceTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 10, 13);
  private static final LocalDate SATURDAY = LocalDate.of(2025, 10, 18);
  private static final Province WEEK = province(4_000, MONDAY, 5, 7);

  @Test
  void theSamePlanGivesTheSameTapsAndAnotherSeedOthers() {
    List<SyntheticTap> once = arrivals(province(500, MONDAY, 2, 7));
    assertThat(arrivals(province(500, MONDAY, 2, 7))).isEqualTo(once);
    assertThat(arrivals(province(500, MONDAY, 2, 8))).isNotEqualTo(once);
  }

  @Test
  void moreRidersLeaveTheFirstOnesAsTheyWere() {
    Province more = province(5_000, MONDAY, 5, 7);
    assertThat(more.rider(77)).isEqualTo(WEEK.rider(77));
    assertThat(more.rides(more.rider(77), 1)).isEqualTo(WEEK.rides(WEEK.rider(77), 1));
  }

  @Test
  void tapsArriveInOrderAndNoneIsMissing() {
    Province province = province(800, MONDAY, 3, 7);
    List<SyntheticTap> arrived = arrivals(province);
    assertThat(arrived).isSortedAccordingTo((a, b) -> Long.compare(a.arrivesAt(), b.arrivesAt()));
    List<SyntheticTap> made = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      for (int number = 0; number < 800; number++) {
        SyntheticRider rider = province.rider(number);
        made.addAll(province.taps(rider, day, province.rides(rider, day)));
      }
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void aRiderIsInOnePlaceAtATime() {
    for (int number = 0; number < WEEK.plan().cards(); number++) {
      long free = 0;
      for (int day = 0; day < WEEK.plan().days(); day++) {
        for (TrueRide ride : WEEK.rides(WEEK.rider(number), day)) {
          assertThat(ride.boardedAt()).as("rider %d, %s", number, ride).isGreaterThan(free);
          assertThat(ride.leftAt()).as("rider %d, %s", number, ride).isGreaterThan(free);
          free = ride.leftAt();
        }
      }
    }
  }

  @Test
  void statedFlawsHappenAsOftenAsStated() {
    Flaws flaws = Flaws.DEFAULT;
    long rail = 0;
    long lostExits = 0;
    long lostEntries = 0;
    long turns = 0;
    for (TrueRide ride : rides(WEEK)) {
      boolean turn = ride.tapsOut() && ride.from().equals(ride.to());
      rail += ride.tapsOut() && !turn ? 1 : 0;
      turns += turn ? 1 : 0;
      lostExits += ride.loss() == TrueRide.Loss.EXIT ? 1 : 0;
      lostEntries += ride.loss() == TrueRide.Loss.ENTRY ? 1 : 0;
    }
    assertThat(rail).isGreaterThan(15_000);
    assertThat((double) (lostExits + lostEntries) / rail).isCloseTo(0.024, within(0.004));
    assertThat((double) lostExits / rail).isCloseTo(flaws.exitLost(), within(0.003));
    assertThat((double) turns / rail).isCloseTo(flaws.sameStation(), within(0.0015));
    Map<List<Object>, Integer> seen = new HashMap<>();
    List<SyntheticTap> taps = arrivals(WEEK);
    taps.forEach(tap -> seen.merge(List.of(tap.device(), tap.sequence()), 1, Integer::sum));
    long repeated = seen.values().stream().filter(times -> times > 1).count();
    assertThat((double) repeated / seen.size()).isCloseTo(flaws.duplicated(), within(0.001));
    long late = 0;
    for (SyntheticTap tap : taps) {
      late += tap.arrivesAt() - tap.atSecond() > 43_200 ? 1 : 0;
    }
    assertThat((double) late / taps.size()).isCloseTo(flaws.daysLate(), within(0.0005));
  }

  @Test
  void aRepeatedTapIsTheSameToTheLetter() {
    Map<List<Object>, List<Object>> content = new HashMap<>();
    for (SyntheticTap tap : arrivals(WEEK)) {
      List<Object> own =
          List.of(tap.atSecond(), tap.account(), tap.medium(), tap.kind(), tap.station());
      List<Object> before = content.put(List.of(tap.device(), tap.sequence()), own);
      assertThat(before == null || before.equals(own)).as("%s", tap).isTrue();
    }
  }

  @Test
  void workdaysHaveTwoPeaksAndRestDaysNone() {
    long[] workday = hours(province(4_000, MONDAY, 1, 3));
    long[] restDay = hours(province(4_000, SATURDAY, 1, 3));
    assertThat(workday[7]).isGreaterThan(4 * workday[11]);
    assertThat(workday[18]).isGreaterThan(4 * workday[13]);
    assertThat(restDay[7]).isLessThan(restDay[11]);
    assertThat(workday[3]).isLessThan(workday[11] / 20);
  }

  @Test
  void aMadeUpSundayIsWorked() {
    long[] sunday = hours(province(4_000, LocalDate.of(2025, 9, 28), 1, 3));
    assertThat(sunday[7]).isGreaterThan(4 * sunday[11]);
  }

  @Test
  void someRidesGoOnOverMidnight() {
    long over =
        rides(WEEK).stream()
            .filter(
                ride -> {
                  long midnight = WEEK.startSecond() + (ride.day() + 1) * 86_400L;
                  return ride.boardedAt() < midnight && ride.leftAt() > midnight;
                })
            .count();
    assertThat(over).isBetween(20L, 600L);
  }

  @Test
  void ridersAreOfAllKindsAndLiveInPlacesThatExist() {
    Map<RiderKind, Integer> kinds = new HashMap<>();
    int elsewhere = 0;
    Set<Integer> media = new HashSet<>();
    for (int number = 0; number < 10_000; number++) {
      SyntheticRider rider = WEEK.rider(number);
      kinds.merge(rider.kind(), 1, Integer::sum);
      assertThat(Places.shipped().find(rider.residence(), MONDAY)).isPresent();
      if (rider.kind() == RiderKind.SENIOR) {
        media.add(rider.media().size());
        String lives = rider.residence().text().substring(0, 2);
        elsewhere += rider.account().startsWith(lives) ? 0 : 1;
      }
      if (rider.kind() == RiderKind.VISITOR) {
        assertThat(rider.account()).doesNotStartWith(rider.city().region());
      }
    }
    for (RiderKind kind : RiderKind.values()) {
      assertThat(kinds.getOrDefault(kind, 0) / 10.0)
          .as("%s", kind)
          .isCloseTo(kind.perThousand(), within(12.0));
    }
    assertThat(media).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(elsewhere).as("seniors who live where their card was not issued").isPositive();
  }

  @Test
  void tapsNameWhatTheirServiceKnows() {
    for (SyntheticTap tap : arrivals(WEEK)) {
      boolean rail = tap.service().endsWith("-rail");
      assertThat(tap.station().isEmpty()).as("%s", tap).isEqualTo(!rail);
      assertThat(tap.kind() == Tap.Kind.BOARD).as("%s", tap).isEqualTo(!rail);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "16000001, 1", "1, 0", "1, 401"})
  void aPlanOutOfRangeIsRefused(int cards, int days) {
    assertThatThrownBy(() -> new ProvincePlan(1, cards, MONDAY, days, Flaws.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 1 to");
  }

  private static Province province(int cards, LocalDate from, int days, long seed) {
    return Province.of(new ProvincePlan(seed, cards, from, days, Flaws.DEFAULT));
  }

  private static List<SyntheticTap> arrivals(Province province) {
    List<SyntheticTap> taps = new ArrayList<>();
    List<Integer> days = new ArrayList<>();
    province.arrivals((rider, tap) -> taps.add(tap), days::add);
    assertThat(days).hasSize(province.plan().days());
    return taps;
  }

  private static List<TrueRide> rides(Province province) {
    List<TrueRide> rides = new ArrayList<>();
    for (int number = 0; number < province.plan().cards(); number++) {
      for (int day = 0; day < province.plan().days(); day++) {
        rides.addAll(province.rides(province.rider(number), day));
      }
    }
    return rides;
  }

  private static long[] hours(Province province) {
    long[] hours = new long[48];
    rides(province)
        .forEach(ride -> hours[(int) ((ride.boardedAt() - province.startSecond()) / 3_600)]++);
    return hours;
  }
}
