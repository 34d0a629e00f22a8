package org.onecard.oversight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Staff;
import org.onecard.access.StaffMember;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.kernel.time.WorkCalendar;
import org.onecard.web.Fields;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;

/** Takes one step with a complaint that the caller's transaction has claimed. */
@Component
final class ComplaintSteps {
  private static final Set<ComplaintAction> NEEDS_WORDS =
      Set.of(
          ComplaintAction.ASK,
          ComplaintAction.REPLY,
          ComplaintAction.ANSWER,
          ComplaintAction.REFER,
          ComplaintAction.REOPEN);

  private final ComplaintStore store;
  private final ComplaintVault vault;
  private final Staff staff;
  private final Region region;
  private final Clock clock;

  ComplaintSteps(
      ComplaintStore store, ComplaintVault vault, Staff staff, Region region, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.staff = staff;
    this.region = region;
    this.clock = clock;
  }

  /** What became of it. */
  sealed interface Taken {
    record Step(ComplaintRow complaint) implements Taken {}

    record None(ComplaintOutcome.Why why) implements Taken {}
  }

  /** Checks the act, does it if the table allows it, and writes both down. */
  Taken take(ComplaintRow row, ComplaintAct act, Hand hand, @Nullable StaffMember member) {
    ComplaintAction action = act.action();
    if (!ComplaintLife.isFor(action, hand)) {
      return new Taken.None(ComplaintOutcome.Why.NOT_YOURS);
    }
    String words =
        NEEDS_WORDS.contains(action)
            ? Fields.paragraph("text", act.words(), ComplaintLimits.TEXT)
            : Fields.paragraphOrNothing("text", act.words(), ComplaintLimits.TEXT);
    String department = action == ComplaintAction.ROUTE ? department(act) : null;
    String body = action == ComplaintAction.REFER ? body(act) : null;
    ComplaintState next = ComplaintLife.next(row.state(), action).orElse(null);
    if (next == null) {
      return new Taken.None(ComplaintOutcome.Why.NOT_NOW);
    }
    Instant now = clock.instant();
    ComplaintOutcome.Why bound = bound(row, action, now);
    if (bound != null) {
      return new Taken.None(bound);
    }
    String staffId = member == null ? null : member.staffId();
    ComplaintRow moved = moved(row, action, next, now, staffId, department, body);
    store.save(moved);
    store.addStep(
        new StepRow(
            row.id(),
            moved.steps(),
            now,
            action,
            hand.text(),
            staffId,
            department,
            body,
            words.isEmpty() ? null : vault.sealWords(row.id(), moved.steps(), words)));
    return new Taken.Step(moved);
  }

  /** Whether this body is this region's own card authority, to which nothing need be referred. */
  boolean isOwn(RightBody body) {
    return body.code().equals("region-" + region.code());
  }

  private static ComplaintOutcome.@Nullable Why bound(
      ComplaintRow row, ComplaintAction action, Instant now) {
    boolean turning = action == ComplaintAction.ASK || action == ComplaintAction.ROUTE;
    if (turning && row.steps() >= ComplaintLimits.TURNING_STEPS) {
      return ComplaintOutcome.Why.TOO_LONG;
    }
    if (action != ComplaintAction.REOPEN) {
      return null;
    }
    LocalDate last = ServiceDay.dateOf(row.changedAt()).plus(ComplaintLimits.REOPENED_WITHIN);
    if (ServiceDay.dateOf(now).isAfter(last)) {
      return ComplaintOutcome.Why.TOO_LATE;
    }
    return row.reopenings() >= ComplaintLimits.REOPENINGS ? ComplaintOutcome.Why.TOO_OFTEN : null;
  }

  private static ComplaintRow moved(
      ComplaintRow row,
      ComplaintAction action,
      ComplaintState next,
      Instant now,
      @Nullable String staffId,
      @Nullable String department,
      @Nullable String body) {
    LocalDate today = ServiceDay.dateOf(now);
    Allowance allowance =
        switch (next) {
          case WAITING, ANSWERED, CLOSED -> row.allowance().rest(today, WorkCalendar.shipped());
          case REOPENED ->
              Allowance.from(today, ComplaintServices.get(row.service()).workdaysAgain());
          case RECEIVED, ROUTED, HANDLING -> row.allowance().goOn(today);
        };
    return new ComplaintRow(
        row.id(),
        row.reference(),
        row.service(),
        row.channel(),
        next,
        row.filedAt(),
        now,
        allowance,
        allowance.dueOn(WorkCalendar.shipped()).orElse(null),
        row.reopenings() + (action == ComplaintAction.REOPEN ? 1 : 0),
        row.steps() + 1,
        department == null ? row.department() : department,
        action == ComplaintAction.TAKE ? staffId : row.handler(),
        next == ComplaintState.REOPENED ? null : body == null ? row.body() : body,
        row.content());
  }

  private String department(ComplaintAct act) {
    String id = Fields.code("department", act.department());
    if (staff.departments().stream().noneMatch(known -> known.id().equals(id))) {
      throw ProblemException.badField("department", "is no department", "choose one of the list");
    }
    return id;
  }

  private String body(ComplaintAct act) {
    return RightBody.find(Fields.code("body", act.body()))
        .filter(found -> !isOwn(found))
        .map(RightBody::code)
        .orElseThrow(
            () ->
                ProblemException.badField(
                    "body", "is no body that can be named", "choose one of the list of bodies"));
  }
}
