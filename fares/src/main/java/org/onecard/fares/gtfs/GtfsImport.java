package org.onecard.fares.gtfs;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says the fares of a GTFS feed as a tariff file: {@code fare_attributes.txt} and {@code
 * fare_rules.txt}, or GTFS-Fares v2 where {@code fare_leg_rules.txt} is there. What the form of
 * tariffs cannot say, or only nearly, is named with the file and line it stands on.
 */
public final class GtfsImport {
  /** The files of a feed that are read; the others say nothing about fares. */
  public static final Set<String> FILES =
      Set.of(
          "agency.txt",
          "areas.txt",
          "calendar.txt",
          "fare_attributes.txt",
          "fare_leg_join_rules.txt",
          "fare_leg_rules.txt",
          "fare_media.txt",
          "fare_products.txt",
          "fare_rules.txt",
          "fare_transfer_rules.txt",
          "networks.txt",
          "rider_categories.txt",
          "route_networks.txt",
          "routes.txt",
          "stop_areas.txt",
          "stops.txt",
          "timeframes.txt");

  private GtfsImport() {}

  /**
   * What an import gave.
   *
   * @param yaml the tariff file
   * @param notSaid what it leaves out, assumes or says only nearly, each with its file and line
   */
  public record Imported(String yaml, List<String> notSaid) {
    /** Keeps copies. */
    public Imported {
      notSaid = List.copyOf(notSaid);
    }
  }

  /**
   * The tariff of a feed.
   *
   * @param name the tariff's name
   * @param feed the text of each of {@link #FILES} that is there
   * @throws GtfsWithoutFaresException if the feed has no routes or no fares
   */
  public static Imported read(String name, Map<String, String> feed) {
    if (Table.of("routes.txt", feed).rows().isEmpty()) {
      throw new GtfsWithoutFaresException("routes.txt has no route; a tariff needs at least one");
    }
    Draft draft = new Draft(name);
    Routes routes = new Routes(feed, draft);
    if (!Table.of("fare_leg_rules.txt", feed).rows().isEmpty()) {
      new LegFares(feed, routes, draft).say();
    } else if (!Table.of("fare_attributes.txt", feed).rows().isEmpty()) {
      new AttributeFares(feed, routes, draft).say();
    } else {
      throw new GtfsWithoutFaresException(
          "no fares: neither fare_attributes.txt nor fare_leg_rules.txt has a row");
    }
    return new Imported(draft.yaml(), draft.notSaid());
  }
}
