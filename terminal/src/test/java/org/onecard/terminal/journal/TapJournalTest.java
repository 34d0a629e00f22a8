package org.onecard.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.tap.TapRecord;

class TapJournalTest {
  private static final Instant MORNING = Instant.parse("2026-11-20T00:00:00Z");

  @TempDir Path folder;

  @Test
  void keepsTapsInOrderAcrossRestarts() throws IOException {
    List<SignedTap> taps = taps(1, 5);
    try (TapJournal journal = open()) {
      journal.append(taps.getFirst());
      journal.appendAll(taps.subList(1, 5));
    }
    List<SignedTap> known = new ArrayList<>();
    try (TapJournal journal = TapJournal.open(folder, known::add)) {
      assertThat(known).isEqualTo(taps);
      assertThat(journal.nextSequence()).isEqualTo(6);
      assertThat(journal.pending(3)).isEqualTo(taps.subList(0, 3));
    }
  }

  @Test
  void keepsWholeRecordsWhereverTheLastWriteIsCut() throws IOException {
    List<SignedTap> taps = taps(1, 3);
    try (TapJournal journal = open()) {
      journal.appendAll(taps);
    }
    byte[] whole = Files.readAllBytes(onlySegment());
    int[] ends = endsOf(taps);
    for (int cut = 0; cut <= whole.length; cut++) {
      Files.write(onlySegment(), Arrays.copyOf(whole, cut));
      int length = cut;
      int complete = (int) Arrays.stream(ends).filter(end -> end <= length).count();
      List<SignedTap> known = new ArrayList<>();
      try (TapJournal journal = TapJournal.open(folder, known::add)) {
        assertThat(known).as("cut at %d", cut).isEqualTo(taps.subList(0, complete));
        journal.append(tap(complete + 1));
        assertThat(journal.pending(9)).hasSize(complete + 1);
      }
    }
  }

  @Test
  void cutsZerosThatAPowerCutLeftAtTheEnd() throws IOException {
    try (TapJournal journal = open()) {
      journal.appendAll(taps(1, 2));
    }
    Files.write(onlySegment(), new byte[700], StandardOpenOption.APPEND);
    try (TapJournal journal = open()) {
      assertThat(journal.nextSequence()).isEqualTo(3);
    }
  }

  @Test
  void namesTheRecordInWhichAnyOctetIsAltered() throws IOException {
    List<SignedTap> taps = taps(1, 3);
    try (TapJournal journal = open()) {
      journal.appendAll(taps);
    }
    byte[] whole = Files.readAllBytes(onlySegment());
    int[] ends = endsOf(taps);
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= 0x10;
      Files.write(onlySegment(), altered);
      int position = at;
      long record = 1 + Arrays.stream(ends).filter(end -> end <= position).count();
      assertThatExceptionOfType(DamagedJournalException.class)
          .as("octet %d", at)
          .isThrownBy(() -> open().close())
          .satisfies(damage -> assertThat(damage.sequence()).isEqualTo(record))
          .withMessageContaining("record " + record);
      assertThat(Files.readAllBytes(onlySegment())).isEqualTo(altered);
    }
  }

  @Test
  void missesAFileTakenFromTheMiddle() throws IOException {
    fillSegments(3);
    Files.delete(segments().get(1));
    assertThatExceptionOfType(DamagedJournalException.class)
        .isThrownBy(() -> open().close())
        .withMessageContaining("missing");
  }

  @Test
  void refusesATapOutOfOrder() throws IOException {
    try (TapJournal journal = open()) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> journal.append(tap(2)))
          .withMessageContaining("record 1 is due");
    }
  }

  @Test
  void belongsToOneProcessAtATime() throws IOException {
    try (TapJournal journal = open()) {
      assertThat(journal.nextSequence()).isEqualTo(1);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> open().close())
          .withMessageContaining("in use");
    }
  }

  @Test
  void handsOutWhatTheNodeHasNotStoredYet() throws IOException {
    fillSegments(3);
    try (TapJournal journal = open()) {
      long last = journal.nextSequence() - 1;
      List<Long> handed = new ArrayList<>();
      while (journal.acknowledged() < last) {
        List<SignedTap> batch = journal.pending(500);
        batch.forEach(tap -> handed.add(tap.tap().sequence()));
        journal.acknowledge(handed.getLast());
      }
      assertThat(handed).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(journal.pending(500)).isEmpty();
    }
    try (TapJournal journal = open()) {
      assertThat(journal.pending(500)).isEmpty();
    }
  }

  @Test
  void uploadsAgainRatherThanNeverIfTheMarkIsLost() throws IOException {
    try (TapJournal journal = open()) {
      journal.appendAll(taps(1, 2));
      journal.acknowledge(2);
    }
    Files.write(folder.resolve("acknowledged"), new byte[] {1, 2, 3});
    try (TapJournal journal = open()) {
      assertThat(journal.pending(9)).hasSize(2);
    }
  }

  @Test
  void refusesAnAcknowledgementOfWhatWasNeverMade() throws IOException {
    try (TapJournal journal = open()) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> journal.acknowledge(1));
    }
  }

  @Test
  void deletesFilesOnlyWhenStoredAndOld() throws IOException {
    fillSegments(3);
    Duration week = Duration.ofDays(7);
    Instant later = MORNING.plus(Duration.ofDays(30));
    try (TapJournal journal = open()) {
      assertThat(journal.prune(later, week)).isZero();
      long last = journal.nextSequence() - 1;
      journal.acknowledge(last);
      assertThat(journal.prune(MORNING.plus(Duration.ofDays(1)), week)).isZero();
      assertThat(journal.prune(later, week)).isEqualTo(2);
      assertThat(journal.pending(9)).isEmpty();
      journal.append(tap(last + 1));
    }
    try (TapJournal journal = open()) {
      assertThat(journal.pending(9)).hasSize(1);
    }
  }

  private TapJournal open() throws IOException {
    return TapJournal.open(folder, _ -> {});
  }

  private void fillSegments(int count) throws IOException {
    try (TapJournal journal = open()) {
      while (segments().size() < count) {
        journal.appendAll(taps(journal.nextSequence(), 200));
      }
    }
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  private Path onlySegment() throws IOException {
    return segments().getFirst();
  }

  private static int[] endsOf(List<SignedTap> taps) {
    int[] ends = taps.stream().mapToInt(tap -> TapFormat.encode(tap).length).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    return ends;
  }

  private static List<SignedTap> taps(long first, int count) {
    return LongStream.range(first, first + count).mapToObj(TapJournalTest::tap).toList();
  }

  private static SignedTap tap(long sequence) {
    Random random = new Random(sequence);
    byte[] code = new byte[199];
    byte[] signature = new byte[64];
    random.nextBytes(code);
    random.nextBytes(signature);
    long tappedAt = MORNING.toEpochMilli() + sequence;
    TapRecord record =
        new TapRecord(
            "terminal-7",
            sequence,
            Bytes.of(code),
            "metro-ride",
            tappedAt,
            9,
            1,
            "accepted",
            "",
            false);
    return new SignedTap(record, Bytes.of(signature));
  }
}
