package org.onecard.portal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.issuance.ApplicationAct;
import org.onecard.issuance.ApplicationKind;
import org.onecard.issuance.ApplicationState;
import org.onecard.issuance.ApplicationStep;
import org.onecard.issuance.ApplicationView;
import org.onecard.issuance.ApplicationView.OutletName;
import org.onecard.issuance.HolderView;
import org.onecard.issuance.OpenWork;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Applications, holders and open work in the words of their pages. */
final class CounterWords {
  private CounterWords() {}

  /** A choice in a list. */
  record Choice(String code, String name) {}

  /** A step as a line: when, what, and where or by whom. */
  record Line(String when, String what, @Nullable String where, @Nullable String who) {}

  /** An application as its page shows it. */
  record Shown(
      String reference,
      String kind,
      String state,
      String stateName,
      String stateSays,
      String pill,
      String applied,
      String channel,
      @Nullable String outlet,
      @Nullable String reason,
      @Nullable String name,
      @Nullable String number,
      @Nullable String card,
      List<Line> lines,
      ApplicationView.@Nullable ForStaff staff,
      List<Choice> possible,
      boolean refusable) {}

  /** A holder as the counter's page shows one. */
  record Holder(
      String residentId,
      String name,
      String number,
      String card,
      String state,
      String stateName,
      String pill,
      String expires,
      @Nullable String until,
      @Nullable String request,
      boolean deviceBound,
      List<Choice> possible,
      boolean replaceable,
      List<Line> lines) {}

  /** A row of the queue. */
  record Row(String link, String name, String what, String stateName, String pill, String age) {}

  static Shown shown(ApplicationView view, Phrases phrases) {
    ApplicationView.ForStaff staff = view.staff();
    return new Shown(
        view.reference(),
        kind(view.kind(), phrases),
        view.state().text(),
        state(view.state(), phrases),
        phrases.say("counter.state." + view.state().text() + ".means"),
        pill(view.state()),
        phrases.time(view.appliedAt()),
        phrases.say("counter.channel." + view.channel()),
        outlet(view.outlet(), phrases),
        view.reason() == null ? null : phrases.say("counter.reason." + view.reason().text()),
        view.name(),
        view.maskedSocialSecurityNumber(),
        view.maskedCardNumber(),
        view.steps().stream().map(step -> line(step, phrases)).toList(),
        staff,
        staff == null ? List.of() : acts(staff.possible(), phrases),
        staff != null && staff.possible().contains(ApplicationAct.REFUSE));
  }

  private static List<Choice> acts(List<ApplicationAct> acts, Phrases phrases) {
    return acts.stream()
        .filter(act -> act != ApplicationAct.REFUSE)
        .map(act -> new Choice(act.text(), phrases.say("counter.act." + act.text())))
        .toList();
  }

  private static Line line(ApplicationStep step, Phrases phrases) {
    return new Line(
        phrases.time(step.at()),
        phrases.say("counter.step." + step.act().text()),
        step.outlet(),
        step.staffId());
  }

  static Holder holder(HolderView view, Phrases phrases) {
    return new Holder(
        view.residentId(),
        view.name(),
        view.maskedSocialSecurityNumber(),
        view.maskedCardNumber(),
        view.state(),
        phrases.say("state." + view.state()),
        cardPill(view.state()),
        phrases.day(view.expiresOn()),
        view.suspendedUntil() == null ? null : phrases.time(view.suspendedUntil()),
        view.request() == null ? null : phrases.say("counter.request." + view.request()),
        view.deviceBound(),
        view.possible().stream()
            .filter(action -> !action.equals("replace"))
            .map(action -> new Choice(action, phrases.say("counter.do." + action)))
            .toList(),
        view.possible().contains("replace"),
        view.history().stream()
            .map(
                line ->
                    new Line(
                        phrases.time(line.at()),
                        phrases.say("counter.did." + line.action()),
                        null,
                        null))
            .toList());
  }

  static Row row(OpenWork work, Phrases phrases) {
    String kind = work.kind().name().toLowerCase(Locale.ROOT);
    return new Row(
        work.link(),
        work.reference(),
        phrases.say("counter.work." + kind)
            + " · "
            + phrases.sayOr("counter.kind." + work.what(), work.what()),
        phrases.say("counter.state." + work.state()),
        "undetermined",
        age(work, phrases));
  }

  private static String age(OpenWork work, Phrases phrases) {
    return work.ageDays() == 0
        ? phrases.say("counter.age.today", phrases.time(work.since()))
        : phrases.say("counter.age", work.ageDays(), phrases.time(work.since()));
  }

  static String kind(ApplicationKind kind, Phrases phrases) {
    return phrases.say("counter.kind." + kind.text());
  }

  static List<Choice> kinds(Phrases phrases) {
    return Stream.of(ApplicationKind.values())
        .map(kind -> new Choice(kind.text(), kind(kind, phrases)))
        .toList();
  }

  static List<Choice> states(Phrases phrases) {
    return Stream.of(ApplicationState.values())
        .map(state -> new Choice(state.text(), state(state, phrases)))
        .toList();
  }

  static String state(ApplicationState state, Phrases phrases) {
    return phrases.say("counter.state." + state.text());
  }

  private static @Nullable String outlet(@Nullable OutletName outlet, Phrases phrases) {
    return outlet == null ? null : phrases.english() ? outlet.titleEn() : outlet.titleZh();
  }

  /** What is wrong, in the page's language, and what to do. */
  static String fault(ProblemException problem, Phrases phrases) {
    if (problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
      return phrases.say("counter.fault.often");
    }
    String byCode = phrases.sayOr("counter.fault." + problem.code(), "");
    return byCode.isEmpty()
        ? phrases.sayOr("counter.fault." + problem.field(), phrases.say("counter.fault.other"))
        : byCode;
  }

  private static String pill(ApplicationState state) {
    return switch (state) {
      case ACTIVATED, HANDED_OVER, READY -> "accepted";
      case REFUSED -> "declined";
      case APPLIED, CHECKED, PRODUCED -> "undetermined";
    };
  }

  private static String cardPill(String state) {
    return switch (state) {
      case "active" -> "valid";
      case "temporarily-suspended", "formally-suspended" -> "suspended";
      case "cancelled", "expired", "replaced" -> "revoked";
      default -> "unknown";
    };
  }
}
