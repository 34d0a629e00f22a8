package org.onecard.kernel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.kernel.identity.Sex;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.region.Region;

class SyntheticPeopleTest {
  private static final long SEED = 20261120;
  private static final int SAMPLE = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void noTwoPeopleShareANumber(String region) {
    SyntheticPeople people = SyntheticPeople.seeded(SEED, Region.of(region));
    Set<String> seen = new HashSet<>();
    for (long index = 0; index < SAMPLE; index++) {
      // Also from the far end, where the permutation comes round.
      for (SyntheticPerson person :
          List.of(people.person(index), people.person(SyntheticPeople.CAPACITY - 1 - index))) {
        seen.add(person.socialSecurityNumber().text());
        seen.add(person.cardNumber().text());
        seen.add(person.identificationCode().text());
        seen.add(person.bankAccount().text());
      }
    }
    assertThat(seen).hasSize(2 * 4 * SAMPLE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, SEED, Long.MIN_VALUE})
  void aShuffleMovesEveryNumberToAPlaceOfItsOwn(long seed) {
    for (int size : new int[] {2, 9, 97, 720_720, 1_000_000}) {
      Shuffle shuffle = new Shuffle(size, seed);
      BitSet taken = new BitSet(size);
      for (int i = 0; i < size; i++) {
        taken.set(Math.toIntExact(shuffle.apply(i)));
      }
      assertThat(taken.cardinality()).isEqualTo(size);
      assertThat(taken.length()).isEqualTo(size);
    }
  }

  @Test
  void theSameSeedAndIndexIsTheSamePerson() {
    SyntheticPeople people = SyntheticPeople.seeded(SEED, Region.of("51"));
    SyntheticPeople again = SyntheticPeople.seeded(SEED, Region.of("51"));
    assertThat(again.person(7)).isEqualTo(people.person(7));
    assertThat(SyntheticPeople.seeded(SEED + 1, Region.of("51")).person(7))
        .isNotEqualTo(people.person(7));
    assertThat(SyntheticPeople.seeded(SEED, Region.of("50")).person(7))
        .isNotEqualTo(people.person(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "51"})
  void peopleStandUnderADivisionThatNeverWas(String region) {
    SyntheticPeople people = SyntheticPeople.seeded(SEED, Region.of(region));
    String division = region + "0199";
    LongStream.range(0, 1000)
        .mapToObj(people::person)
        .forEach(
            person -> {
              assertThat(person.socialSecurityNumber().division()).isEqualTo(division);
              assertThat(person.identificationCode().division()).isEqualTo(division);
              assertThat(person.name()).matches("\\p{IsHan}{2,3}");
              assertThat(person.birthDate().getYear()).isBetween(1930, 2019);
              assertThat(person.sex()).isEqualTo(person.socialSecurityNumber().sex());
            });
    assertThat(Places.shipped().find(PlaceCode.of(division), people.person(0).birthDate()))
        .isEmpty();
  }

  @Test
  void namesVaryAndSexesBalance() {
    SyntheticPeople people = SyntheticPeople.seeded(SEED, Region.of("50"));
    List<SyntheticPerson> thousand = LongStream.range(0, 1000).mapToObj(people::person).toList();
    assertThat(thousand.stream().map(SyntheticPerson::name).distinct().count()).isGreaterThan(900);
    assertThat(thousand.stream().filter(person -> person.sex() == Sex.FEMALE).count())
        .isBetween(450L, 550L);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, SyntheticPeopleTest.BEYOND})
  void anIndexOutOfBoundsIsRefused(long index) {
    SyntheticPeople people = SyntheticPeople.seeded(SEED, Region.of("50"));
    assertThatThrownBy(() -> people.person(index))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use an index from 0 to 32839127");
  }

  /** One more than the last index: 999 sequences on each of the days from 1930 to 2019. */
  static final long BEYOND = 999L * 32_872;
}
