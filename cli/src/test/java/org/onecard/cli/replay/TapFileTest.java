package org.onecard.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.csv.LineReader;

/** Made-up rows in the format of the open data. */
class TapFileTest {
  private static final String HEADER =
      "deal_date,close_date,card_no,deal_value,deal_type,company_name,car_no,station,conn_mark,"
          + "deal_money,equ_no\n";

  private static final String GATE =
      "\"2018-09-01 06:00:01\",\"2018-09-01 00:00:00\",AAAAAAAAA,0,地铁入站,地铁五号线,IGT-1,甲站,0,0,"
          + "260000001\n";

  private static final String BUS =
      "2018-09-01 06:00:02,2018-09-01 00:00:00,BBBBBBBBB,200,巴士,公交,粤B1,,0,160,000000002\n";

  @TempDir Path folder;

  private final List<TapRow> taps = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();

  @Test
  void readsQuotedAndBareRowsWithEmptyStations() throws IOException {
    read(HEADER + GATE + BUS, UTF_8);
    assertThat(rejected).isEmpty();
    assertThat(taps).extracting(TapRow::card).containsExactly("AAAAAAAAA", "BBBBBBBBB");
    assertThat(taps).extracting(TapRow::ride).containsExactly(TapRow.Ride.METRO, TapRow.Ride.BUS);
    assertThat(taps).extracting(TapRow::device).containsExactly("260000001", "000000002");
    assertThat(taps.getFirst().tappedAt()).isEqualTo(Instant.parse("2018-08-31T22:00:01Z"));
    assertThat(taps).extracting(TapRow::line).containsExactly(2L, 3L);
  }

  @Test
  void readsAByteOrderMarkAndCarriageReturns() throws IOException {
    read("\uFEFF" + (HEADER + GATE + BUS).replace("\n", "\r\n"), UTF_8);
    assertThat(taps).hasSize(2);
    assertThat(rejected).isEmpty();
  }

  @Test
  void readsAnotherColumnOrderAndAMissingLastLineEnd() throws IOException {
    read("card_no,deal_type,station,deal_date\nCCCCCCCCC,地铁出站,乙站,2018-09-01 06:00:03", UTF_8);
    assertThat(taps).hasSize(1);
    assertThat(taps.getFirst().device()).isEqualTo("乙站");
  }

  @Test
  void readsGb18030() throws IOException {
    read(HEADER + GATE + BUS, Charset.forName("GB18030"));
    assertThat(taps).hasSize(2);
    assertThat(rejected).isEmpty();
  }

  @Test
  void knowsIdenticalRowsFromSimilarOnes() throws IOException {
    read(HEADER + GATE + GATE + GATE.replace("甲站", "丙站"), UTF_8);
    assertThat(taps.get(0).identity()).isEqualTo(taps.get(1).identity());
    assertThat(taps.get(0).identity()).isNotEqualTo(taps.get(2).identity());
  }

  @Test
  void namesEachRowItLeavesOutAndReadsOn() throws IOException {
    read(
        HEADER
            + GATE.replace("06:00:01", "06:61:01")
            + GATE.replace("地铁入站", "轮渡")
            + "AAAAAAAAA,too,few\n"
            + GATE.replace("\"2018-09-01 00:00:00\"", "\"2018-09-01")
            + GATE.replace("AAAAAAAAA", "")
            + "x".repeat(LineReader.MAXIMUM_OCTETS + 1)
            + "\n\n"
            + BUS,
        UTF_8);
    assertThat(taps).hasSize(1);
    assertThat(rejected).hasSize(6);
    assertThat(rejected.get(0)).contains("line 2").contains("06:61:01");
    assertThat(rejected.get(1)).contains("line 3").contains("轮渡").contains("巴士");
    assertThat(rejected.get(2)).contains("line 4").contains("3 fields");
    assertThat(rejected.get(3)).contains("line 5").contains("quote");
    assertThat(rejected.get(4)).contains("line 6").contains("card_no");
    assertThat(rejected.get(5)).contains("line 7").contains("longer");
  }

  @Test
  void wantsAHeaderThatNamesTheColumns() {
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> read(GATE, UTF_8))
        .withMessageContaining("deal_date");
    assertThatExceptionOfType(CommandFailedException.class).isThrownBy(() -> read("", UTF_8));
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> TapFile.read(folder.resolve("none.csv"), taps::add, rejected::add))
        .withMessageContaining("there is no file");
  }

  private void read(String text, Charset charset) throws IOException {
    Path file = folder.resolve("taps.csv");
    Files.write(file, text.getBytes(charset));
    TapFile.read(file, taps::add, rejected::add);
  }
}
