package org.onecard.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.Place;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.outlet.VisitOutcome;
import org.onecard.outlet.VisitRefusal;
import org.onecard.outlet.VisitState;
import org.onecard.outlet.VisitView;

/** Home visits in the words of their pages. */
final class VisitWords {
  private VisitWords() {}

  /** A visit as a page shows it. */
  record Shown(
      String reference,
      String service,
      String need,
      String place,
      String state,
      String means,
      String pill,
      String due,
      @Nullable String day,
      @Nullable String clerks,
      @Nullable String reported,
      int attempts,
      VisitView.@Nullable Contact contact,
      boolean mayWithdraw,
      boolean mayPlan,
      boolean mayReport,
      boolean mayTakeBack) {}

  static Shown shown(VisitView visit, Phrases phrases, Instant now) {
    LocalDate day = visit.visitOn();
    VisitOutcome outcome = visit.outcome();
    VisitView.ForStaff staff = visit.staff();
    VisitState state = visit.state();
    boolean settable = state == VisitState.ASKED || state == VisitState.PLANNED;
    return new Shown(
        visit.reference(),
        phrases.say("outlets.service." + visit.service().text()),
        phrases.say("visits.need." + visit.need().text()),
        Places.shipped()
            .find(PlaceCode.of(visit.place()), ServiceDay.dateOf(now))
            .map(Place::nameZh)
            .orElse(visit.place()),
        phrases.say("visits.state." + state.text()),
        phrases.say("visits.state." + state.text() + ".means"),
        visit.overdue() ? "declined" : state.open() ? "undetermined" : "accepted",
        phrases.say(visit.overdue() ? "visits.overdue" : "visits.due", phrases.day(visit.dueOn())),
        day == null ? null : phrases.day(day),
        staff == null || staff.firstClerk() == null
            ? null
            : staff.firstClerk() + " · " + staff.secondClerk(),
        outcome == null ? null : phrases.say("visits.outcome." + outcome.text()),
        visit.attempts(),
        staff == null ? null : staff.contact(),
        settable,
        settable,
        state == VisitState.PLANNED || state == VisitState.REPORTED,
        state == VisitState.REPORTED);
  }

  static String refused(VisitRefusal why, Phrases phrases) {
    return phrases.say("visits.refused." + why.text());
  }

  static List<Choice> outcomes(Phrases phrases) {
    return Stream.of(VisitOutcome.values())
        .map(outcome -> new Choice(outcome.text(), phrases.say("visits.outcome." + outcome.text())))
        .toList();
  }
}
