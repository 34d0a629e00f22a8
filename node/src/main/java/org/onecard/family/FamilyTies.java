package org.onecard.family;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who may become whose guardian. */
final class FamilyTies {
  private FamilyTies() {}

  /** Two residents who are to become guardian and ward. */
  record Wanted(
      UUID guardian,
      LocalDate guardianBorn,
      UUID ward,
      LocalDate wardBorn,
      GuardianshipKind kind) {}

  /** Why they may not; empty where they may. {@code wardsOf} tells the wards of many guardians. */
  static Optional<FamilyRefusal> refusal(
      Wanted wanted,
      Set<UUID> guardiansOfWard,
      Function<Collection<UUID>, Set<UUID>> wardsOf,
      Instant now) {
    if (wanted.guardian().equals(wanted.ward())) {
      return Optional.of(FamilyRefusal.SELF_GUARDIANSHIP);
    }
    if (!GuardianRule.isOfAge(wanted.guardianBorn(), now)) {
      return Optional.of(FamilyRefusal.GUARDIAN_UNDER_AGE);
    }
    boolean wardOfAge = GuardianRule.isOfAge(wanted.wardBorn(), now);
    if (wardOfAge && wanted.kind() == GuardianshipKind.CHILD) {
      return Optional.of(FamilyRefusal.WARD_OF_AGE);
    }
    if (!wardOfAge && wanted.kind() == GuardianshipKind.ENTRUSTED) {
      return Optional.of(FamilyRefusal.WARD_UNDER_AGE);
    }
    if (guardiansOfWard.contains(wanted.guardian())) {
      return Optional.of(FamilyRefusal.ALREADY_GUARDIAN);
    }
    if (guardiansOfWard.size() >= FamilyLimits.GUARDIANS) {
      return Optional.of(FamilyRefusal.TOO_MANY_GUARDIANS);
    }
    if (wardsOf.apply(Set.of(wanted.guardian())).size() >= FamilyLimits.WARDS) {
      return Optional.of(FamilyRefusal.TOO_MANY_WARDS);
    }
    return reaches(wanted.ward(), wanted.guardian(), wardsOf)
        ? Optional.of(FamilyRefusal.CIRCLE)
        : Optional.empty();
  }

  /** Whether {@code to} is a ward of {@code from}, or of a ward; a web too wide to see counts. */
  private static boolean reaches(
      UUID from, UUID to, Function<Collection<UUID>, Set<UUID>> wardsOf) {
    Set<UUID> seen = new HashSet<>(Set.of(from));
    Set<UUID> edge = Set.of(from);
    while (!edge.isEmpty()) {
      Set<UUID> next = new HashSet<>(wardsOf.apply(edge));
      if (next.contains(to) || seen.size() + next.size() > FamilyLimits.REACH) {
        return true;
      }
      next.removeAll(seen);
      seen.addAll(next);
      edge = next;
    }
    return false;
  }
}
