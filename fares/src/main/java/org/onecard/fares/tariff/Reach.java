package org.onecard.fares.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;

/**
 * Whether a rule has rides of its own that no earlier one takes. Every side of a condition falls
 * into finitely many parts, cut where any rule's dates, times, places or names begin and end; one
 * ride of each part stands for all of it, so that also several rules that cover another only
 * together are found.
 */
final class Reach {
  /** More rides than this are not tried; the rule then counts as reachable. */
  private static final long MOST_RIDES = 300_000;

  private static final LocalDate PLACES_KNOWN = LocalDate.of(2025, 1, 1);
  private static final String ELSEWHERE = "";

  private final Tariff tariff;
  private final Known known;

  Reach(Tariff tariff, Known known) {
    this.tariff = tariff;
    this.known = known;
  }

  /**
   * What a rule lays claim to.
   *
   * @param fromServices of a transfer, the services of the earlier ride; empty for all
   * @param sameService of a transfer, whether both rides may be on one service
   */
  record Claim(
      Object part, Condition when, Optional<Set<String>> fromServices, boolean sameService) {}

  private record Moment(boolean workday, int minute) {}

  private record Stop(String service, String station) {}

  private record Ride(
      LocalDate day,
      String riderClass,
      Stop boarding,
      @Nullable PlaceCode home,
      Moment moment,
      String fromService) {}

  /** Whether any ride of the claim is left by those before. */
  boolean leavesAny(Claim claim, List<Claim> before) {
    List<Claim> all = new ArrayList<>(before);
    all.add(claim);
    Sides sides = sides(claim, all);
    if (sides.count() > MOST_RIDES) {
      return before.size() < 2 || before.stream().allMatch(one -> leavesAny(claim, List.of(one)));
    }
    return sides.anyRide(
        ride -> fits(ride, claim) && before.stream().noneMatch(one -> fits(ride, one)));
  }

  private Sides sides(Claim claim, List<Claim> all) {
    Condition when = claim.when();
    return new Sides(
        days(all).stream().filter(when.period()::covers).toList(),
        ids(tariff.classes(), when.classes()),
        stops(when, all),
        homes(all),
        moments(all),
        claim.fromServices().isEmpty()
            ? List.of(ELSEWHERE)
            : ids(tariff.services(), claim.fromServices().get()));
  }

  private Set<LocalDate> days(List<Claim> all) {
    Set<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
    for (Claim claim : all) {
      addDays(days, claim.when().period());
    }
    tariff.fares().forEach(fare -> addDays(days, fare.period()));
    return days;
  }

  private static void addDays(Set<LocalDate> days, Period period) {
    days.add(period.from());
    if (!period.until().equals(LocalDate.MAX)) {
      days.add(period.until());
    }
  }

  private static List<String> ids(List<?> parts, Set<String> wanted) {
    return parts.stream()
        .map(Rules::id)
        .filter(id -> wanted.isEmpty() || wanted.contains(id))
        .toList();
  }

  private List<Stop> stops(Condition when, List<Claim> all) {
    List<Stop> stops = new ArrayList<>();
    for (String service : ids(tariff.services(), when.services())) {
      Set<String> stations = new LinkedHashSet<>(Set.of(ELSEWHERE));
      for (Claim claim : all) {
        claim.when().boardings().forEach(name -> stations.addAll(known.boardings(service, name)));
      }
      stations.forEach(station -> stops.add(new Stop(service, station)));
    }
    return stops;
  }

  private static List<@Nullable PlaceCode> homes(List<Claim> all) {
    Set<@Nullable PlaceCode> homes = new LinkedHashSet<>();
    homes.add(null);
    all.forEach(claim -> homes.addAll(claim.when().residences()));
    return new ArrayList<>(homes);
  }

  private static List<Moment> moments(List<Claim> all) {
    Set<Integer> minutes = new TreeSet<>(Set.of(0));
    for (Claim claim : all) {
      for (TimeWindow window : claim.when().windows()) {
        minutes.add(window.fromMinute());
        minutes.add(window.untilMinute() % Amounts.MINUTES_OF_DAY);
      }
    }
    List<Moment> moments = new ArrayList<>();
    for (int minute : minutes) {
      moments.add(new Moment(true, minute));
      moments.add(new Moment(false, minute));
    }
    return moments;
  }

  private boolean fits(Ride ride, Claim claim) {
    Condition when = claim.when();
    return when.period().covers(ride.day())
        && holds(when.classes(), ride.riderClass())
        && holds(when.services(), ride.boarding().service())
        && boards(when, ride.boarding())
        && livesIn(when.residences(), ride)
        && isTime(when.windows(), ride.moment())
        && comesFrom(claim, ride)
        && hasFare(ride);
  }

  private static boolean holds(Collection<String> wanted, String one) {
    return wanted.isEmpty() || wanted.contains(one);
  }

  private boolean boards(Condition when, Stop stop) {
    return when.boardings().isEmpty()
        || when.boardings().stream()
            .anyMatch(name -> known.boardings(stop.service(), name).contains(stop.station()));
  }

  private static boolean livesIn(Set<PlaceCode> wanted, Ride ride) {
    PlaceCode home = ride.home();
    LocalDate day = ride.day().isBefore(PLACES_KNOWN) ? PLACES_KNOWN : ride.day();
    return wanted.isEmpty()
        || (home != null
            && (wanted.contains(home)
                || wanted.stream().anyMatch(place -> Places.shipped().within(home, place, day))));
  }

  private static boolean isTime(List<TimeWindow> windows, Moment moment) {
    return windows.isEmpty()
        || windows.stream()
            .anyMatch(
                window ->
                    moment.minute() >= window.fromMinute()
                        && moment.minute() < window.untilMinute()
                        && switch (window.days()) {
                          case EVERY_DAY -> true;
                          case WORKDAYS -> moment.workday();
                          case REST_DAYS -> !moment.workday();
                        });
  }

  private static boolean comesFrom(Claim claim, Ride ride) {
    return claim.fromServices().isEmpty()
        || (holds(claim.fromServices().get(), ride.fromService())
            && (claim.sameService() || !ride.fromService().equals(ride.boarding().service())));
  }

  private boolean hasFare(Ride ride) {
    return tariff.fares().stream()
        .anyMatch(
            fare ->
                fare.period().covers(ride.day())
                    && fare.services().contains(ride.boarding().service()));
  }

  /** What the rides to try are made of. */
  private record Sides(
      List<LocalDate> days,
      List<String> classes,
      List<Stop> stops,
      List<@Nullable PlaceCode> homes,
      List<Moment> moments,
      List<String> fromServices) {

    long count() {
      return (long) days.size()
          * classes.size()
          * stops.size()
          * homes.size()
          * moments.size()
          * fromServices.size();
    }

    /** Whether any of the rides is wanted; rides are numbered through all sides. */
    boolean anyRide(Predicate<Ride> wanted) {
      long count = count();
      for (long number = 0; number < count; number++) {
        if (wanted.test(ride(number))) {
          return true;
        }
      }
      return false;
    }

    private Ride ride(long number) {
      long rest = number;
      LocalDate day = days.get((int) (rest % days.size()));
      rest /= days.size();
      String riderClass = classes.get((int) (rest % classes.size()));
      rest /= classes.size();
      Stop stop = stops.get((int) (rest % stops.size()));
      rest /= stops.size();
      PlaceCode home = homes.get((int) (rest % homes.size()));
      rest /= homes.size();
      Moment moment = moments.get((int) (rest % moments.size()));
      rest /= moments.size();
      return new Ride(day, riderClass, stop, home, moment, fromServices.get((int) rest));
    }
  }
}
