package org.onecard.cli.fares.clear;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up rows in the form of Shenzhen's open data. */
final class SztRows {
  static final String HEADER =
      "deal_date,close_date,card_no,deal_value,deal_type,company_name,car_no,station,conn_mark,"
          + "deal_money,equ_no";

  private static final List<String> STATIONS = List.of("甲站", "乙站", "丙站", "丁站");

  private SztRows() {}

  /** One row; the time of day is {@code 06:00:00} and the like. */
  static String row(
      String time, String card, int value, String type, String station, int mark, String money) {
    return "2018-09-01 %s,2018-09-01 00:00:00,%s,%d,%s,%s,车一,%s,%d,%s,263000001"
        .formatted(
            time, card, value, type, type.equals("巴士") ? "公交一" : "地铁一号线", station, mark, money);
  }

  static String bus(String time, String card, int value, int mark, String money) {
    return row(time, card, value, "巴士", "", mark, money);
  }

  static String exit(String time, String card, int value, int mark, String money) {
    return row(time, card, value, "地铁出站", "乙站", mark, money);
  }

  static Path write(Path file, String... rows) throws IOException {
    return write(file, Charset.forName("UTF-8"), "\n", List.of(rows));
  }

  static Path write(Path file, Charset charset, String end, List<String> rows) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append(end);
    rows.forEach(row -> text.append(row).append(end));
    return Files.write(file, text.toString().getBytes(charset));
  }

  /** Many rows of many cards, some repeated, out of order; what was paid is by chance. */
  static List<String> many(long seed, int count) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int second = chance.nextInt(3_600);
      String time = "%02d:%02d:%02d".formatted(6 + i % 3, second / 60, second % 60);
      String card = "CARD%05d".formatted(chance.nextInt(count / 3 + 1));
      String station = STATIONS.get(chance.nextInt(STATIONS.size()));
      int value = 100 * (2 + chance.nextInt(8));
      String money = "" + chance.nextInt(900);
      rows.add(
          switch (chance.nextInt(4)) {
            case 0 -> bus(time, card, value, chance.nextInt(2), money);
            case 1 -> row(time, card, value, "地铁出站", station, chance.nextInt(2), money);
            case 2 -> row(time, card, 0, "地铁入站", station, 0, "0");
            default -> rows.isEmpty() ? bus(time, card, value, 0, money) : rows.getLast();
          });
    }
    return rows;
  }
}
