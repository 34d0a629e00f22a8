package org.onecard.fares.words;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onecard.fares.charge.Charge;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.journey.Tap;
import org.onecard.fares.network.Network;
import org.onecard.fares.tariff.FareRule;
import org.onecard.fares.tariff.FareShape;
import org.onecard.fares.tariff.Party;
import org.onecard.fares.tariff.RiderClass;
import org.onecard.fares.tariff.Rounding;
import org.onecard.fares.tariff.Service;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.Text;
import org.onecard.fares.tariff.TimeWindow;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;

/** Explains charges of one tariff. */
public final class Words {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Charging charging;
  private final Tariff tariff;
  private final Function<String, Network> networks;
  private final Phrases phrases;

  private Words(Charging charging, Function<String, Network> networks, Phrases phrases) {
    this.charging = charging;
    this.tariff = charging.tariff();
    this.networks = networks;
    this.phrases = phrases;
  }

  /**
   * Why a charge is what it is, a line for each step: who rides what, the way and its price, each
   * reduction with who bears it, and what is paid.
   *
   * @param networks as {@code charging} was given them
   * @param rider the rider's class at the time
   * @param locale Chinese for any but English
   */
  public static List<String> explain(
      Charging charging,
      Function<String, Network> networks,
      RiderClass rider,
      Charge charge,
      Locale locale) {
    Phrases phrases =
        locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
            ? new EnglishPhrases()
            : new ChinesePhrases();
    return new Words(charging, networks, phrases).lines(rider, charge);
  }

  private List<String> lines(RiderClass rider, Charge charge) {
    Tap first = charge.ride().firstTap();
    Tap last = charge.ride().chargedTap();
    Service service = tariff.services().get(first.service());
    LocalDate day = charging.serviceDay(first.atSecond());
    LocalDateTime at =
        LocalDateTime.ofInstant(Instant.ofEpochSecond(first.atSecond()), ServiceDay.ZONE);
    boolean ends = first.station() != Tap.NO_STATION && last.station() != Tap.NO_STATION;
    List<String> lines = new ArrayList<>();
    lines.add(
        phrases.headline(
            phrases.text(rider.title()),
            phrases.text(service.title()),
            ends ? station(service, first) : "",
            ends ? station(service, last) : ""));
    lines.add(
        phrases.boarded(MINUTE.format(at), day.equals(at.toLocalDate()) ? "" : day.toString()));
    gross(charge, service, day, at, lines);
    lines.add(phrases.gross(charge.grossFen()));
    charge.takenOff().forEach(off -> lines.add(takenOff(charge, off)));
    lines.add(phrases.charged(charge.chargedFen()));
    return lines;
  }

  private void gross(
      Charge charge, Service service, LocalDate day, LocalDateTime at, List<String> lines) {
    FareRule rule =
        tariff.fares().stream()
            .filter(fare -> fare.services().contains(service.id()) && fare.period().covers(day))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("charged without a fare: " + charge));
    long gross = charge.grossFen();
    switch (charge.basis()) {
      case NOTHING -> lines.add(phrases.nothing());
      case ASSUMED_MINIMUM -> lines.add(phrases.assumedMinimum(gross));
      case ASSUMED_MAXIMUM -> lines.add(phrases.assumedMaximum(gross));
      case ASSUMED_HABIT -> lines.add(phrases.assumedHabit(gross));
      case GIVEN -> bounded(rule, given(charge), phrases.given(given(charge)), at, lines);
      case TARIFF -> tariffFare(rule, charge, service, at, lines);
    }
  }

  private static long given(Charge charge) {
    long last = charge.ride().chargedTap().givenFen();
    return last != Tap.NOT_GIVEN ? last : charge.ride().firstTap().givenFen();
  }

  private void tariffFare(
      FareRule rule, Charge charge, Service service, LocalDateTime at, List<String> lines) {
    Tap first = charge.ride().firstTap();
    Tap last = charge.ride().chargedTap();
    switch (rule.shape()) {
      case FareShape.Flat(long fen) -> bounded(rule, fen, phrases.flat(fen), at, lines);
      case FareShape.Given() ->
          throw new IllegalStateException("a given fare found by tariff: " + charge);
      case FareShape.Zones zones -> {
        String from = zone(zones, first);
        String to = zone(zones, last);
        long fen = zonePrice(zones, from, to);
        bounded(rule, fen, phrases.zones(from, to, fen), at, lines);
      }
      case FareShape.Distance(List<FareShape.Step> steps) -> {
        int metres =
            service
                .network()
                .map(networks)
                .map(network -> network.metres(first.station(), last.station()))
                .orElse(Network.UNCONNECTED);
        String way = phrases.way(metres, metres >= 0);
        List<String> table = new ArrayList<>();
        long fen = steps(steps, metres, table);
        lines.add(way);
        lines.addAll(table);
        bounded(rule, fen, "", at, lines);
      }
    }
  }

  /** The table of steps up to the way's length, and what they sum to. */
  private long steps(List<FareShape.Step> steps, int metres, List<String> table) {
    int rest = Math.max(1, metres);
    int from = 0;
    long sum = 0;
    for (FareShape.Step step : steps) {
      if (rest <= from) {
        break;
      }
      long begun =
          Math.ceilDiv((long) Math.min(rest, step.uptoMetres()) - from, step.everyMetres());
      long added = begun * step.addFen();
      boolean open = step.uptoMetres() == Integer.MAX_VALUE;
      table.add(phrases.step(from, step.uptoMetres(), open, begun, step.addFen(), added));
      sum += added;
      from = step.uptoMetres();
    }
    return sum;
  }

  private void bounded(FareRule rule, long fen, String how, LocalDateTime at, List<String> lines) {
    if (!how.isEmpty()) {
      lines.add(how);
    }
    long asked = fen;
    Optional<FareRule.TimeOfDay> time =
        rule.timesOfDay().stream().filter(one -> holds(one.window(), at)).findFirst();
    if (time.isPresent()) {
      asked = share(fen, time.get().basisPoints());
      lines.add(phrases.timeOfDay(time.get().window(), time.get().basisPoints(), asked));
    }
    if (asked < rule.minimumFen()) {
      lines.add(phrases.keptAtLeast(rule.minimumFen()));
    } else if (asked > rule.maximumFen()) {
      lines.add(phrases.keptAtMost(rule.maximumFen()));
    }
  }

  private long share(long fen, int basisPoints) {
    Rounding rounding = tariff.rounding();
    return BigDecimal.valueOf(fen)
        .multiply(BigDecimal.valueOf(basisPoints, 4))
        .divide(BigDecimal.valueOf(rounding.toFen()), 0, rounding.mode())
        .multiply(BigDecimal.valueOf(rounding.toFen()))
        .longValueExact();
  }

  private static boolean holds(TimeWindow window, LocalDateTime at) {
    int minute = at.getHour() * 60 + at.getMinute();
    boolean workday = WorkCalendar.shipped().isWorkday(at.toLocalDate());
    return minute >= window.fromMinute()
        && minute < window.untilMinute()
        && switch (window.days()) {
          case EVERY_DAY -> true;
          case WORKDAYS -> workday;
          case REST_DAYS -> !workday;
        };
  }

  private String takenOff(Charge charge, Charge.TakenOff off) {
    String bearers =
        charging.borne(charge, off).stream()
            .filter(borne -> borne.fen() > 0)
            .map(borne -> phrases.bearer(party(borne.party()), borne.fen()))
            .collect(Collectors.joining(phrases.comma()));
    return phrases.takenOff(phrases.text(title(off)), off.fen(), bearers);
  }

  private Text title(Charge.TakenOff off) {
    return switch (off.stage()) {
      case DISCOUNT -> tariff.discounts().get(off.rule()).title();
      case SUBSIDY -> tariff.subsidies().get(off.rule()).title();
      case TRANSFER -> tariff.transfers().get(off.rule()).title();
      case CONCESSION -> tariff.concessions().get(off.rule()).title();
      case CAP -> tariff.caps().get(off.rule()).title();
    };
  }

  private String party(String id) {
    return tariff.parties().stream()
        .filter(party -> party.id().equals(id))
        .map(Party::title)
        .map(phrases::text)
        .findFirst()
        .orElse(id);
  }

  private String station(Service service, Tap tap) {
    String id = charging.stationId(tap.service(), tap.station());
    return service
        .network()
        .map(networks)
        .filter(network -> tap.station() < network.stationCount())
        .map(network -> network.station(tap.station()))
        .map(
            station ->
                phrases instanceof EnglishPhrases
                    ? station.pinyin() + " (" + station.name() + ")"
                    : station.name())
        .orElse(id);
  }

  private String zone(FareShape.Zones zones, Tap tap) {
    return zones.zoneOf().getOrDefault(charging.stationId(tap.service(), tap.station()), "?");
  }

  private static long zonePrice(FareShape.Zones zones, String from, String to) {
    return zones.prices().stream()
        .filter(
            price ->
                (price.from().equals(from) && price.to().equals(to))
                    || (price.from().equals(to) && price.to().equals(from)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("charged without a price"))
        .fen();
  }
}
