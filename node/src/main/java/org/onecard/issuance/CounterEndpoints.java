package org.onecard.issuance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications at a counter, through the API: all that the counter's pages do with them. */
@RestController
@RequestMapping("/api/v1/counter/applications")
class CounterEndpoints {
  private final Applications applications;
  private final Access access;

  CounterEndpoints(Applications applications, Access access) {
    this.applications = applications;
    this.access = access;
  }

  /** What a clerk does; {@code reason} belongs to {@code refuse}. */
  record CounterStep(@Nullable String act, @Nullable String reason) {}

  /** Hands in the application of somebody who stands at the counter. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Applications.Applied apply(@RequestBody ApplicationForm form) {
    return applications.applyAtCounter(form, access.currentStaff());
  }

  /** What waits, the longest waiting first: at most 200 that are open, or in one state. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping
  List<ApplicationView.Listed> queue(
      @RequestParam(name = "state", required = false) @Nullable String state) {
    return applications.queue(
        state == null
            ? null
            : ApplicationState.find(state)
                .orElseThrow(
                    () ->
                        ProblemException.badField(
                            "state", "is no state", "see docs/reference/applications.md")));
  }

  /** One application; that somebody looked is in the audit. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/{reference}")
  ApplicationView open(@PathVariable("reference") String reference) {
    return applications.open(access.currentStaff(), reference);
  }

  /** The applicant's portrait as JPEG or PNG. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/{reference}/portrait")
  ResponseEntity<byte[]> portrait(@PathVariable("reference") String reference) {
    Portrait portrait = applications.portrait(access.currentStaff(), reference);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(portrait.type()))
        .header("Cache-Control", "no-store")
        .body(portrait.octets().toArray());
  }

  /** Checks, refuses, produces, makes ready, hands over, activates, or does it all at once. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{reference}/steps")
  ApplicationView step(@PathVariable("reference") String reference, @RequestBody CounterStep step) {
    ApplicationAct act =
        ApplicationAct.find(String.valueOf(step.act()))
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "act",
                        "is none",
                        "give check, refuse, produce, make-ready, hand-over, activate or fulfil"));
    RefusalReason reason = reason(step.reason());
    return switch (applications.act(access.currentStaff(), reference, act, reason)) {
      case ApplicationOutcome.Done(ApplicationView view) -> view;
      case ApplicationOutcome.Refused(ApplicationRefusal why, ApplicationState state) ->
          throw ProblemException.conflict(
              why.text(),
              "act",
              act.text() + " does not apply to an application that is " + state.text(),
              "see docs/reference/applications.md for what applies");
    };
  }

  private static @Nullable RefusalReason reason(@Nullable String text) {
    return text == null
        ? null
        : RefusalReason.find(text)
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "reason", "is none", "give portrait or come-in-person"));
  }
}
