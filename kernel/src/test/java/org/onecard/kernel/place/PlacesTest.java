package org.onecard.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final LocalDate BEFORE = LocalDate.of(2025, 10, 31);
  private static final LocalDate AFTER = LocalDate.of(2025, 12, 1);
  private static final PlaceCode CHONGQING = PlaceCode.of("500000");
  private static final PlaceCode SICHUAN = PlaceCode.of("510000");
  private static final PlaceCode CHENGDU = PlaceCode.of("510100");
  private static final PlaceCode LIANGJIANG = PlaceCode.of("zone:liangjiang");

  private final Places places = Places.shipped();

  @ParameterizedTest
  @CsvSource({"500105, 江北区", "500112, 渝北区"})
  void theDistrictsMergedIn2025AreFoundBeforeAndNotAfter(String code, String name) {
    PlaceCode district = PlaceCode.of(code);
    assertThat(places.find(district, BEFORE)).map(Place::nameZh).hasValue(name);
    assertThat(places.within(district, CHONGQING, BEFORE)).isTrue();
    assertThat(places.find(district, AFTER)).isEmpty();
    assertThat(places.within(district, CHONGQING, AFTER)).isFalse();
    assertThat(places.within(district, district, AFTER)).isFalse();
  }

  @Test
  void theDistrictTheyBecameIsFoundAfterAndNotBefore() {
    assertThat(places.find(LIANGJIANG, AFTER)).map(Place::nameZh).hasValue("两江新区");
    assertThat(places.within(LIANGJIANG, CHONGQING, AFTER)).isTrue();
    assertThat(places.find(LIANGJIANG, BEFORE)).isEmpty();
    assertThat(places.within(LIANGJIANG, CHONGQING, BEFORE)).isFalse();
  }

  @Test
  void oneDayEndsAPeriodAndBeginsTheNext() {
    LocalDate last = LocalDate.of(2025, 11, 5);
    assertThat(places.find(PlaceCode.of("500105"), last)).isPresent();
    assertThat(places.find(LIANGJIANG, last)).isEmpty();
    assertThat(places.find(PlaceCode.of("500105"), last.plusDays(1))).isEmpty();
    assertThat(places.find(LIANGJIANG, last.plusDays(1))).isPresent();
  }

  @Test
  void aCountyLiesInItsPrefectureAndProvinceAndNotTheReverse() {
    PlaceCode jinjiang = PlaceCode.of("510104");
    assertThat(places.within(jinjiang, CHENGDU, AFTER)).isTrue();
    assertThat(places.within(jinjiang, SICHUAN, AFTER)).isTrue();
    assertThat(places.within(jinjiang, CHONGQING, AFTER)).isFalse();
    assertThat(places.within(CHENGDU, jinjiang, AFTER)).isFalse();
    assertThat(places.within(CHENGDU, CHENGDU, AFTER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone:tianfu", "zone:chengdu-hi-tech", "zone:chengdu-east"})
  void functionalZonesLieInTheirCity(String zone) {
    assertThat(places.within(PlaceCode.of(zone), CHENGDU, AFTER)).isTrue();
    assertThat(places.within(PlaceCode.of(zone), SICHUAN, AFTER)).isTrue();
    assertThat(places.within(PlaceCode.of(zone), CHONGQING, AFTER)).isFalse();
  }

  @Test
  void theZoneAcrossTheBorderLiesInBothProvinces() {
    PlaceCode gaozhu = PlaceCode.of("zone:gaozhu");
    assertThat(places.within(gaozhu, CHONGQING, AFTER)).isTrue();
    assertThat(places.within(gaozhu, SICHUAN, AFTER)).isTrue();
    assertThat(places.within(gaozhu, PlaceCode.of("511600"), AFTER)).isTrue();
    assertThat(places.within(gaozhu, CHENGDU, AFTER)).isFalse();
  }

  @Test
  void theDivisionsOfSyntheticPeopleAreNoPlaces() {
    assertThat(places.find(PlaceCode.of("500199"), AFTER)).isEmpty();
    assertThat(places.find(PlaceCode.of("510199"), AFTER)).isEmpty();
  }

  @Test
  void theShippedListIsWhole() {
    List<Place> before = places.list(BEFORE);
    assertThat(before).filteredOn(place -> !place.code().isZone()).hasSize(244);
    assertThat(places.list(AFTER)).filteredOn(place -> !place.code().isZone()).hasSize(242);
    assertThat(places.list(AFTER)).filteredOn(place -> place.code().isZone()).hasSize(5);
    assertThat(before).extracting(Place::code).isSorted();
  }

  @Test
  void aParentThatIsNotListedIsRefused() {
    assertRejects("lies in unknown 510000", "510100,prefecture,成都市,510000,,");
  }

  @Test
  void aCircleIsRefused() {
    assertRejects("circle", "zone:a,zone,甲,zone:b,,", "zone:b,zone,乙,zone:a,,");
  }

  @Test
  void periodsThatOverlapAreRefused() {
    assertRejects(
        "two periods that overlap",
        "500000,province,重庆市,,,2025-01-02",
        "500000,province,重庆市,,2025-01-01,");
  }

  @Test
  void aPlaceMayChangeItsParentFromOneDayToTheNext() {
    Places moved =
        Places.of(
            PlacesResource.parse(
                """
                # a comment, and an empty line

                500000,province,重庆市,,,
                510000,province,四川省,,,
                510200,prefecture,重庆市,510000,,1997-06-18
                510200,prefecture,重庆市,500000,1997-06-18,
                """));
    PlaceCode city = PlaceCode.of("510200");
    assertThat(moved.within(city, SICHUAN, LocalDate.of(1997, 6, 17))).isTrue();
    assertThat(moved.within(city, CHONGQING, LocalDate.of(1997, 6, 17))).isFalse();
    assertThat(moved.within(city, CHONGQING, LocalDate.of(1997, 6, 18))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "510100,prefecture,成都市|has 3 cells",
        "510000,province,四川省,,2025-01-01,2025-01-01|not after it began",
        "510000,province,四川省,510000,,|cannot lie in itself",
        "510000,province,四川省,500000,,|provinces have no parent",
        "510100,county,成都市,,,|all others have one",
      })
  void aRowThatMakesNoSenseIsRefused(String row, String fault) {
    assertRejects(fault, row);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50010", "5001055", "050105", "50010a", "zone:", "zone:Tian", "x:y"})
  void whatIsNoPlaceCodeIsRefused(String text) {
    assertThatThrownBy(() -> PlaceCode.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give six digits");
  }

  private static void assertRejects(String fault, String... rows) {
    assertThatThrownBy(() -> Places.of(PlacesResource.parse(String.join("\n", rows))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }
}
