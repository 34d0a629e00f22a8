package org.onecard.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Complaints through the API: all that their pages do. Secrets travel in bodies, never in paths.
 */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintEndpoints {
  private final Complaints complaints;
  private final Access access;

  ComplaintEndpoints(Complaints complaints, Access access) {
    this.complaints = complaints;
    this.access = access;
  }

  /** The secret that came with the reference. */
  record Secret(@Nullable String secret) {}

  /** The secret, and what the complainant says. */
  record ComplainantSaid(@Nullable String secret, @Nullable String text) {}

  /** What a staff member does: {@code department} to route, {@code body} to refer. */
  record StaffStep(
      @Nullable String action,
      @Nullable String text,
      @Nullable String department,
      @Nullable String body) {}

  /** What one can complain about, and within how many working days it is answered. */
  @Allowed(Party.ANYONE)
  @GetMapping("/services")
  List<ComplaintService> services() {
    return complaints.services();
  }

  /** The bodies that can be named as the right ones. */
  @Allowed(Party.ANYONE)
  @GetMapping("/bodies")
  List<RightBody> bodies() {
    return complaints.bodies();
  }

  /** Files a complaint; 20 an hour from one address. */
  @Allowed(Party.ANYONE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Complaints.Filed file(@RequestBody Filing filing, HttpServletRequest request) {
    return complaints.file(filing, Filing.Channel.ONLINE, request.getRemoteAddr());
  }

  /** Enters a complaint that came by telephone. */
  @Allowed(staff = Role.COMPLAINTS)
  @PostMapping("/telephone")
  @ResponseStatus(HttpStatus.CREATED)
  Complaints.Filed fileByTelephone(@RequestBody Filing filing) {
    return complaints.fileByTelephone(filing, access.currentStaff());
  }

  /** The complaint, to its complainant. */
  @Allowed(Party.ANYONE)
  @PostMapping("/{reference}/view")
  ComplaintView follow(
      @PathVariable String reference, @RequestBody Secret body, HttpServletRequest request) {
    return complaints.follow(reference, secret(body.secret()), request.getRemoteAddr());
  }

  /** The complainant replies to a question. */
  @Allowed(Party.ANYONE)
  @PostMapping("/{reference}/reply")
  ComplaintView reply(
      @PathVariable String reference,
      @RequestBody ComplainantSaid body,
      HttpServletRequest request) {
    return act(reference, ComplaintAction.REPLY, body.secret(), body.text(), request);
  }

  /** The complainant says that it is not resolved. */
  @Allowed(Party.ANYONE)
  @PostMapping("/{reference}/reopening")
  ComplaintView reopen(
      @PathVariable String reference,
      @RequestBody ComplainantSaid body,
      HttpServletRequest request) {
    return act(reference, ComplaintAction.REOPEN, body.secret(), body.text(), request);
  }

  /** The complainant says that it is resolved. */
  @Allowed(Party.ANYONE)
  @PostMapping("/{reference}/closing")
  ComplaintView close(
      @PathVariable String reference, @RequestBody Secret body, HttpServletRequest request) {
    return act(reference, ComplaintAction.CLOSE, body.secret(), null, request);
  }

  /** What waits, by deadline: at most 200 that are open, or in one state. */
  @Allowed(staff = Role.COMPLAINTS)
  @GetMapping
  List<ComplaintView.Listed> queue(
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "overdue", defaultValue = "false") boolean overdue) {
    return complaints.queue(state(state), service, overdue);
  }

  /** One complaint with its contact; that somebody looked is in the audit. */
  @Allowed(staff = Role.COMPLAINTS)
  @GetMapping("/{reference}")
  ComplaintView open(@PathVariable String reference) {
    return complaints.open(access.currentStaff(), reference);
  }

  /** Routes, takes, asks, answers, refers, or enters what the complainant said by telephone. */
  @Allowed(staff = Role.COMPLAINTS)
  @PostMapping("/{reference}/steps")
  ComplaintView step(@PathVariable String reference, @RequestBody StaffStep step) {
    ComplaintAction action =
        ComplaintAction.find(String.valueOf(step.action()))
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "action", "is none", "use route, take, ask, reply, answer, refer, reopen"));
    ComplaintAct act = new ComplaintAct(action, step.text(), step.department(), step.body());
    return done(complaints.act(access.currentStaff(), reference, act), action);
  }

  private ComplaintView act(
      String reference,
      ComplaintAction action,
      @Nullable String secret,
      @Nullable String text,
      HttpServletRequest request) {
    ComplaintAct act = ComplaintAct.of(action, text);
    return done(complaints.act(reference, secret(secret), act, request.getRemoteAddr()), action);
  }

  private static ComplaintView done(ComplaintOutcome outcome, ComplaintAction action) {
    return switch (outcome) {
      case ComplaintOutcome.Done(ComplaintView view) -> view;
      case ComplaintOutcome.Refused(ComplaintOutcome.Why why, ComplaintState state) ->
          throw ProblemException.conflict(
              why.text(),
              "action",
              action.text() + " is not possible while the complaint is " + state.text(),
              switch (why) {
                case NOT_NOW -> "see the complaint for what is possible now";
                case NOT_YOURS -> "leave it to the complainant or to staff";
                case TOO_LATE -> "file a new complaint and name this one";
                case TOO_OFTEN -> "turn to the government's hotline";
                case TOO_LONG -> "answer it, or name the right body";
              });
    };
  }

  private static @Nullable ComplaintState state(@Nullable String text) {
    return text == null
        ? null
        : ComplaintState.find(text)
            .orElseThrow(
                () -> ProblemException.badField("state", "is no state", "see the API's document"));
  }

  private static String secret(@Nullable String secret) {
    return Objects.requireNonNullElse(secret, "");
  }
}
