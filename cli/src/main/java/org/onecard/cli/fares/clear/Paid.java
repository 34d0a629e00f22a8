package org.onecard.cli.fares.clear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the files say was paid, in fen by data row. Only the comparison opens it, after all rides of
 * a part are charged.
 */
record Paid(Map<Long, Long> fenByTap) {

  static Paid of(Path folder, int part) throws IOException {
    Map<Long, Long> fen = new HashMap<>();
    Spill.read(folder, part, in -> fen.put(in.readLong(), in.readLong()));
    return new Paid(fen);
  }
}
