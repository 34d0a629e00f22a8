package org.onecard.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onecard.catalogue.Catalogue;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Overlay;

/** What the card can be used for in the own region today: listed, in force and not suspended. */
final class NearbyItems {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Catalogue catalogue;
  private final Region region;
  private final Clock clock;

  NearbyItems(Catalogue catalogue, Region region, Clock clock) {
    this.catalogue = catalogue;
    this.region = region;
    this.clock = clock;
  }

  /** The titles of one domain. */
  record Group(String domain, List<String> titles) {}

  /** Domains that have an item here today, in their order. */
  List<Group> groups(Phrases phrases) {
    Instant now = clock.instant();
    List<ApplicationItem> items =
        catalogue.inForce(now).map(Edition::items).orElse(List.of()).stream()
            .filter(item -> item.holdsOn(LocalDate.ofInstant(now, ZONE)))
            .filter(this::reachesHere)
            .filter(item -> !suspended(now).contains(item.code()))
            .toList();
    return Arrays.stream(Domain.values())
        .map(domain -> new Group(domain.text(), titles(items, domain, phrases)))
        .filter(group -> !group.titles().isEmpty())
        .toList();
  }

  private boolean reachesHere(ApplicationItem item) {
    return item.places().stream().anyMatch(place -> place.text().startsWith(region.code()));
  }

  private Set<String> suspended(Instant now) {
    return catalogue.overlay(now).stream()
        .flatMap(overlay -> overlay.narrowings().stream())
        .filter(Overlay.Narrowing::suspended)
        .map(Overlay.Narrowing::item)
        .collect(Collectors.toSet());
  }

  private static List<String> titles(List<ApplicationItem> items, Domain domain, Phrases phrases) {
    return items.stream()
        .filter(item -> item.domain() == domain)
        .map(item -> ItemTitles.title(item, phrases))
        .toList();
  }
}
