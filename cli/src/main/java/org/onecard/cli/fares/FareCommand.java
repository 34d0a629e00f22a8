package org.onecard.cli.fares;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.AccountEvent;
import org.onecard.fares.journey.Ride;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Networks;
import org.onecard.fares.network.Station;
import org.onecard.fares.tariff.RiderClass;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.words.Words;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.time.ServiceDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains one fare in words. */
@Command(
    name = "fare",
    description = "Explains what a ride costs, in Chinese or English.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "One ride of a rider of whom nothing else is known: without earlier rides there is no",
      "transfer, no quota used up and nothing paid towards a cap."
    })
public final class FareCommand implements Runnable {
  private static final int NEAR_STATIONS = 3;

  /** A tap's identity is needed by its form alone: nothing is recorded. */
  private static final int NO_DEVICE = 0;

  private static final int RIDE_SECONDS = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--tariff",
      required = true,
      paramLabel = "NAME|FILE",
      description = "A tariff that 'onecard tariff list' names, or a file.")
  private String tariffName;

  @Option(
      names = "--service",
      paramLabel = "ID",
      description = "What is ridden; the tariff's first service if left out.")
  private @Nullable String service;

  @Option(
      names = "--from",
      paramLabel = "STATION",
      description = "Where one boards: id, Chinese name or pinyin.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "STATION", description = "Where one leaves.")
  private @Nullable String to;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "When one boards, in Asia/Shanghai: 2025-10-09T08:15.")
  private String at;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = RiderClass.STANDARD,
      description = "The rider's class; ${DEFAULT-VALUE} if left out.")
  private String riderClass;

  @Option(
      names = "--residence",
      paramLabel = "PLACE",
      description = "Where the rider lives, registered or by permit: six digits as 500103.")
  private @Nullable String residence;

  @Option(
      names = "--given",
      paramLabel = "FEN",
      defaultValue = "-1",
      description = "The fare on the validator, in fen, where the tariff asks for it.")
  private long givenFen;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      description = "Language; ${DEFAULT-VALUE} if left out.")
  private Language language;

  /** What the explanation is written in. */
  enum Language {
    /** 中文. */
    zh(Locale.CHINESE),
    /** English. */
    en(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }
  }

  @Override
  public void run() {
    Tariff tariff = TariffFiles.find(tariffName);
    Charging charging = Charging.of(tariff, Networks::shipped);
    int rider =
        charging
            .findClass(riderClass)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "--class: no class "
                            + riderClass
                            + " in "
                            + tariff.name()
                            + "; use one of "
                            + tariff.classes().stream()
                                .map(RiderClass::id)
                                .collect(Collectors.joining(", "))));
    long second = second();
    Ride ride = ride(charging, serviceNumber(charging), second);
    AccountEvent.Profile profile = new AccountEvent.Profile(second, rider, home());
    PrintWriter out = spec.commandLine().getOut();
    Words.explain(
            charging,
            Networks::shipped,
            tariff.classes().get(rider),
            charging.quote(profile, ride),
            language.locale)
        .forEach(out::println);
    out.flush();
  }

  private Ride ride(Charging charging, int number, long second) {
    Service ridden = charging.tariff().services().get(number);
    if (!charging.prices(number, second)) {
      throw new CommandFailedException(
          "--at: " + ridden.id() + " has no fare on " + charging.serviceDay(second));
    }
    if (!ridden.tapsOut()) {
      Tap tap = tap(Tap.Kind.BOARD, number, Tap.NO_STATION, second);
      return new Ride(Ride.Kind.SINGLE, tap, null);
    }
    boolean named = charging.stationCount(number) > 0;
    int boarding = named ? station(charging, number, "--from", from) : Tap.NO_STATION;
    int leaving = named ? station(charging, number, "--to", to) : Tap.NO_STATION;
    Tap entry = tap(Tap.Kind.ENTRY, number, boarding, second);
    Tap exit = tap(Tap.Kind.EXIT, number, leaving, second + RIDE_SECONDS);
    boolean same = named && boarding == leaving;
    return new Ride(same ? Ride.Kind.SAME_STATION : Ride.Kind.COMPLETE, entry, exit);
  }

  private Tap tap(Tap.Kind kind, int number, int station, long second) {
    long given = Math.max(Tap.NOT_GIVEN, givenFen);
    return new Tap(second, kind, number, station, 0, given, false, NO_DEVICE, second, 1);
  }

  private int serviceNumber(Charging charging) {
    if (service == null) {
      return 0;
    }
    OptionalInt number = charging.findService(service);
    if (number.isEmpty()) {
      throw new CommandFailedException(
          "--service: no service "
              + service
              + "; use one of "
              + charging.tariff().services().stream()
                  .map(Service::id)
                  .collect(Collectors.joining(", ")));
    }
    return number.getAsInt();
  }

  private static int station(Charging charging, int number, String option, @Nullable String text) {
    Service ridden = charging.tariff().services().get(number);
    if (text == null) {
      throw new CommandFailedException(
          option + " is missing: the fare of " + ridden.id() + " goes by stations");
    }
    OptionalInt station = charging.findStation(number, text);
    if (station.isEmpty()) {
      throw new CommandFailedException(
          option + ": no station " + text + " on " + ridden.id() + near(charging, number, text));
    }
    return station.getAsInt();
  }

  private static String near(Charging charging, int number, String text) {
    String names =
        charging
            .tariff()
            .services()
            .get(number)
            .network()
            .map(Networks::shipped)
            .map(network -> nearest(network, text))
            .orElseGet(
                () ->
                    IntStream.range(0, charging.stationCount(number))
                        .mapToObj(station -> charging.stationId(number, station))
                        .limit(NEAR_STATIONS * NEAR_STATIONS)
                        .collect(Collectors.joining(", ")));
    return names.isEmpty() ? "" : "; near are " + names;
  }

  private static String nearest(Network network, String text) {
    return network.nearest(text, NEAR_STATIONS).stream()
        .map((Station station) -> station.name() + " (" + station.pinyin() + ")")
        .collect(Collectors.joining(", "));
  }

  private long second() {
    try {
      return LocalDateTime.parse(at.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .atZone(ServiceDay.ZONE)
          .toEpochSecond();
    } catch (DateTimeException wrong) {
      throw new CommandFailedException(
          "--at: " + at + " is no time; write 2025-10-09T08:15", wrong);
    }
  }

  private @Nullable PlaceCode home() {
    try {
      return residence == null ? null : PlaceCode.of(residence);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException("--residence: " + wrong.getMessage(), wrong);
    }
  }
}
