package org.onecard.kernel.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the shipped list of places: the one class of the kernel that reads anything. */
final class PlacesResource {
  private static final String NAME = "places.csv";
  private static final int COLUMNS = 6;

  private PlacesResource() {}

  static List<Place> read() {
    try (InputStream in = PlacesResource.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("the kernel was packed without " + NAME);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + NAME, e);
    }
  }

  static List<Place> parse(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(PlacesResource::place)
        .toList();
  }

  private static Place place(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "'" + line + "' has " + cells.length + " cells; give code,kind,name,parents,from,until");
    }
    return new Place(
        PlaceCode.of(cells[0]),
        PlaceKind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        cells[2],
        parents(cells[3]),
        cells[4].isEmpty() ? LocalDate.MIN : LocalDate.parse(cells[4]),
        cells[5].isEmpty() ? LocalDate.MAX : LocalDate.parse(cells[5]));
  }

  private static Set<PlaceCode> parents(String cell) {
    return Arrays.stream(cell.split(";"))
        .filter(code -> !code.isEmpty())
        .map(PlaceCode::of)
        .collect(Collectors.toSet());
  }
}
