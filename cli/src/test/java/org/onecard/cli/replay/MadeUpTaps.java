package org.onecard.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A tap file of made-up rows: each card enters a gate, half of them ride a bus later; out of order,
 * with two rows repeated and one that is no tap.
 */
final class MadeUpTaps {
  static final int CARDS = 40;
  static final int REPEATED = 2;
  static final int TAPS = CARDS + CARDS / 2 + REPEATED;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final LocalDateTime MORNING = LocalDateTime.of(2018, 9, 1, 6, 0, 0);

  private MadeUpTaps() {}

  static Path write(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("card_no,deal_date,deal_type,station,equ_no,deal_value");
    for (int card = 0; card < CARDS; card += 2) {
      rows.add(row(card, 2_000 + card, "巴士", "", 900_000_000 + card % 7));
    }
    for (int card = 0; card < CARDS; card++) {
      rows.add(row(card, 10 * card, "地铁入站", "甲站", 260_000_000 + card % 9));
    }
    rows.add("CARD,2018-09-01 06:00:00,轮渡,乙站,1,0");
    rows.addAll(rows.subList(rows.size() - 1 - REPEATED, rows.size() - 1));
    Path file = folder.resolve("made-up-taps.csv");
    return Files.write(file, rows);
  }

  private static String row(int card, int second, String type, String station, int device) {
    return "\"MADEUP%03d\",%s,%s,%s,%d,200"
        .formatted(card, TIME.format(MORNING.plusSeconds(second)), type, station, device);
  }
}
