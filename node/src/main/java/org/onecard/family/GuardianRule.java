package org.onecard.family;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.onecard.kernel.time.ServiceDay;

/**
 * The limits of guardianship, in one pure function: docs/reference/family.md has them as a table.
 */
final class GuardianRule {
  private static final Permission GRANTED = new Permission.Granted();

  private GuardianRule() {}

  /** Whether the guardian may do this for the ward at this moment. */
  static Permission mayActFor(Guardianship guardianship, GuardianAct act, Instant at) {
    if (guardianship.startsAt() == null || at.isBefore(guardianship.startsAt())) {
      return new Permission.Denied(Permission.Why.NOT_STARTED);
    }
    if (isOver(guardianship, at)) {
      return new Permission.Denied(Permission.Why.OVER);
    }
    return switch (act) {
      case SHOW_CODE, STOP_SHOWING, SEE_STATUS, SEE_USES, REPORT_LOSS -> GRANTED;
      case SEE_HEALTH_USES ->
          age(guardianship.wardBorn(), at) < FamilyLimits.HEALTH_OWN
              ? GRANTED
              : new Permission.Denied(Permission.Why.HEALTH_IS_PRIVATE);
      case RESUME, ASK_REPLACEMENT, CHANGE_DEVICE, APPOINT, EXTEND ->
          new Permission.Denied(Permission.Why.NOT_A_GUARDIANS);
    };
  }

  /** Whether it has ended, by somebody or by time; a child's ends with childhood in any case. */
  private static boolean isOver(Guardianship guardianship, Instant at) {
    boolean ended = guardianship.endedAt() != null && !at.isBefore(guardianship.endedAt());
    boolean late = guardianship.endsAt() == null || !at.isBefore(guardianship.endsAt());
    boolean grown =
        guardianship.kind() == GuardianshipKind.CHILD && isOfAge(guardianship.wardBorn(), at);
    return ended || late || grown;
  }

  static boolean isOfAge(LocalDate born, Instant at) {
    return age(born, at) >= FamilyLimits.OF_AGE;
  }

  /** The first moment at which somebody is of age: who was born on 29 February, on 1 March. */
  static Instant comesOfAge(LocalDate born) {
    LocalDate birthday = born.plusYears(FamilyLimits.OF_AGE);
    boolean leapt = birthday.getDayOfMonth() != born.getDayOfMonth();
    return new ServiceDay(leapt ? birthday.plusDays(1) : birthday).startsAt(0);
  }

  private static int age(LocalDate born, Instant at) {
    return Period.between(born, ServiceDay.dateOf(at)).getYears();
  }
}
