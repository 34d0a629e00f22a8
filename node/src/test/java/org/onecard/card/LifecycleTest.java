package org.onecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final Path DRAWING = Path.of("../docs/reference/card-lifecycle.md");
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final LocalDate FAR = LocalDate.of(2036, 1, 1);

  @Test
  void theWholeTableIsTheOneInTheReference() throws IOException {
    String drawn = Files.readString(DRAWING);
    String table = table();
    assertThat(drawn)
        .as("the table in %s; the code says:%n%s", DRAWING, table)
        .contains("```text\n" + table + "```");
  }

  @Test
  void everyStateIsReachedAndOnlyTwoAreFinal() {
    Set<CardState> reached = EnumSet.of(CardState.APPLIED);
    Set<CardState> ends = EnumSet.noneOf(CardState.class);
    for (CardState state : CardState.values()) {
      boolean leads = false;
      for (CardAction action : CardAction.values()) {
        if (Lifecycle.of(state, action) instanceof Lifecycle.Transition.To to) {
          reached.add(to.state());
          leads = true;
        }
      }
      if (!leads) {
        ends.add(state);
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(CardState.values());
    assertThat(ends).containsExactly(CardState.REPLACED, CardState.CANCELLED);
  }

  @Test
  void aTemporarySuspensionLapsesAtItsEndAndNotBefore() {
    Instant end = NOON.plusSeconds(7 * 86_400);
    CardState suspended = CardState.TEMPORARILY_SUSPENDED;
    assertThat(Lifecycle.at(suspended, end, FAR, end.minusMillis(1))).isEqualTo(suspended);
    assertThat(Lifecycle.at(suspended, end, FAR, end)).isEqualTo(CardState.ACTIVE);
  }

  @Test
  void aFormalSuspensionNeverLapses() {
    assertThat(Lifecycle.at(CardState.FORMALLY_SUSPENDED, null, FAR, NOON.plusSeconds(1L << 31)))
        .isEqualTo(CardState.EXPIRED);
    assertThat(Lifecycle.at(CardState.FORMALLY_SUSPENDED, null, FAR, NOON.plusSeconds(1L << 27)))
        .isEqualTo(CardState.FORMALLY_SUSPENDED);
  }

  @Test
  void aCardExpiresWhenItsLastDayIsOverInItsOwnZone() {
    LocalDate last = LocalDate.of(2026, 11, 20);
    assertThat(Lifecycle.at(CardState.ACTIVE, null, last, Instant.parse("2026-11-20T15:59:59Z")))
        .isEqualTo(CardState.ACTIVE);
    assertThat(Lifecycle.at(CardState.ACTIVE, null, last, Instant.parse("2026-11-20T16:00:00Z")))
        .isEqualTo(CardState.EXPIRED);
    assertThat(Lifecycle.at(CardState.CANCELLED, null, last, Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo(CardState.CANCELLED);
  }

  private static String table() {
    int first = width(CardAction.values());
    int cell = 23;
    StringBuilder table = new StringBuilder(pad("", first));
    for (CardState state : CardState.values()) {
      table.append(' ').append(pad(state.text(), cell));
    }
    table.append('\n');
    for (CardAction action : CardAction.values()) {
      table.append(pad(action.text(), first));
      for (CardState state : CardState.values()) {
        String text =
            switch (Lifecycle.of(state, action)) {
              case Lifecycle.Transition.To to -> "> " + to.state().text();
              case Lifecycle.Transition.Refused refused -> refused.refusal().text();
            };
        table.append(' ').append(pad(text, cell));
      }
      table.append('\n');
    }
    return table.toString().replaceAll(" +\n", "\n");
  }

  private static int width(CardAction[] actions) {
    return Arrays.stream(actions).mapToInt(action -> action.text().length()).max().orElseThrow();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
