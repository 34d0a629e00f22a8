package org.onecard.fares.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.fares.network.Network;
import org.onecard.fares.network.Networks;

class ApportionmentTest {
  /**
   * 36 km/h is 10 m a second. From A to C: by line 1 over B 2000 m, 200 s and two stops; by line 2
   * over D 1400 m, 140 s and two stops. E lies beyond C on line 2, X and Y apart.
   */
  private static final Network SQUARE =
      Network.parse(
          """
          city,t,试
          operator,t-rail
          line,t-1,1号线,Line 1,#000000,36
          station,0,A,甲,jia
          station,1000,B,乙,yi
          station,1000,C,丙,bing
          line,t-2,2号线,Line 2,#111111,36
          station,0,A
          station,700,D,丁,ding
          station,700,C
          station,500,E,戊,wu
          line,t-3,3号线,Line 3,#222222,36
          station,0,X,己,ji
          station,300,Y,庚,geng
          """);

  private static final PathChoice PLAIN = new PathChoice(3, 30, 240, 600, 0.5);

  @Test
  void theWaysAndTheirTimesAreThoseCountedByHand() {
    List<Path> ways = Apportionment.of(SQUARE, PLAIN).paths(station("A"), station("C"));
    assertThat(ways).extracting(Path::seconds).containsExactly(200, 260);
    assertThat(ways).extracting(Path::metres).containsExactly(1400, 2000);
    assertThat(ways).extracting(Path::transfers).containsExactly(0, 0);
  }

  @Test
  void aChangeOfLineCostsItsTime() {
    List<Path> ways = Apportionment.of(SQUARE, PLAIN).paths(station("A"), station("E"));
    assertThat(ways).extracting(Path::seconds).containsExactly(280, 260 + 240 + 80);
    assertThat(ways).extracting(Path::transfers).containsExactly(0, 1);
  }

  /** One way is a minute longer, so it is taken e^-0.5 = 0.6065 times as often: 37.75 %. */
  @Test
  void aFareIsSharedByLogit() {
    assertThat(shares("A", "C", 1000)).containsExactly("t-1 378", "t-2 622");
    assertThat(shares("C", "A", 1000)).containsExactly("t-1 378", "t-2 622");
  }

  /**
   * The other way to E is 300 s longer: e^-2.5 = 0.08208, taken by 7.586 %; of its 2500 m line 1
   * has 2000: 6.069 % in all.
   */
  @Test
  void aWayGivesItsPartByTheMetresOnEachLine() {
    assertThat(shares("A", "E", 100_000)).containsExactly("t-1 6069", "t-2 93931");
  }

  @Test
  void oneWayOnOneLineTakesItAll() {
    assertThat(shares("X", "Y", 199)).containsExactly("t-3 199");
  }

  @Test
  void noWayMeansNoShare() {
    assertThat(shares("A", "X", 200)).isEmpty();
    assertThat(shares("A", "A", 200)).isEmpty();
    long[] byLine = new long[3];
    assertThat(Apportionment.of(SQUARE).addTo(byLine, station("A"), station("X"), 200)).isFalse();
    assertThat(byLine).containsOnly(0);
  }

  @Test
  void theMissingFenGoesToTheLargestRemainder() {
    assertThat(shares("A", "C", 1)).containsExactly("t-1 0", "t-2 1");
    assertThat(shares("A", "C", 2)).containsExactly("t-1 1", "t-2 1");
  }

  @Test
  void aCorrectionIsSharedAsWhatItTakesBack() {
    assertThat(shares("A", "C", -1000)).containsExactly("t-1 -378", "t-2 -622");
  }

  @Test
  void anAmountThatNoFareReachesIsRefused() {
    assertThatThrownBy(() -> shares("A", "C", Apportionment.MAX_FEN + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingIsLostAndBothDirectionsAreShared(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : Networks.names()) {
      Network network = Networks.shipped(name);
      Apportionment apportionment = Apportionment.of(network);
      for (int i = 0; i < 2_000; i++) {
        int from = random.nextInt(network.stationCount());
        int to = random.nextInt(network.stationCount());
        long fen = random.nextLong(-2_000, 2_000);
        String which = name + " " + from + " to " + to + ", " + fen + " fen, seed " + seed;
        List<Apportionment.Share> there = apportionment.share(from, to, fen);
        assertThat(apportionment.share(to, from, fen)).as(which).isEqualTo(there);
        long sum = there.stream().mapToLong(Apportionment.Share::fen).sum();
        boolean joined = from != to && network.metres(from, to) >= 0;
        assertThat(sum).as(which).isEqualTo(joined ? fen : 0);
        assertThat(there.isEmpty()).as(which).isEqualTo(!joined);
        long[] byLine = new long[network.lines().size()];
        apportionment.addTo(byLine, from, to, fen);
        for (Apportionment.Share share : there) {
          assertThat(byLine[share.line().number()]).as(which).isEqualTo(share.fen());
        }
      }
    }
  }

  @Test
  void whatIsAskedFirstDoesNotMatter() {
    Network network = Networks.shipped("chongqing");
    Apportionment forward = Apportionment.of(network);
    Apportionment backward = Apportionment.of(network);
    List<List<Apportionment.Share>> first = new ArrayList<>();
    for (int to = 1; to < 60; to++) {
      first.add(forward.share(0, to, 12_345));
    }
    for (int to = 59; to >= 1; to--) {
      assertThat(backward.share(to, 0, 12_345)).isEqualTo(first.get(to - 1));
    }
  }

  @Test
  void probabilitiesSumToOneAndFallWithTime() {
    Network network = Networks.shipped("chengdu");
    Apportionment apportionment = Apportionment.of(network);
    List<Path> ways =
        apportionment.paths(
            network.find("犀浦").orElseThrow().number(), network.find("火车南站").orElseThrow().number());
    double[] probabilities = apportionment.probabilities(ways);
    assertThat(ways).hasSize(PathChoice.DEFAULT.paths());
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i];
      assertThat(i == 0 || probabilities[i] <= probabilities[i - 1]).isTrue();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 30, 240, 600, 0.5",
    "17, 30, 240, 600, 0.5",
    "3, -1, 240, 600, 0.5",
    "3, 30, 0, 600, 0.5",
    "3, 30, 240, -1, 0.5",
    "3, 30, 240, 600, -0.5",
    "3, 30, 240, 600, NaN"
  })
  void aChoiceOutOfRangeIsRefused(int paths, int stop, int change, int extra, double steepness) {
    assertThatThrownBy(() -> new PathChoice(paths, stop, change, extra, steepness))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  private static List<String> shares(String from, String to, long fen) {
    return Apportionment.of(SQUARE, PLAIN).share(station(from), station(to), fen).stream()
        .map(share -> share.line().id() + " " + share.fen())
        .toList();
  }

  private static int station(String id) {
    return SQUARE.find(id).orElseThrow().number();
  }
}
