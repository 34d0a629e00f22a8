package org.onecard.cli.fares;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.OneCard;
import org.onecard.fares.tariff.Tariffs;
import picocli.CommandLine;

class TariffCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void everyShippedTariffIsListedAndItsShownFileIsSound() throws IOException {
    assertThat(run("tariff", "list")).isZero();
    assertThat(out.toString()).contains(Tariffs.names());
    for (String name : Tariffs.names()) {
      out.getBuffer().setLength(0);
      assertThat(run("tariff", "show", name)).isZero();
      Path file = Files.writeString(folder.resolve(name + ".yaml"), out.toString());
      assertThat(run("tariff", "check", file.toString())).isZero();
      assertThat(out.toString()).endsWith("ok: " + name + "\n");
    }
  }

  @Test
  void everyMistakeIsNamedByFileLineAndFieldAndTheExitCodeIsOne() throws IOException {
    String text =
        Tariffs.text("chongqing-2025")
            .orElseThrow()
            .replace("flat: 20 yuan", "flat: 20 km")
            .replace("from: 51 km", "from: 52 km");
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);
    assertThat(run("tariff", "check", file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            FILE:61: fares[0].distance[7].from: gap: nothing from 51 km to 52 km; begin each \
            step where the one before ends
            FILE:66: fares[2].flat: 20 km is the wrong unit here; write an amount of money, as \
            2 yuan or 40 fen
            """
                .replace("FILE", file.toString()));
  }

  @Test
  void aFeedBecomesATariffWhetherFolderOrZip() throws IOException {
    Path feed = Files.createDirectory(folder.resolve("feed"));
    Map<String, String> files =
        Map.of(
            "agency.txt", "agency_id,agency_name\nlake,Lake\n",
            "routes.txt", "route_id,agency_id,route_type\nB1,lake,3\n",
            "fare_attributes.txt", "fare_id,price,currency_type,transfers\nx,2.50,CNY,0\n",
            "fare_rules.txt", "fare_id,route_id,contains_id\nx,B1,\nx,B1,A\n");
    Path zip = folder.resolve("feed.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(feed.resolve(file.getKey()), file.getValue());
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    }
    for (Path source : List.of(feed, zip)) {
      out.getBuffer().setLength(0);
      Path made = folder.resolve("made.yaml");
      assertThat(run("tariff", "import", "--gtfs", source.toString(), "--out", made.toString()))
          .isZero();
      assertThat(out.toString())
          .isEqualTo(
              """
              fare_rules.txt:3: contains_id: a fare by the zones on the way; left out
              ok: made
              """);
      assertThat(fare(made.toString(), "--at 2026-03-02T08:00 --lang en"))
          .endsWith("to pay 2.50 yuan\n");
      Files.delete(made);
    }
    Path none = folder.resolve("none.zip");
    assertThat(run("tariff", "import", "--gtfs", none.toString(), "--out", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot read " + none);
  }

  @Test
  void aDistanceFareIsExplainedInChinese() {
    assertThat(fare("chongqing-2025", "--from 朝天门 --to 沙坪坝 --at 2025-10-09T08:15"))
        .isEqualTo(
            """
            重庆轨道交通，普通卡：朝天门 → 沙坪坝
            乘车时间 2025-10-09 08:15
            最短路程 15.3 公里
              0–6 公里：2.00 元
              6–11 公里：1.00 元
              11–17 公里：1.00 元
            票价 4.00 元
            刷卡九折：减 0.40 元（重庆轨道集团承担 0.40 元）
            实付 3.60 元
            """);
  }

  @Test
  void aDistanceFareIsExplainedInEnglish() {
    assertThat(
            fare(
                "chengdu-2025",
                "--from xipu --to CD006 --at 2025-10-09T01:15 --class half --lang en"))
        .isEqualTo(
            """
            Chengdu rail, student: xipu (犀浦) → tianfuguangchang (天府广场)
            boarded 2025-10-09 01:15, service day 2025-10-08
            shortest way 16.1 km
              0–4 km: 2.00 yuan
              4–12 km: 2.00 yuan (2 times 1.00)
              12–24 km: 1.00 yuan
            fare 5.00 yuan
            student half fare: 2.50 yuan off (Chengdu Rail Transit bears 2.50)
            to pay 2.50 yuan
            """);
  }

  @Test
  void whoBearsASubsidyIsTold() {
    assertThat(fare("chuanyu-bus", "--at 2025-10-09T08:15 --residence 510903 --lang en"))
        .isEqualTo(
            """
            line 108, card
            boarded 2025-10-09 08:15
            one price: 5.00 yuan
            fare 5.00 yuan
            subsidy of Chuanshan: 2.00 yuan off (Chuanshan bears 1.50, Suining Bus bears 0.50)
            to pay 3.00 yuan
            """);
  }

  @Test
  void zonesAndTimeOfDayAreTold() {
    assertThat(fare("example-caps", "--from market --to mill --at 2026-03-02T08:00"))
        .isEqualTo(
            """
            环线，普通卡：market → mill
            乘车时间 2026-03-02 08:00
            从 inner 区到 outer 区：5.00 元
            工作日 07:00–09:00 按 120%：6.00 元
            票价 6.00 元
            环线分段折扣：减 0.60 元（环线公司承担 0.60 元）
            实付 5.40 元
            """);
  }

  @Test
  void aSeniorsFreeRideIsTold() {
    assertThat(
            fare(
                "chongqing-2025",
                "--service bus --at 2025-10-09T08:15 --class senior --residence 500103"))
        .isEqualTo(
            """
            重庆公交，65 周岁及以上
            乘车时间 2025-10-09 08:15
            一票制：2.00 元
            票价 2.00 元
            老年人每年 1200 次免费：减 2.00 元（重庆老年人免费乘车承担 2.00 元）
            实付 0.00 元
            """);
  }

  @Test
  void whatIsNotKnownIsAnsweredWithWhatIs() {
    assertThat(failure("no-such", "--at 2025-10-09T08:15"))
        .contains("no tariff and no file no-such", "shenzhen-2018");
    assertThat(failure("chongqing-2025", "--from 朝天们 --to 沙坪坝 --at 2025-10-09T08:15"))
        .contains("--from: no station 朝天们", "near are 朝天门 (chaotianmen)");
    assertThat(failure("chongqing-2025", "--from 朝天门 --at 2025-10-09T08:15"))
        .contains("--to is missing");
    assertThat(failure("chongqing-2025", "--service tram --at 2025-10-09T08:15"))
        .contains("no service tram; use one of rail, bus, cableway");
    assertThat(failure("chuanyu-bus", "--at 2025-10-09T08:15 --class child"))
        .contains("no class child", "standard, full, half, free, senior");
    assertThat(failure("chuanyu-bus", "--at yesterday")).contains("yesterday is no time");
    assertThat(failure("chuanyu-bus", "--at 2025-10-09T08:15 --residence x"))
        .contains("--residence: place: not the code of a place");
  }

  private String fare(String tariff, String options) {
    assertThat(run(arguments(tariff, options))).as("%s", err).isZero();
    return out.toString();
  }

  private String failure(String tariff, String options) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments(tariff, options))).isEqualTo(1);
    return err.toString();
  }

  private static String[] arguments(String tariff, String options) {
    return ("fare --tariff " + tariff + " " + options).split(" ");
  }

  private int run(String... arguments) {
    CommandLine command = OneCard.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
