package org.onecard.outlet;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Home visits through the API: all that their pages do. Secrets travel in bodies only. */
@RestController
class VisitEndpoints {
  private static final String PUBLIC = "/api/v1/outlets/visits";
  private static final String COUNTER = "/api/v1/counter/visits";

  private final Visits visits;
  private final Access access;

  VisitEndpoints(Visits visits, Access access) {
    this.visits = visits;
    this.access = access;
  }

  /** The secret that came with the reference. */
  record VisitSecret(@Nullable String secret) {}

  /** A day, and the ids of the two who go. */
  record VisitPlan(
      @Nullable String day, @Nullable String firstClerk, @Nullable String secondClerk) {}

  /** How it went: {@code done}, {@code nobody-home} or {@code not-possible}. */
  record VisitReport(@Nullable String outcome) {}

  /** A clerk who can be sent. */
  record Clerk(String staffId, String name) {}

  /** Asks for a visit; 20 an hour from one address. */
  @Allowed(Party.ANYONE)
  @PostMapping(PUBLIC)
  @ResponseStatus(HttpStatus.CREATED)
  Visits.Asked ask(@RequestBody VisitRequest body, HttpServletRequest request) {
    return visits.ask(body, request.getRemoteAddr());
  }

  /** The visit, to who asked for it. */
  @Allowed(Party.ANYONE)
  @PostMapping(PUBLIC + "/{reference}/view")
  VisitView follow(
      @PathVariable String reference, @RequestBody VisitSecret body, HttpServletRequest request) {
    return visits.follow(reference, text(body.secret()), request.getRemoteAddr());
  }

  /** Takes a request back. */
  @Allowed(Party.ANYONE)
  @PostMapping(PUBLIC + "/{reference}/withdrawal")
  VisitView withdraw(
      @PathVariable String reference, @RequestBody VisitSecret body, HttpServletRequest request) {
    return done(visits.withdraw(reference, text(body.secret()), request.getRemoteAddr()));
  }

  /** What is open, by deadline. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(COUNTER)
  List<VisitView> open() {
    return visits.open();
  }

  /** Who can be sent. */
  @Allowed(staff = Role.CLERK_LEAD)
  @GetMapping(COUNTER + "/clerks")
  List<Clerk> clerks() {
    return visits.clerks().stream()
        .map((StaffMember member) -> new Clerk(member.staffId(), member.name()))
        .toList();
  }

  /** Enters a request that came by telephone or at a counter. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping(COUNTER)
  @ResponseStatus(HttpStatus.CREATED)
  Visits.Asked askByTelephone(@RequestBody VisitRequest body) {
    return visits.askByTelephone(body, access.currentStaff());
  }

  /** The visit with whom it is for; that one looked is written down. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping(COUNTER + "/{reference}")
  VisitView visit(@PathVariable String reference) {
    return visits.read(access.currentStaff(), reference);
  }

  /** Sets the day and the two who go. */
  @Allowed(staff = Role.CLERK_LEAD)
  @PostMapping(COUNTER + "/{reference}/plan")
  VisitView plan(@PathVariable String reference, @RequestBody VisitPlan body) {
    return done(
        visits.plan(
            access.currentStaff(),
            reference,
            day(body.day()),
            text(body.firstClerk()),
            text(body.secondClerk())));
  }

  /** Says how it went; it counts when the other of the two says the same. */
  @Allowed(staff = Role.CLERK)
  @PostMapping(COUNTER + "/{reference}/report")
  VisitView report(@PathVariable String reference, @RequestBody VisitReport body) {
    VisitOutcome outcome = OutletReader.one(VisitOutcome.class, "outcome", body.outcome());
    return done(visits.report(access.currentStaff(), reference, outcome));
  }

  /** Takes an own report back, before the other has agreed. */
  @Allowed(staff = Role.CLERK)
  @PostMapping(COUNTER + "/{reference}/report/withdrawal")
  VisitView takeBack(@PathVariable String reference) {
    return done(visits.takeBack(access.currentStaff(), reference));
  }

  private static VisitView done(VisitRuling ruling) {
    return switch (ruling) {
      case VisitRuling.Done done -> done.visit();
      case VisitRuling.Refused refused ->
          throw ProblemException.conflict(
              "visit-" + refused.why().text(), "reference", said(refused.why()), "see the visit");
    };
  }

  private static String said(VisitRefusal why) {
    return switch (why) {
      case NOT_IN_THIS_STATE -> "the visit does not stand so any more";
      case SAME_CLERK -> "two different clerks go";
      case DAY_OUT_OF_RANGE -> "the day is over, or more than 90 days ahead";
      case NOT_ONE_OF_THE_TWO -> "only the two who were sent say how it went";
      case REPORTED_BY_YOU -> "you have reported; the other of the two has to";
      case NOT_THE_SAME -> "the other of the two said something else; agree first";
      case DAY_NOT_COME -> "the day has not come";
      case TRIED_OFTEN -> "nobody was at home five times";
    };
  }

  private static LocalDate day(@Nullable String text) {
    try {
      return LocalDate.parse(text(text));
    } catch (DateTimeException e) {
      throw ProblemException.badField("day", "is no day", "give it as 2026-12-31");
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
