package org.onecard.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDayTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-19T15:59:59Z, 0, 2026-11-19",
    "2026-11-19T16:00:00Z, 0, 2026-11-20",
    "2026-11-19T18:59:59.999Z, 3, 2026-11-19",
    "2026-11-19T19:00:00Z, 3, 2026-11-20",
    "2026-12-31T16:30:00Z, 4, 2026-12-31",
    "2026-11-20T14:59:59Z, 23, 2026-11-19",
    "2026-11-20T15:00:00Z, 23, 2026-11-20",
  })
  void anInstantBelongsToTheDayThatBeganLast(Instant instant, int cutOver, LocalDate date) {
    ServiceDay day = ServiceDay.of(instant, cutOver);
    assertThat(day.date()).isEqualTo(date);
    assertThat(day.startsAt(cutOver)).isBeforeOrEqualTo(instant);
    assertThat(day.next().startsAt(cutOver)).isAfter(instant);
  }

  @Test
  void cutAtMidnightItIsTheCalendarDate() {
    assertThat(ServiceDay.dateOf(Instant.parse("2026-11-19T16:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 11, 20));
  }

  @Test
  void daysAreInOrder() {
    ServiceDay day = new ServiceDay(LocalDate.of(2026, 12, 31));
    assertThat(day.next()).isGreaterThan(day).hasToString("2027-01-01");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 24})
  void anHourThatIsNoneIsRefused(int hour) {
    ServiceDay day = new ServiceDay(LocalDate.EPOCH);
    assertThatThrownBy(() -> ServiceDay.of(Instant.EPOCH, hour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use 0 to 23");
    assertThatThrownBy(() -> day.startsAt(hour)).isInstanceOf(IllegalArgumentException.class);
  }
}
