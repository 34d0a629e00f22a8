package org.onecard.fares.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private static final String HEAD = "city,t,试\noperator,t-rail\n";

  /** A square of four stations with a tail, and a line apart. */
  private static final String SMALL =
      HEAD
          + """
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
          """;

  @ParameterizedTest
  @CsvSource({
    "A, A, 0",
    "A, B, 1000",
    "A, C, 1400",
    "A, E, 1900",
    "B, D, 1700",
    "X, Y, 300",
    "A, X, -1",
  })
  void theShortestWayCountsWhateverTheLine(String from, String to, int metres) {
    Network network = Network.parse(SMALL);
    int a = network.find(from).orElseThrow().number();
    int b = network.find(to).orElseThrow().number();
    assertThat(network.metres(a, b)).isEqualTo(metres);
    assertThat(network.metres(b, a)).isEqualTo(metres);
  }

  @Test
  void theShippedNetworksAreWhole() {
    Network chongqing = Networks.shipped("chongqing");
    Network chengdu = Networks.shipped("chengdu");
    assertThat(chongqing.stationCount()).isEqualTo(281);
    assertThat(chongqing.lines()).hasSize(16);
    assertThat(chengdu.stationCount()).isEqualTo(353);
    assertThat(chengdu.lines()).hasSize(17);
    assertThat(chongqing.operator()).isEqualTo("cq-rail");
    assertThat(unconnected(chengdu)).isEmpty();
  }

  @Test
  void theSkyShuttleIsJoinedToNothingElse() {
    Network chongqing = Networks.shipped("chongqing");
    Line shuttle =
        chongqing.lines().stream().filter(l -> l.id().equals("cq-yunba")).findAny().orElseThrow();
    int main = chongqing.find("朝天门").orElseThrow().number();
    assertThat(unconnected(chongqing)).containsExactlyInAnyOrderElementsOf(shuttle.stations());
    assertThat(chongqing.metres(main, shuttle.stations().getFirst())).isEqualTo(-1);
    assertThat(chongqing.metres(shuttle.stations().getFirst(), shuttle.stations().get(1)))
        .isPositive();
  }

  @Test
  void theExpressIsNoShorterThanTheTracksItRunsOn() {
    Network chongqing = Networks.shipped("chongqing");
    assertThat(metres(chongqing, "金建路", "重庆西站")).isEqualTo(7000);
    assertThat(metres(chongqing, "头塘", "唐家沱")).isEqualTo(9800);
  }

  /** Seen on random pairs against the relation that shortest ways must satisfy. */
  @Test
  void noDetourIsShorter() {
    for (String name : Networks.names()) {
      Network network = Networks.shipped(name);
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 20_000; i++) {
        int a = random.nextInt(network.stationCount());
        int b = random.nextInt(network.stationCount());
        int c = random.nextInt(network.stationCount());
        if (network.metres(a, b) >= 0 && network.metres(b, c) >= 0) {
          assertThat(network.metres(a, c))
              .isBetween(0, network.metres(a, b) + network.metres(b, c));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CD006", "cd006", "天府广场", "天府广场站", "tianfuguangchang", "Tianfu Guangchang"})
  void aStationIsFoundByIdOrNameOrPinyin(String text) {
    assertThat(Networks.shipped("chengdu").find(text))
        .get()
        .extracting(Station::name)
        .isEqualTo("天府广场");
  }

  @Test
  void everyStationIsFoundByEachOfItsNames() {
    for (String name : Networks.names()) {
      Network network = Networks.shipped(name);
      Set<String> seen = new HashSet<>();
      for (Station station : network.stations()) {
        assertThat(network.find(station.id())).contains(station);
        assertThat(network.find(station.name())).contains(station);
        assertThat(network.find(station.pinyin())).contains(station);
        assertThat(seen.add(station.name())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"歇台子, 歇台子(1)", "朝天们, 朝天门", "chaotianmeng, 朝天门", "shapinba, 沙坪坝", "江北机场, 江北机场T2航站楼"})
  void aMisspeltNameHasSuggestions(String text, String expected) {
    Network chongqing = Networks.shipped("chongqing");
    assertThat(chongqing.find(text)).isEmpty();
    assertThat(chongqing.nearest(text, 3)).extracting(Station::name).contains(expected);
  }

  @Test
  void nothingNearMeansNoSuggestion() {
    assertThat(Networks.shipped("chongqing").nearest("zzzzzzzzzz", 3)).isEmpty();
    assertThat(Networks.shipped("chongqing").nearest("", 3)).isEmpty();
  }

  @Test
  void anUnknownNetworkIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> Networks.shipped("beijing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chengdu, chongqing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line,a,甲,A,#0,40;station,0,A,甲,jia | fewer than two stations",
        "station,0,A,甲,jia | before the first line",
        "line,a,甲,A,#0,40;station,5,A,甲,jia | use 0 to 0",
        "line,a,甲,A,#0,40;station,0,A,甲,jia;station,-4,B,乙,yi | use 1 to",
        "line,a,甲,A,#0,40;station,0,A,甲,jia;station,x,B,乙,yi | not a whole number",
        "line,a,甲,A,#0,40;station,0,A,甲,jia;station,4,B | B is not named",
        "line,a,甲,A,#0,40;station,0,A,甲,jia;station,4,A,甲,jia | named twice",
        "line,a,甲,A,#0,40;station,0,A,甲,jia;station,4,B,甲,yi | names two stations",
        "line,a,甲,A,#0,0;station,0,A,甲,jia;station,4,B,乙,yi | km/h 0",
        "lime,a | is no row",
      })
  void aMalformedTextIsRefusedByLine(String rows, String fault) {
    assertThatThrownBy(() -> Network.parse(HEAD + rows.replace(';', '\n')))
        .isInstanceOf(MalformedNetworkException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void theFaultNamesItsLine() {
    assertThatThrownBy(() -> Network.parse(HEAD + "# a comment\n\nlime"))
        .hasMessageStartingWith("line 5 ");
  }

  private static int metres(Network network, String from, String to) {
    return network.metres(
        network.find(from).orElseThrow().number(), network.find(to).orElseThrow().number());
  }

  private static List<Integer> unconnected(Network network) {
    return IntStream.range(0, network.stationCount())
        .filter(station -> network.metres(0, station) < 0)
        .boxed()
        .toList();
  }
}
