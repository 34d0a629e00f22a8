package org.onecard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onecard.cli.CommandFailedException;
import org.onecard.kernel.bytes.Bytes;

class ReplayDayTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:30:00.250Z");
  private static final Instant LAST = Instant.parse("2018-08-31T22:45:48Z");

  @Test
  void movesTheLastTapToNowAndKeepsTheOrderOfTheFileWithinASecond() {
    TapRow late = row(1, 0, "A", 1);
    TapRow early = row(2, 3_600, "B", 2);
    TapRow sameSecond = row(3, 0, "C", 3);
    ReplayDay day = ReplayDay.endingAt(NOW, List.of(late, early, sameSecond));
    assertThat(day.rows()).containsExactly(early, late, sameSecond);
    assertThat(day.tappedAt(late)).isEqualTo(NOW);
    assertThat(day.tappedAt(early)).isEqualTo(NOW.minusSeconds(3_600));
  }

  @Test
  void namesEveryUtcDayOnWhichACardTaps() {
    ReplayDay day =
        ReplayDay.endingAt(
            NOW, List.of(row(1, 0, "A", 1), row(2, 3_600, "A", 2), row(3, 0, "B", 3)));
    assertThat(day.daysByCard().get("A"))
        .containsExactly(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));
    assertThat(day.daysByCard().get("B")).containsExactly(LocalDate.of(2026, 11, 21));
  }

  @Test
  void choosesCardsToSuspendAmongThoseThatTapLaterAndAfresh() {
    ReplayDay day =
        ReplayDay.endingAt(
            NOW,
            List.of(
                row(1, 9, "A", 1),
                row(2, 8, "D", 2),
                row(3, 8, "D", 2),
                row(4, 7, "B", 4),
                row(5, 6, "B", 5),
                row(6, 5, "C", 6)));
    assertThat(day.middle()).isEqualTo(3);
    assertThat(day.cardsTappingLater(2)).containsExactly("B", "C");
    assertThat(day.cardsTappingLater(1)).containsExactly("B");
    assertThat(day.repeated()).containsOnlyKeys(row(2, 8, "D", 2).identity());
  }

  @Test
  void passesOverACardWhoseLaterTapRepeatsAnEarlierOne() {
    ReplayDay day =
        ReplayDay.endingAt(NOW, List.of(row(1, 8, "A", 1), row(2, 8, "A", 1), row(3, 7, "B", 3)));
    assertThat(day.cardsTappingLater(9)).containsExactly("B");
  }

  @Test
  void takesCardsWithRepeatedRowsOnlyWhereOthersAreTooFewAndCountsTheirFirstTapsOnly() {
    ReplayDay day =
        ReplayDay.endingAt(
            NOW,
            List.of(
                row(1, 9, "X", 1),
                row(2, 9, "X", 2),
                row(3, 9, "X", 3),
                row(4, 8, "A", 4),
                row(5, 8, "A", 4),
                row(6, 7, "B", 6)));
    assertThat(day.cardsTappingLater(1)).containsExactly("B");
    assertThat(day.cardsTappingLater(9)).containsExactly("B", "A");
    assertThat(day.laterForTheFirstTime()).extracting(TapRow::line).containsExactly(4L, 6L);
  }

  @Test
  void refusesWhatNodesWouldNotTake() {
    int week = Math.toIntExact(Duration.ofDays(7).toSeconds());
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> ReplayDay.endingAt(NOW, List.of(row(1, week, "A", 1), row(2, 0, "A", 2))))
        .withMessageContaining("replay a part");
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> ReplayDay.endingAt(NOW, List.of()));
  }

  private static TapRow row(long line, int secondsBefore, String card, int content) {
    return new TapRow(
        line,
        LAST.minusSeconds(secondsBefore),
        card,
        TapRow.Ride.METRO,
        "gate",
        Bytes.of(new byte[] {(byte) content}));
  }
}
