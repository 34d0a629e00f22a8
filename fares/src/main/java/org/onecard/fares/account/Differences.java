package org.onecard.fares.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;

/** Two runs of the same account compared: what was posted and what it is now. */
final class Differences {
  /** What makes a ride the successor of another, the surest first. */
  private static final List<BiPredicate<Ride, Ride>> SUCCESSION =
      List.of(Differences::sameCharged, Differences::shares);

  private final List<Charge> before = new ArrayList<>(4);
  private final List<Charge> after = new ArrayList<>(4);

  void before(Charge charge) {
    before.add(charge);
  }

  void after(Charge charge) {
    after.add(charge);
  }

  /**
   * First charges for rides of which no tap was charged before, corrections for all others.
   *
   * @param becauseOf what came late; null only where nothing posted can change
   */
  Acceptance.Posted posted(@Nullable AccountEvent becauseOf) {
    Set<Charge> unchanged = new HashSet<>(before);
    unchanged.retainAll(new HashSet<>(after));
    List<Charge> old = new ArrayList<>(before);
    old.removeIf(unchanged::contains);
    List<Charge> now = new ArrayList<>(after);
    now.removeIf(unchanged::contains);
    if (becauseOf == null) {
      if (!old.isEmpty()) {
        throw new IllegalStateException("a close took back " + old);
      }
      return now.isEmpty() ? Acceptance.Posted.NOTHING : new Acceptance.Posted(now, List.of());
    }
    List<Correction> corrections = new ArrayList<>();
    for (BiPredicate<Ride, Ride> same : SUCCESSION) {
      for (Charge posted : List.copyOf(old)) {
        for (Charge one : now) {
          if (same.test(posted.ride(), one.ride())) {
            corrections.add(new Correction(posted, one, becauseOf));
            old.remove(posted);
            now.remove(one);
            break;
          }
        }
      }
    }
    old.forEach(posted -> corrections.add(new Correction(posted, null, becauseOf)));
    return now.isEmpty() && corrections.isEmpty()
        ? Acceptance.Posted.NOTHING
        : new Acceptance.Posted(now, corrections);
  }

  private static boolean sameCharged(Ride one, Ride other) {
    return one.chargedTap().equals(other.chargedTap());
  }

  private static boolean shares(Ride one, Ride other) {
    return holds(one, other.boarding()) || holds(one, other.leaving());
  }

  private static boolean holds(Ride ride, @Nullable Tap tap) {
    return tap != null && (tap.equals(ride.boarding()) || tap.equals(ride.leaving()));
  }
}
