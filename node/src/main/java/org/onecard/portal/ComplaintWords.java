package org.onecard.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.oversight.ComplaintAction;
import org.onecard.oversight.ComplaintService;
import org.onecard.oversight.ComplaintState;
import org.onecard.oversight.ComplaintView;
import org.onecard.oversight.RightBody;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Complaints in the words of their pages. */
final class ComplaintWords {
  private ComplaintWords() {}

  /** A complaint as its page shows it. */
  record Shown(
      String reference,
      String service,
      String state,
      String stateName,
      String stateSays,
      String pill,
      String due,
      boolean overdue,
      String agency,
      @Nullable String body,
      @Nullable String department,
      @Nullable String handler,
      @Nullable String description,
      ComplaintView.@Nullable Contact contact,
      String channel,
      List<Line> lines,
      boolean mayReply,
      boolean mayClose,
      boolean mayReopen,
      List<Possible> possible) {}

  /** A step as a line: when, who did what, and what was said. */
  record Line(String when, String what, @Nullable String who, String words) {}

  /** Something that staff may do now. */
  record Possible(String action, String name) {}

  /** A complaint as a row of the queue. */
  record Row(
      String reference, String service, String stateName, String pill, String due, String filed) {}

  static Shown shown(ComplaintView view, Phrases phrases) {
    List<ComplaintAction> possible = view.possible();
    RightBody body = view.body();
    ComplaintService service = view.service();
    return new Shown(
        view.reference(),
        phrases.english() ? service.nameEn() : service.nameZh(),
        view.state().text(),
        state(view.state(), phrases),
        phrases.say("complaints.state." + view.state().text() + ".means"),
        pill(view.state(), view.overdue()),
        due(view.dueOn() == null ? "" : phrases.day(view.dueOn()), view.overdue(), phrases),
        view.overdue(),
        phrases.english() ? service.agencyEn() : service.agencyZh(),
        body == null ? null : body(body, phrases),
        view.department(),
        view.handler(),
        view.description(),
        view.contact(),
        phrases.say("complaints.channel." + view.channel()),
        view.steps().stream().map(step -> line(step, phrases)).toList(),
        possible.contains(ComplaintAction.REPLY),
        possible.contains(ComplaintAction.CLOSE),
        possible.contains(ComplaintAction.REOPEN),
        possible.stream()
            .map(
                action ->
                    new Possible(action.text(), phrases.say("complaints.do." + action.text())))
            .toList());
  }

  static Row row(ComplaintView.Listed listed, Phrases phrases) {
    ComplaintService service = listed.service();
    return new Row(
        listed.reference(),
        phrases.english() ? service.nameEn() : service.nameZh(),
        state(listed.state(), phrases),
        pill(listed.state(), listed.overdue()),
        due(listed.dueOn() == null ? "" : phrases.day(listed.dueOn()), listed.overdue(), phrases),
        phrases.time(listed.filedAt()));
  }

  static String body(RightBody body, Phrases phrases) {
    return (phrases.english() ? body.nameEn() : body.nameZh()) + " · " + body.telephone();
  }

  /** What is wrong, in the page's language, and what to do. */
  static String fault(ProblemException problem, Phrases phrases) {
    if (problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
      return phrases.say("complaints.fault.often");
    }
    return phrases.sayOr(
        "complaints.fault." + problem.field(), phrases.say("complaints.fault.other"));
  }

  private static Line line(ComplaintView.Step step, Phrases phrases) {
    String what = phrases.say("complaints.step." + step.action().text());
    RightBody body = step.body();
    return new Line(
        phrases.time(step.at()),
        phrases.say("complaints.hand." + step.hand()) + " · " + what,
        step.staffId(),
        (body == null ? "" : body(body, phrases) + "\n") + step.words());
  }

  private static String state(ComplaintState state, Phrases phrases) {
    return phrases.say("complaints.state." + state.text());
  }

  private static String due(String day, boolean overdue, Phrases phrases) {
    if (day.isEmpty()) {
      return phrases.say("complaints.due.none");
    }
    return phrases.say(overdue ? "complaints.due.overdue" : "complaints.due", day);
  }

  private static String pill(ComplaintState state, boolean overdue) {
    if (overdue) {
      return "declined";
    }
    return state.open() ? "undetermined" : "accepted";
  }
}
