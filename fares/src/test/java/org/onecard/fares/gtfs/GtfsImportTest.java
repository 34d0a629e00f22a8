package org.onecard.fares.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Reading;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TariffFile;
import org.onecard.kernel.time.ServiceDay;

/** Two made-up feeds, one of each kind of GTFS fares, become tariffs that price as they say. */
class GtfsImportTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # feed,     service, from, to, at,               class,    fen
          attributes, M1,      S1,   S2, 2026-03-02T08:00, standard, 300
          attributes, M1,      S2,   S3, 2026-03-02T08:00, standard, 300
          attributes, M1,      S1,   S4, 2026-03-02T08:00, standard, 550
          attributes, M1,      S4,   S1, 2026-03-02T08:00, standard, 550
          attributes, routes-of-bus, '', '', 2026-03-02T08:00, standard, 200
          attributes, F1,      '',   '', 2026-03-02T08:00, standard, 101
          legs,       rail,    S1,   S2, 2026-03-02T06:59, standard, 300
          legs,       rail,    S1,   S2, 2026-03-02T07:00, standard, 360
          legs,       rail,    S1,   S3, 2026-03-02T08:00, standard, 600
          legs,       rail,    S1,   S3, 2026-03-01T08:00, standard, 500
          legs,       rail,    S3,   S1, 2026-03-02T09:00, child,    250
          legs,       rail,    S3,   S1, 2026-03-02T08:59, child,    300
          legs,       bus,     '',   '', 2026-03-02T08:00, standard, 200
          legs,       bus,     '',   '', 2026-03-02T08:00, child,    100
          """)
  void pricesAreThoseOfTheFeed(
      String feed, String service, String from, String to, String at, String rider, long fen)
      throws Exception {
    assertThat(charge(feed, service, from, to, at, rider).chargedFen()).isEqualTo(fen);
  }

  @Test
  void transfersAreThoseOfTheFeed() throws Exception {
    assertThat(tariff("attributes").transfers())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.fromServices()).containsExactly("routes-of-bus");
              assertThat(rule.withinMinutes()).isEqualTo(60);
              assertThat(rule.timesPerChain()).isEqualTo(1);
            });
    assertThat(tariff("legs").transfers())
        .extracting(rule -> rule.fromServices() + " " + rule.when().services())
        .containsExactly("[rail] [bus]", "[bus] [bus]");
  }

  @Test
  void whatAttributesSayBeyondOurFormIsNamedLineByLine() throws Exception {
    assertThat(imported("attributes").notSaid())
        .containsExactly(
            "fare_attributes.txt:2: payment_method 0: a card is charged either way",
            "fare_attributes.txt:3: payment_method 1: a card is charged either way",
            "fare_attributes.txt:4: payment_method 1: a card is charged either way",
            "fare_attributes.txt:5: 1.005 is finer than one fen; rounded",
            "fare_attributes.txt:5: currency USD: the number is taken as yuan; convert it by hand",
            "fare_attributes.txt:5: payment_method 0: a card is charged either way",
            "fare_attributes.txt:6: payment_method 0: a card is charged either way",
            "fare_rules.txt:4: service M1 goes by zones: tapping out assumed",
            "fare_rules.txt:8: from A to C costs otherwise than back; said as 550 fen both ways",
            "fare_rules.txt:10: no fare from C to B; said for both directions",
            "fare_rules.txt:11: contains_id: a fare by the zones on the way; left out",
            "fare_rules.txt:13: fare pier beside the cheaper ferry on service F1; left out",
            "fare_rules.txt:14: no route Q7; left out",
            "routes.txt:6: route X9 has no fare; left out",
            "stops.txt: no fare between zones C and C; said as the dearest, 550 fen",
            "stops.txt:6: stop S5 has no zone; left out");
  }

  @Test
  void whatLegRulesSayBeyondOurFormIsNamedLineByLine() throws Exception {
    assertThat(imported("legs").notSaid())
        .containsExactly(
            "fare_leg_join_rules.txt:2: legs joined to one fare; left out",
            "fare_leg_rules.txt:3: service rail goes by areas: tapping out assumed",
            "fare_leg_rules.txt:7: a fare by the time of leaving; left out",
            "fare_leg_rules.txt:8: no stop lies in area nowhere; left out",
            "fare_media.txt:2: fare media are one here: an account's; left out",
            "fare_products.txt:8: a second price of one product by fare medium; left out",
            "fare_transfer_rules.txt:4: one price for both rides together; left out",
            "stop_areas.txt:5: stop S3 lies in area out too; kept there",
            "timeframes.txt:3: service_id sat is no set of days said here; left out");
  }

  @Test
  void namesThatAreNoIdsAreChangedAndNamed() {
    GtfsImport.Imported imported =
        GtfsImport.read(
            "odd",
            Map.of(
                "agency.txt", "agency_id,agency_name\r\n1,\"A \"\"B\"\"\r\nC\"\r\n",
                "routes.txt", "\uFEFFroute_id,agency_id,route_type\r\n一号线,1,1\r\ntrue,1,2\r\n",
                "fare_attributes.txt", "fare_id,price,transfers\r\nx,2,0\r\n"));
    assertThat(TariffFile.read(imported.yaml())).isInstanceOf(Reading.Valid.class);
    assertThat(imported.yaml()).contains("A \\\"B\\\"", "\"1\"");
  }

  @Test
  void aFeedWithoutFaresIsRefused() {
    assertThatThrownBy(() -> GtfsImport.read("x", Map.of()))
        .isInstanceOf(GtfsWithoutFaresException.class)
        .hasMessageContaining("routes.txt");
    assertThatThrownBy(
            () -> GtfsImport.read("x", Map.of("routes.txt", "route_id,route_type\n1,3\n")))
        .isInstanceOf(GtfsWithoutFaresException.class)
        .hasMessageContaining("no fares");
  }

  private static Charge charge(
      String feed, String service, String from, String to, String at, String rider)
      throws Exception {
    Charging charging = Charging.of(tariff(feed), Networks::shipped);
    int number = charging.findService(service).orElseThrow();
    long second = LocalDateTime.parse(at).atZone(ServiceDay.ZONE).toEpochSecond();
    Ride ride =
        from.isEmpty()
            ? new Ride(Ride.Kind.SINGLE, tap(Tap.Kind.BOARD, number, -1, second), null)
            : new Ride(
                Ride.Kind.COMPLETE,
                tap(
                    Tap.Kind.ENTRY,
                    number,
                    charging.findStation(number, from).orElseThrow(),
                    second),
                tap(
                    Tap.Kind.EXIT,
                    number,
                    charging.findStation(number, to).orElseThrow(),
                    second + 600));
    int riderClass = charging.findClass(rider).orElseThrow();
    return charging.quote(new AccountEvent.Profile(second, riderClass, null), ride);
  }

  private static Tap tap(Tap.Kind kind, int service, int station, long second) {
    return new Tap(second, kind, service, station, 0, Tap.NOT_GIVEN, false, 1, second, 1);
  }

  private static Tariff tariff(String feed) throws Exception {
    return switch (TariffFile.read(imported(feed).yaml())) {
      case Reading.Valid(Tariff tariff) -> tariff;
      case Reading.Faulty(List<org.onecard.fares.tariff.Fault> faults) ->
          throw new AssertionError(faults.toString());
    };
  }

  private static GtfsImport.Imported imported(String feed) throws IOException, URISyntaxException {
    Map<String, String> texts = new TreeMap<>();
    Path folder = Path.of(GtfsImportTest.class.getResource(feed).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return GtfsImport.read(feed, texts);
  }
}
