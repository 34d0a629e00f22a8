package org.onecard.fares.tariff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;

/** Finds ids that stand twice and names of things that are not there. */
final class NameCheck {
  private static final Set<String> MODES =
      Set.of("metro", "bus", "tram", "ferry", "cableway", "rail");

  /** Days on which a place without dates of its own may be meant. */
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2018, 9, 1), LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));

  private final Tariff tariff;
  private final Known known;
  private final Origins origins;
  private final Faults faults;

  NameCheck(Tariff tariff, Known known, Origins origins, Faults faults) {
    this.tariff = tariff;
    this.known = known;
    this.origins = origins;
    this.faults = faults;
  }

  void run() {
    tariff.parties().forEach(unique("party")::check);
    tariff.classes().forEach(unique("class")::check);
    tariff.services().forEach(unique("service")::check);
    tariff.fares().forEach(unique("fare")::check);
    Unique rules = unique("rule");
    tariff.discounts().forEach(rules::check);
    tariff.subsidies().forEach(rules::check);
    tariff.transfers().forEach(rules::check);
    tariff.concessions().forEach(rules::check);
    tariff.caps().forEach(rules::check);
    if (!known.ids("classes").contains(RiderClass.STANDARD)) {
      fault(
          tariff,
          "classes",
          "has no class \"standard\"; add it: it is for riders of whom " + "nothing is known");
    }
    tariff.services().forEach(this::service);
    for (FareRule fare : tariff.fares()) {
      services(fare, "services", fare.services());
    }
    for (TransferRule rule : tariff.transfers()) {
      services(rule, "from_services", rule.fromServices());
    }
    Rules.conditions(tariff).forEach(this::condition);
    Rules.bearers(tariff).forEach((rule, bearers) -> bearers(rule, bearers));
  }

  private void service(Service service) {
    if (!MODES.contains(service.mode())) {
      fault(service, "mode", unknown("mode", service.mode(), MODES));
    }
    service
        .network()
        .filter(name -> !Known.isNetwork(name))
        .ifPresent(
            name ->
                fault(
                    service,
                    "network",
                    unknown("network", name, org.onecard.fares.network.Networks.names())));
    List<String> parties = known.ids("parties");
    if (!parties.contains(service.operator())) {
      fault(service, "operator", unknown("party", service.operator(), parties));
    } else if (tariff.parties().stream()
        .anyMatch(
            party ->
                party.id().equals(service.operator()) && party.kind() != Party.Kind.OPERATOR)) {
      fault(service, "operator", service.operator() + " is no operator; name a party of that kind");
    }
  }

  private void services(Object part, String key, Collection<String> named) {
    for (String service : named) {
      if (!known.ids("services").contains(service)) {
        fault(part, key, unknown("service", service, known.ids("services")));
      }
    }
  }

  private void condition(Condition when) {
    services(when, "services", when.services());
    for (String one : when.classes()) {
      if (!known.ids("classes").contains(one)) {
        fault(when, "classes", unknown("class", one, known.ids("classes")));
      }
    }
    for (PlaceCode place : when.residences()) {
      if (Stream.concat(Stream.of(when.period().from()), DAYS.stream())
          .noneMatch(day -> Places.shipped().find(place, day).isPresent())) {
        fault(
            when,
            "residences",
            "unknown place " + place + "; write the code of a division of 重庆 or 四川 or a zone");
      }
    }
    Collection<String> services =
        when.services().isEmpty() ? known.ids("services") : when.services();
    for (String name : when.boardings()) {
      if (services.stream().allMatch(service -> known.boardings(service, name).isEmpty())) {
        fault(
            when,
            "boardings",
            "unknown station or zone \""
                + name
                + "\" of "
                + String.join(", ", sorted(services))
                + "; write a station's id or a zone of these services' fares");
      }
    }
  }

  private void bearers(Object rule, List<Bearer> bearers) {
    for (Bearer bearer : bearers) {
      if (!bearer.party().equals(Bearer.OPERATOR)
          && !known.ids("parties").contains(bearer.party())) {
        fault(
            rule,
            "borne_by",
            unknown("party", bearer.party(), known.ids("parties"))
                + "; operator means whoever runs the ride");
      }
    }
  }

  private Unique unique(String what) {
    return new Unique(what);
  }

  private void fault(Object part, String key, String message) {
    faults.add(origins.spot(part, key), message);
  }

  private static String unknown(String what, String name, Collection<String> known) {
    return "unknown %s \"%s\"; %sknown are %s"
        .formatted(
            what,
            name,
            Nearest.to(name, known).map(one -> "did you mean " + one + "? ").orElse(""),
            String.join(", ", sorted(known)));
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().filter(Objects::nonNull).sorted().toList();
  }

  /** The ids of one kind, each once. */
  private final class Unique {
    private final String what;
    private final Set<String> seen = new HashSet<>();

    Unique(String what) {
      this.what = what;
    }

    void check(Object part) {
      String id = Rules.id(part);
      if (!seen.add(id)) {
        fault(part, "id", "two are called " + id + "; give each " + what + " an id of its own");
      }
    }
  }
}
