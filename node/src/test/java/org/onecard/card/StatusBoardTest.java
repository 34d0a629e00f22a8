package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusShard;

class StatusBoardTest {
  private static final byte[] SECRET = new byte[32];
  private static final long DAY = 20_777;

  @Test
  void anIndexNeverIssuedIsUnknown() {
    StatusBoard board = new StatusBoard(SECRET);
    Segments segments = Segments.first(DAY, 10);
    board.open(segments);
    board.set(3, CardStatus.VALID);
    long index = segments.numbering(SECRET).indexOf(3);
    for (long i = 0; i < 2_000; i++) {
      assertThat(status(board, DAY, i))
          .isEqualTo(i == index ? CardStatus.VALID : CardStatus.UNKNOWN);
    }
    assertThat(status(board, DAY, index)).isEqualTo(CardStatus.VALID);
  }

  @Test
  void onlyTheShardOfAChangedSlotGetsAnotherDigest() {
    StatusBoard board = new StatusBoard(SECRET);
    Segments segments = Segments.first(DAY, 4L * StatusShard.SIZE);
    board.open(segments);
    for (long slot = 0; slot < 1_000; slot++) {
      board.set(slot, CardStatus.VALID);
    }
    List<String> before = board.contents().days().getFirst().shardDigests();
    board.set(77, CardStatus.SUSPENDED);
    List<String> after = board.contents().days().getFirst().shardDigests();
    int shard = (int) (segments.numbering(SECRET).indexOf(77) / StatusShard.SIZE);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).equals(before.get(i))).isEqualTo(i != shard);
    }
    board.set(77, CardStatus.VALID);
    assertThat(board.contents().days().getFirst().shardDigests()).isEqualTo(before);
  }

  @Test
  void growingAppendsASegmentAndMovesNobody() {
    StatusBoard board = new StatusBoard(SECRET);
    Segments small = Segments.first(DAY, 10);
    board.open(small);
    board.set(5, CardStatus.SUSPENDED);
    long index = small.numbering(SECRET).indexOf(5);
    Segments grown = small.grownFor(small.end() + 1);
    StatusBoard.Gap gap = board.open(grown);
    assertThat(gap).isEqualTo(new StatusBoard.Gap(DAY, small.end(), grown.end()));
    assertThat(grown.numbering(SECRET).indexOf(5)).isEqualTo(index);
    assertThat(status(board, DAY, index)).isEqualTo(CardStatus.SUSPENDED);
    assertThat(board.open(grown)).isNull();
  }

  @Test
  void aSlotHasAnotherIndexEachDay() {
    StatusBoard board = new StatusBoard(SECRET);
    Set<Long> indexes = new HashSet<>();
    for (long day = DAY; day < DAY + 5; day++) {
      Segments segments = Segments.first(day, 10);
      board.open(segments);
      indexes.add(segments.numbering(SECRET).indexOf(9));
    }
    board.set(9, CardStatus.REVOKED);
    assertThat(indexes).hasSize(5);
    for (long day = DAY; day < DAY + 5; day++) {
      long index = Segments.first(day, 10).numbering(SECRET).indexOf(9);
      assertThat(status(board, day, index)).isEqualTo(CardStatus.REVOKED);
    }
  }

  @Test
  void theDenyListHoldsWhatIsStoppedAndForgetsWhatIsResumed() {
    StatusBoard board = new StatusBoard(SECRET);
    Bytes chip = ChipDenyList.entry("50", "A00000001", "50019900000000010000000000000001");
    board.deny(chip, CardStatus.SUSPENDED);
    assertThat(board.contents().denied().of(chip)).isEqualTo(CardStatus.SUSPENDED);
    board.deny(chip, CardStatus.VALID);
    assertThat(board.contents().denied().of(chip)).isEqualTo(CardStatus.UNKNOWN);
  }

  private static CardStatus status(StatusBoard board, long day, long index) {
    StatusBoard.Contents contents = board.contents();
    Map<String, StatusShard> shards = contents.shards();
    var list = contents.days().stream().filter(d -> d.expiryDay() == day).findFirst().orElseThrow();
    String digest = list.shardDigests().get((int) (index / StatusShard.SIZE));
    StatusShard shard = shards.get(digest);
    if (shard == null) {
      throw new AssertionError("no shard " + digest);
    }
    return shard.at((int) (index % StatusShard.SIZE));
  }
}
