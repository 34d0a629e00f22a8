package org.onecard.fares.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.fares.network.Line;
import org.onecard.fares.network.Network;

/** The ways found against all ways there are, tried one by one on small random networks. */
class PathsOracleTest {
  private static final int STATIONS = 7;
  private static final int EXTRA = 3_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16})
  void theQuickestWaysAreFoundAndNoOther(int most) {
    for (int seed = 0; seed < 60; seed++) {
      Network network = random(seed);
      PathChoice choice = new PathChoice(most, 20, 200, EXTRA, 0.1);
      Apportionment apportionment = Apportionment.of(network, choice);
      for (int from = 0; from < network.stationCount(); from++) {
        for (int to = 0; to < network.stationCount(); to++) {
          if (from != to) {
            String which = "seed " + seed + ", " + from + " to " + to;
            List<Path> found = apportionment.paths(from, to);
            assertThat(found.stream().map(Path::seconds).toList())
                .as(which)
                .isEqualTo(quickest(network, choice, from, to));
            assertThat(apportionment.quickestSeconds(from, to))
                .as(which)
                .isEqualTo(found.isEmpty() ? -1 : found.getFirst().seconds());
            assertThat(Set.copyOf(found)).as(which).hasSameSizeAs(found);
            for (Path path : found) {
              assertThat(visitsOnce(path, to)).as(which).isTrue();
            }
          }
        }
      }
    }
  }

  private static boolean visitsOnce(Path path, int to) {
    Set<Integer> seen = new HashSet<>();
    seen.add(path.from());
    return path.hops().stream().allMatch(hop -> seen.add(hop.to()))
        && path.hops().getLast().to() == to;
  }

  /** Three lines of random stations; where two share stretches there are parallel ways. */
  private static Network random(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("city,t,试\noperator,t\n");
    Set<Integer> named = new HashSet<>();
    for (int line = 0; line < 3; line++) {
      text.append("line,l").append(line).append(",线,Line,#000000,36\n");
      List<Integer> rest = new ArrayList<>();
      for (int station = 0; station < STATIONS; station++) {
        rest.add(station);
      }
      int length = random.nextInt(3, STATIONS + 1);
      for (int i = 0; i < length; i++) {
        int place = random.nextInt(rest.size());
        int station = rest.get(place);
        rest.subList(place, place + 1).clear();
        text.append("station,").append(i == 0 ? 0 : random.nextInt(1, 30) * 100);
        text.append(",S").append(station);
        if (named.add(station)) {
          text.append(",站").append(station).append(",zhan").append(station);
        }
        text.append('\n');
      }
    }
    return Network.parse(text.toString());
  }

  private static List<Integer> quickest(Network network, PathChoice choice, int from, int to) {
    List<Integer> all = new ArrayList<>();
    boolean[] visited = new boolean[network.stationCount()];
    visited[from] = true;
    walk(network, choice, from, to, -1, 0, visited, all);
    all.sort(null);
    return all.stream()
        .filter(seconds -> seconds <= all.getFirst() + choice.maximumExtraSeconds())
        .limit(choice.paths())
        .toList();
  }

  private static void walk(
      Network network,
      PathChoice choice,
      int at,
      int to,
      int lastLine,
      int seconds,
      boolean[] visited,
      List<Integer> all) {
    if (at == to) {
      all.add(seconds);
      return;
    }
    for (Line line : network.lines()) {
      for (int i = 0; i < line.metres().size(); i++) {
        for (boolean forward : new boolean[] {true, false}) {
          int begin = line.stations().get(forward ? i : i + 1);
          int end = line.stations().get(forward ? i + 1 : i);
          if (begin == at && !visited[end]) {
            visited[end] = true;
            int change = lastLine < 0 || lastLine == line.number() ? 0 : choice.transferSeconds();
            int ride = line.metres().get(i) / 10 + choice.stopSeconds();
            walk(network, choice, end, to, line.number(), seconds + change + ride, visited, all);
            visited[end] = false;
          }
        }
      }
    }
  }
}
