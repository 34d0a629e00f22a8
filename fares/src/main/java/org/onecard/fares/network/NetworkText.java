package org.onecard.fares.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a network's text row by row. */
final class NetworkText {
  private static final int MAX_METRES = 200_000;
  private static final int MAX_KILOMETRES_PER_HOUR = 500;

  private final List<Station> stations = new ArrayList<>();
  private final Map<String, Station> byId = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> lineIds = new HashSet<>();
  private String name = "";
  private String title = "";
  private String operator = "";
  private String @Nullable [] header;
  private int headerRow;
  private List<Integer> way = new ArrayList<>();
  private List<Integer> metres = new ArrayList<>();
  private int row;

  NetworkText(String text) {
    text.lines()
        .forEach(
            line -> {
              row++;
              if (!line.isBlank() && !line.startsWith("#")) {
                read(line.strip().split(",", -1));
              }
            });
    endLine();
    require(!name.isEmpty(), "no city row; write city,NAME,中文");
    require(!operator.isEmpty(), "no operator row; write operator,PARTY");
    require(!lines.isEmpty(), "no line; write line,ID,中文,English,COLOUR,KM/H");
  }

  Network network() {
    return new Network(name, title, operator, stations, lines);
  }

  private void read(String[] cells) {
    String form = cells[0] + "/" + cells.length;
    switch (form) {
      case "city/3" -> {
        name = cells[1];
        title = cells[2];
      }
      case "operator/2" -> operator = cells[1];
      case "line/6" -> {
        endLine();
        header = cells;
        headerRow = row;
      }
      case "station/3", "station/5" -> station(cells);
      default ->
          throw new MalformedNetworkException(
              row,
              "'"
                  + String.join(",", cells)
                  + "' is no row; write city, operator, line or station with all its cells");
    }
  }

  private void station(String[] cells) {
    require(header != null, "a station before the first line");
    boolean first = way.isEmpty();
    int fromBefore = number(cells[1], "metres", first ? 0 : 1, first ? 0 : MAX_METRES);
    Station station = byId.get(cells[2]);
    if (cells.length == 5) {
      require(station == null, cells[2] + " is named twice; name it where it is first met");
      station = new Station(stations.size(), cells[2], cells[3], cells[4]);
      for (String word : Set.of(cells[2], cells[3], cells[4])) {
        require(
            !word.isEmpty() && words.add(word), "'" + word + "' is empty or names two stations");
      }
      require(stations.size() < Network.MAX_STATIONS, "more stations than a network may have");
      stations.add(station);
      byId.put(cells[2], station);
    }
    if (station == null) {
      throw new MalformedNetworkException(
          row, cells[2] + " is not named; write station,METRES,ID,中文,PINYIN where first met");
    }
    if (!first) {
      metres.add(fromBefore);
    }
    way.add(station.number());
  }

  private void endLine() {
    String[] cells = header;
    if (cells == null) {
      return;
    }
    if (way.size() < 2) {
      throw new MalformedNetworkException(headerRow, cells[1] + " has fewer than two stations");
    }
    require(lineIds.add(cells[1]), "line " + cells[1] + " stands twice");
    require(lines.size() < Network.MAX_LINES, "more lines than a network may have");
    int speed = number(cells[5], "km/h", 1, MAX_KILOMETRES_PER_HOUR) * 1_000;
    lines.add(new Line(lines.size(), cells[1], cells[2], cells[3], cells[4], speed, way, metres));
    way = new ArrayList<>();
    metres = new ArrayList<>();
    header = null;
  }

  private int number(String cell, String field, int least, int most) {
    try {
      int value = Integer.parseInt(cell);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new MalformedNetworkException(row, field + " '" + cell + "' is not a whole number");
    }
    throw new MalformedNetworkException(
        row, field + " " + cell + " is out of range; use " + least + " to " + most);
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw new MalformedNetworkException(row, fault);
    }
  }
}
