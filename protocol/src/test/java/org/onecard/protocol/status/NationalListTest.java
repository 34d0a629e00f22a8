package org.onecard.protocol.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The lists of 115 million cards, one in fifty of them not valid, fit a gate of 64 MB. */
class NationalListTest {
  private static final int SHARDS = (115_000_000 + StatusShard.SIZE - 1) / StatusShard.SIZE;
  private static final int DAYS = 3;
  private static final long MAXIMUM_OCTETS_PER_DAY = 6_000_000;

  @Test
  void threeDaysOfItLiveInSixtyFourMegabytes() throws Exception {
    Process gate =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Gate.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(gate.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(gate.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(gate.exitValue()).as(output).isZero();
  }

  /** The process of its own: holds every shard of three days, fails if one is too long. */
  static final class Gate {
    private Gate() {}

    public static void main(String[] arguments) {
      List<StatusShard> held = new ArrayList<>();
      Random random = new Random(115);
      long octets = 0;
      for (int i = 0; i < SHARDS; i++) {
        byte[] wire = StatusShard.encode(oneInFifty(random)).wire();
        octets += wire.length;
        for (int day = 0; day < DAYS; day++) {
          held.add(StatusShard.parse(wire));
        }
      }
      if (octets > MAXIMUM_OCTETS_PER_DAY || held.getLast().at(0) == CardStatus.UNKNOWN) {
        throw new IllegalStateException(held.size() + " shards, " + octets + " octets a day");
      }
    }

    private static byte[] oneInFifty(Random random) {
      byte[] states = new byte[StatusShard.SIZE / 4];
      for (int exceptions = StatusShard.SIZE / 50; exceptions > 0; exceptions--) {
        int position = random.nextInt(StatusShard.SIZE);
        int state = 1 + random.nextInt(2);
        states[position / 4] |= (byte) (state << (position % 4 * 2));
      }
      return states;
    }
  }
}
