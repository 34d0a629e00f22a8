package org.onecard.terminal.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusHead.DayList;
import org.onecard.protocol.status.StatusShard;
import org.onecard.terminal.World;

/** A gate with 64 MiB of heap holds the lists of 115 million cards for three days. */
class LowMemoryTest {
  private static final long CARDS = 115_000_000;
  private static final int SHARDS = Math.toIntExact(Math.ceilDiv(CARDS, (long) StatusShard.SIZE));
  private static final int DAYS = 3;
  private static final long SEED = 20_261_120;

  /** Of a thousand cards: suspended, then revoked, then never issued. */
  private static final int[] PER_MILLE = {6, 4, 30};

  @TempDir Path folder;

  private final World world = new World();
  private final Random random = new Random(SEED);
  private final List<String> codes = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @Test
  void decidesOnTheListsOfAllCards() throws IOException, InterruptedException {
    writeHoldings(new SnapshotStore(folder.resolve("held")));
    Files.write(folder.resolve("codes"), codes);
    Path output = folder.resolve("output");
    Path said = output.resolveSibling("said");
    Process gate =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LowMemoryGate.class.getName(),
                folder.toString(),
                said.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exit = gate.waitFor();
    assertThat(exit).as(Files.readString(output)).isZero();
    List<String> lines = Files.readAllLines(said, UTF_8);
    expected.add("heap 64");
    assertThat(lines).isEqualTo(expected);
  }

  private void writeHoldings(SnapshotStore store) throws IOException {
    store.put(
        "posting.json",
        """
        {"terminal":"gate-1","point":"point-1","place":"500103","acceptor":"acceptor-1",
         "sector":"metro","items":["metro-ride"],"ownRegion":"50"}""");
    store.put("edition-1.json", world.edition().json());
    for (var region : List.of(World.CHONGQING, World.SICHUAN)) {
      store.put(region + "/fingerprint", world.fingerprint(region));
      store.put(region + "/keys.json", world.keySet(region, 1).json());
    }
    store.put("51/" + World.denied().digest(), World.denied().wire());
    List<DayList> days = new ArrayList<>();
    for (long day : LongStream.range(0, DAYS).map(d -> World.EXPIRY_DAY - 1 + d).toArray()) {
      days.add(new DayList(day, writeShards(day)));
    }
    store.put("51/head.json", world.head(7, days).json());
  }

  private List<String> writeShards(long day) throws IOException {
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < SHARDS; i++) {
      byte[] states = new byte[StatusShard.SIZE / 4];
      for (int position = 0; position < StatusShard.SIZE; position++) {
        World.put(states, position, drawn());
      }
      StatusShard shard = StatusShard.encode(states);
      Files.createDirectories(folder.resolve("held/51"));
      Files.write(folder.resolve("held/51/" + shard.digest()), shard.wire());
      digests.add(shard.digest());
      if (day == World.EXPIRY_DAY && i % 100 == 50) {
        showOneOfEach(shard, i);
      }
    }
    return digests;
  }

  private CardStatus drawn() {
    int draw = random.nextInt(1_000);
    if (draw < PER_MILLE[0]) {
      return CardStatus.SUSPENDED;
    }
    if (draw < PER_MILLE[0] + PER_MILLE[1]) {
      return CardStatus.REVOKED;
    }
    return draw < PER_MILLE[0] + PER_MILLE[1] + PER_MILLE[2]
        ? CardStatus.UNKNOWN
        : CardStatus.VALID;
  }

  /** The first card of each status in a shard presents a code. */
  private void showOneOfEach(StatusShard shard, int number) {
    for (CardStatus status : CardStatus.values()) {
      int position = 0;
      while (shard.at(position) != status) {
        position++;
      }
      long index = (long) number * StatusShard.SIZE + position;
      codes.add(world.device(index).show(World.NOW.getEpochSecond()).text());
      boolean stopped = status == CardStatus.SUSPENDED || status == CardStatus.REVOKED;
      expected.add(status + (stopped ? " declined" : " accepted"));
    }
  }
}
