package org.onecard.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FamilyTiesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final LocalDate ADULT = LocalDate.of(1980, 1, 1);
  private static final LocalDate CHILD = LocalDate.of(2015, 1, 1);

  private final Map<UUID, Set<UUID>> wards = new HashMap<>();
  private final UUID guardian = UUID.randomUUID();
  private final UUID ward = UUID.randomUUID();

  @Test
  void ageDecidesWhichWayLeadsToAGuardian() {
    assertThat(refusal(ADULT, ADULT, GuardianshipKind.ENTRUSTED)).isEmpty();
    assertThat(refusal(ADULT, CHILD, GuardianshipKind.CHILD)).isEmpty();
    assertThat(refusal(CHILD, ADULT, GuardianshipKind.ENTRUSTED))
        .contains(FamilyRefusal.GUARDIAN_UNDER_AGE);
    assertThat(refusal(ADULT, CHILD, GuardianshipKind.ENTRUSTED))
        .contains(FamilyRefusal.WARD_UNDER_AGE);
    assertThat(refusal(ADULT, ADULT, GuardianshipKind.CHILD)).contains(FamilyRefusal.WARD_OF_AGE);
  }

  @Test
  void nobodyIsHisOwnGuardian() {
    assertThat(refusal(guardian, guardian)).contains(FamilyRefusal.SELF_GUARDIANSHIP);
  }

  @Test
  void noMoreThanTheMostOnEitherSide() {
    for (int i = 0; i < FamilyLimits.WARDS; i++) {
      assertThat(refusal(guardian, ward)).isEmpty();
      tie(guardian, UUID.randomUUID());
    }
    assertThat(refusal(guardian, ward)).contains(FamilyRefusal.TOO_MANY_WARDS);

    UUID another = UUID.randomUUID();
    for (int i = 0; i < FamilyLimits.GUARDIANS; i++) {
      assertThat(refusal(another, ward)).isEmpty();
      tie(UUID.randomUUID(), ward);
    }
    assertThat(refusal(another, ward)).contains(FamilyRefusal.TOO_MANY_GUARDIANS);
  }

  @Test
  void aWardOfAWardCannotBecomeTheGuardian() {
    List<UUID> chain = Stream.generate(UUID::randomUUID).limit(4).toList();
    for (int i = 0; i + 1 < chain.size(); i++) {
      tie(chain.get(i), chain.get(i + 1));
      assertThat(refusal(chain.get(i + 1), chain.getFirst())).contains(FamilyRefusal.CIRCLE);
    }
    assertThat(refusal(chain.getFirst(), chain.get(1))).contains(FamilyRefusal.ALREADY_GUARDIAN);
    assertThat(refusal(chain.getFirst(), chain.getLast())).as("no circle").isEmpty();
  }

  /** Whatever is asked in whatever order, nobody is ever reached from himself. */
  @Test
  void noOrderOfAskingMakesACircle() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<UUID> people = Stream.generate(UUID::randomUUID).limit(12).toList();
    int made = 0;
    for (int i = 0; i < 2_000; i++) {
      UUID one = people.get(random.nextInt(people.size()));
      UUID other = people.get(random.nextInt(people.size()));
      if (refusal(one, other).isEmpty()) {
        tie(one, other);
        made++;
        assertThat(reachable(one)).as("seed %d", seed).doesNotContain(one);
      }
      assertThat(wards.getOrDefault(one, Set.of()).size())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(FamilyLimits.WARDS);
      assertThat(guardiansOf(other).size())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(FamilyLimits.GUARDIANS);
    }
    assertThat(made).as("seed %d", seed).isGreaterThan(5);
  }

  private Set<UUID> reachable(UUID from) {
    Set<UUID> all = new HashSet<>();
    Set<UUID> edge = wards.getOrDefault(from, Set.of());
    while (!edge.isEmpty()) {
      Set<UUID> next = wardsOf(edge);
      all.addAll(edge);
      next.removeAll(all);
      edge = next;
    }
    return all;
  }

  private void tie(UUID one, UUID other) {
    wards.computeIfAbsent(one, same -> new HashSet<>()).add(other);
  }

  private Set<UUID> wardsOf(Collection<UUID> guardians) {
    Set<UUID> all = new HashSet<>();
    guardians.forEach(one -> all.addAll(wards.getOrDefault(one, Set.of())));
    return all;
  }

  private Set<UUID> guardiansOf(UUID one) {
    Set<UUID> all = new HashSet<>();
    wards.forEach(
        (key, value) -> {
          if (value.contains(one)) {
            all.add(key);
          }
        });
    return all;
  }

  private Optional<FamilyRefusal> refusal(UUID one, UUID other) {
    return FamilyTies.refusal(
        new FamilyTies.Wanted(one, ADULT, other, ADULT, GuardianshipKind.ENTRUSTED),
        guardiansOf(other),
        this::wardsOf,
        NOW);
  }

  private Optional<FamilyRefusal> refusal(
      LocalDate guardianBorn, LocalDate wardBorn, GuardianshipKind kind) {
    return FamilyTies.refusal(
        new FamilyTies.Wanted(guardian, guardianBorn, ward, wardBorn, kind),
        Set.of(),
        this::wardsOf,
        NOW);
  }
}
