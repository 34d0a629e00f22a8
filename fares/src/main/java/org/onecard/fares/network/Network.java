package org.onecard.fares.network;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A rail network: stations, lines, and the shortest way between any two stations in metres, whoever
 * runs it and however often one changes. Immutable and safe for threads.
 */
public final class Network {
  /** What {@link #metres} says of stations that no way joins. */
  public static final int UNCONNECTED = -1;

  /** Stations of one network at most: the table of ways grows with the square. */
  public static final int MAX_STATIONS = 2_000;

  /** Lines of one network at most. */
  public static final int MAX_LINES = 200;

  private final String name;
  private final String title;
  private final String operator;
  private final List<Station> stations;
  private final List<Line> lines;
  private final Map<String, Station> byWord = new HashMap<>();
  private final int[] metres;

  Network(String name, String title, String operator, List<Station> stations, List<Line> lines) {
    this.name = name;
    this.title = title;
    this.operator = operator;
    this.stations = List.copyOf(stations);
    this.lines = List.copyOf(lines);
    for (Station station : stations) {
      byWord.put(word(station.id()), station);
      byWord.put(word(station.name()), station);
      byWord.put(word(station.pinyin()), station);
    }
    metres = ShortestWays.table(stations.size(), lines);
  }

  /**
   * Reads a network's text: rows {@code city,NAME,中文}, {@code operator,PARTY}, {@code
   * line,ID,中文,English,COLOUR,KM/H} and, below each line, its stations in order, {@code
   * station,METRES,ID,中文,PINYIN}: metres from the one before, 0 for the first, and the names where
   * the id is first met. Comments begin with {@code #}. MalformedNetworkException for anything
   * else.
   */
  public static Network parse(String text) {
    return new NetworkText(text).network();
  }

  /** How tariffs name it: {@code chongqing}. */
  public String name() {
    return name;
  }

  /** The city's Chinese name. */
  public String title() {
    return title;
  }

  /** The party that runs it, by the id that tariffs use. */
  public String operator() {
    return operator;
  }

  /** All stations, by number. */
  public List<Station> stations() {
    return stations;
  }

  /** How many stations there are. */
  public int stationCount() {
    return stations.size();
  }

  /** The station of this number; IndexOutOfBoundsException if there is none. */
  public Station station(int number) {
    return stations.get(number);
  }

  /** All lines, by number. */
  public List<Line> lines() {
    return lines;
  }

  /**
   * The station with this id, Chinese name (with or without 站 at its end) or pinyin; capitals and
   * spaces do not matter.
   */
  public Optional<Station> find(String text) {
    String word = word(text);
    Station station = byWord.get(word);
    if (station == null) {
      station = byWord.get(word.endsWith("站") ? word.substring(0, word.length() - 1) : word + "站");
    }
    return Optional.ofNullable(station);
  }

  /**
   * The stations whose id, name or pinyin comes nearest to this text, best first, at most so many;
   * none where nothing is near.
   */
  public List<Station> nearest(String text, int limit) {
    String word = word(text);
    record Candidate(Station station, int distance) {}
    return stations.stream()
        .map(station -> new Candidate(station, distance(station, word)))
        .filter(candidate -> candidate.distance() < Nearness.FAR)
        .sorted(
            Comparator.comparingInt(Candidate::distance)
                .thenComparingInt(candidate -> candidate.station().number()))
        .limit(limit)
        .map(Candidate::station)
        .toList();
  }

  /**
   * The shortest way in metres, the same in both directions, 0 from a station to itself; {@link
   * #UNCONNECTED} if there is none. Stations by number.
   */
  public int metres(int from, int to) {
    return metres[from * stations.size() + to];
  }

  private static int distance(Station station, String word) {
    return Math.min(
        Nearness.of(word(station.name()), word),
        Math.min(Nearness.of(station.pinyin(), word), Nearness.of(word(station.id()), word)));
  }

  private static String word(String text) {
    return text.replace(" ", "").replace("（", "(").replace("）", ")").toLowerCase(Locale.ROOT);
  }
}
