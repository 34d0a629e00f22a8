package org.onecard.cli.fares.clear;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rows that are the same tap: taps by their identity, put aside where equal identities meet.
 */
final class Repetitions {
  private static final Comparator<Seen> ORDER =
      Comparator.comparing(Seen::identity).thenComparingLong(Seen::tap);

  private Repetitions() {}

  /** A tap, as far as its identity goes; {@code part} is where its row was put aside. */
  record Seen(Identity identity, Identity content, long tap, long atSecond, int part) {
    void write(java.io.DataOutputStream out) throws IOException {
      out.writeLong(identity.high());
      out.writeLong(identity.low());
      out.writeLong(content.high());
      out.writeLong(content.low());
      out.writeLong(tap);
      out.writeLong(atSecond);
      out.writeShort(part);
    }

    static Seen read(DataInputStream in) throws IOException {
      return new Seen(
          new Identity(in.readLong(), in.readLong()),
          new Identity(in.readLong(), in.readLong()),
          in.readLong(),
          in.readLong(),
          in.readShort());
    }
  }

  /**
   * What an earlier row is to a later one.
   *
   * @param first the data row that came first
   * @param same whether the later one says the same
   */
  record Earlier(long first, boolean same) {}

  /**
   * Looks through one file of identities and puts what it finds where the rows lie. A tap later
   * than {@code latest} is rejected for its clock and stands for nothing.
   */
  static void find(Path identities, int number, long latest, Spill found) throws IOException {
    List<Seen> all = new ArrayList<>();
    Spill.read(
        identities,
        number,
        in -> {
          Seen seen = Seen.read(in);
          if (seen.atSecond() <= latest) {
            all.add(seen);
          }
        });
    all.sort(ORDER);
    for (int i = 1, first = 0; i < all.size(); i++) {
      Seen one = all.get(first);
      Seen other = all.get(i);
      if (!one.identity().equals(other.identity())) {
        first = i;
        continue;
      }
      boolean same = one.content().equals(other.content());
      found.add(
          other.part(),
          out -> {
            out.writeLong(other.tap());
            out.writeLong(one.tap());
            out.writeBoolean(same);
          });
    }
  }

  /** What was found for the rows of one part, by data row. */
  static Map<Long, Earlier> of(Path found, int part) throws IOException {
    Map<Long, Earlier> earlier = new HashMap<>();
    Spill.read(
        found,
        part,
        in -> earlier.put(in.readLong(), new Earlier(in.readLong(), in.readBoolean())));
    return earlier;
  }
}
