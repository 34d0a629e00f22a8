package org.onecard.issuance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.card.CardAction;
import org.onecard.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holders at a counter, through the API. Numbers travel in bodies, never in paths. */
@RestController
@RequestMapping("/api/v1/counter/holders")
class HolderEndpoints {
  private final Counter counter;
  private final Access access;

  HolderEndpoints(Counter counter, Access access) {
    this.counter = counter;
    this.access = access;
  }

  /** Why the full number is needed: 4 to 200 characters. */
  record NumberReason(@Nullable String reason) {}

  /** The full number. */
  record NumberShown(String socialSecurityNumber) {}

  /** An act; {@code sameNumber} and {@code requestKey} belong to replace. */
  record HolderAct(
      @Nullable String action, @Nullable Boolean sameNumber, @Nullable String requestKey) {}

  /** One target of a loss report. */
  record ReachView(String target, boolean stopped, String adviceZh, String adviceEn) {}

  /** What came of an act. */
  record HolderDone(HolderView holder, List<ReachView> reached) {}

  /** Finds a holder by card number, or by social security number and family name; logged. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/search")
  HolderView find(@RequestBody HolderSearch search) {
    return counter.find(access.currentStaff(), search);
  }

  /** A holder by the id that a search answered; logged. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/{resident}")
  HolderView open(@PathVariable("resident") String resident) {
    return counter.open(access.currentStaff(), resident);
  }

  /** The full social security number, against a reason that is logged. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{resident}/number")
  NumberShown number(@PathVariable("resident") String resident, @RequestBody NumberReason body) {
    return new NumberShown(counter.number(access.currentStaff(), resident, body.reason()));
  }

  /** Delivers, activates, reports lost, resumes or replaces the holder's card. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{resident}/actions")
  HolderDone act(@PathVariable("resident") String resident, @RequestBody HolderAct body) {
    CardAction action =
        Stream.of(CardAction.values())
            .filter(one -> one.text().equals(body.action()))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        "action", "is none", "give activate, resume, replace …; see the holder"));
    boolean sameNumber = Objects.requireNonNullElse(body.sameNumber(), false);
    return switch (counter.act(
        access.currentStaff(), resident, action, sameNumber, body.requestKey())) {
      case CounterOutcome.Done done ->
          new HolderDone(
              done.holder(),
              done.reached().stream()
                  .map(
                      line ->
                          new ReachView(
                              line.target().name().toLowerCase(java.util.Locale.ROOT),
                              line.stopped(),
                              line.adviceZh(),
                              line.adviceEn()))
                  .toList());
      case CounterOutcome.Refused refused ->
          throw ProblemException.conflict(
              refused.why().text(),
              "action",
              "%s does not apply to a card that is %s"
                  .formatted(action.text(), refused.state().text()),
              "see docs/reference/card-lifecycle.md for what applies");
    };
  }
}
