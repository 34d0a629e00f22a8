package org.onecard.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.time.ServiceDay;

class GuardianRuleTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "family.md");
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
  private static final Instant LATER = NOW.plus(40, ChronoUnit.DAYS);
  private static final int ACT = 18;
  private static final int CELL = 20;

  @Test
  void theReferenceHasTheRuleAsATable() throws IOException {
    assertThat(Files.readString(REFERENCE).replace("\r\n", "\n")).contains(table());
  }

  /** Every act in every situation, as the reference shows it. */
  private static String table() {
    Map<String, Guardianship> situations = new LinkedHashMap<>();
    situations.put("child-under-14", of(GuardianshipKind.CHILD, "2013-11-01", NOW, null));
    situations.put("child-from-14", of(GuardianshipKind.CHILD, "2012-11-21", NOW, null));
    situations.put("entrusted", of(GuardianshipKind.ENTRUSTED, "1950-01-01", NOW, null));
    situations.put("not-approved", of(GuardianshipKind.CHILD, "2013-11-01", null, null));
    situations.put("over", of(GuardianshipKind.ENTRUSTED, "1950-01-01", NOW, NOW));
    StringBuilder table = new StringBuilder(pad("", ACT));
    situations.keySet().forEach(name -> table.append(pad(name, CELL)));
    for (GuardianAct act : GuardianAct.values()) {
      table.append('\n').append(pad(act.text(), ACT));
      situations.values().forEach(one -> table.append(pad(said(one, act), CELL)));
    }
    return table.toString().replaceAll(" +\n", "\n").stripTrailing();
  }

  private static String said(Guardianship guardianship, GuardianAct act) {
    return switch (GuardianRule.mayActFor(guardianship, act, NOW)) {
      case Permission.Granted granted -> "yes";
      case Permission.Denied denied ->
          denied.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  @Test
  void itHoldsFromItsStartUntilItsEndAndNotOneMomentLonger() {
    Guardianship entrusted = of(GuardianshipKind.ENTRUSTED, "1950-01-01", NOW, null);
    assertThat(mayShow(entrusted, NOW.minusNanos(1))).isFalse();
    assertThat(mayShow(entrusted, NOW)).isTrue();
    assertThat(mayShow(entrusted, LATER.minusNanos(1))).isTrue();
    assertThat(mayShow(entrusted, LATER)).isFalse();
    Guardianship ended = of(GuardianshipKind.ENTRUSTED, "1950-01-01", NOW, NOW.plusSeconds(9));
    assertThat(mayShow(ended, NOW.plusSeconds(8))).isTrue();
    assertThat(mayShow(ended, NOW.plusSeconds(9))).isFalse();
  }

  /** Whatever end was written down, a child's is over on the eighteenth birthday in Shanghai. */
  @Test
  void aChildsEndsWithChildhood() {
    Guardianship child = of(GuardianshipKind.CHILD, "2008-12-01", NOW, null);
    Instant birthday = Instant.parse("2026-11-30T16:00:00Z");
    assertThat(mayShow(child, birthday.minusNanos(1))).isTrue();
    assertThat(mayShow(child, birthday)).isFalse();
  }

  @Test
  void everybodyComesOfAgeOnTheFirstDayOfEighteenFullYears() {
    LocalDate end = LocalDate.of(2021, 1, 1);
    for (LocalDate born = LocalDate.of(1930, 1, 1); born.isBefore(end); born = born.plusDays(1)) {
      LocalDate day = ServiceDay.dateOf(GuardianRule.comesOfAge(born));
      assertThat(Period.between(born, day).getYears()).as("%s", born).isEqualTo(18);
      assertThat(Period.between(born, day.minusDays(1)).getYears()).as("%s", born).isEqualTo(17);
    }
  }

  private static boolean mayShow(Guardianship guardianship, Instant at) {
    return GuardianRule.mayActFor(guardianship, GuardianAct.SHOW_CODE, at)
        instanceof Permission.Granted;
  }

  private static Guardianship of(
      GuardianshipKind kind, String born, @Nullable Instant starts, @Nullable Instant ended) {
    return new Guardianship(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        kind,
        LocalDate.parse(born),
        starts,
        starts == null ? null : LATER,
        ended);
  }
}
