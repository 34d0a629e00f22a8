package org.onecard.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.time.ServiceDay;
import org.springframework.stereotype.Component;

/** Shows each as much of a complaint as is theirs to see. */
@Component
final class ComplaintViews {
  private final ComplaintStore store;
  private final ComplaintVault vault;
  private final Clock clock;

  ComplaintViews(ComplaintStore store, ComplaintVault vault, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** The states in which somebody still has to do something. */
  List<String> open() {
    return Stream.of(ComplaintState.values())
        .filter(ComplaintState::open)
        .map(ComplaintState::text)
        .toList();
  }

  /** What everyone may know. */
  ComplaintView.Listed listed(ComplaintRow row) {
    return new ComplaintView.Listed(
        row.reference(),
        ComplaintServices.get(row.service()),
        row.state(),
        row.filedAt(),
        row.changedAt(),
        row.dueOn(),
        overdue(row),
        body(row.body()));
  }

  /** Without contact, which complainants know, and without names of staff. */
  ComplaintView forComplainant(ComplaintRow row) {
    return view(row, Hand.COMPLAINANT);
  }

  ComplaintView forStaff(ComplaintRow row) {
    return view(row, Hand.STAFF);
  }

  private ComplaintView view(ComplaintRow row, Hand hand) {
    Content content = row.content() == null ? null : vault.open(row.id(), row.content());
    boolean staff = hand == Hand.STAFF;
    return new ComplaintView(
        row.reference(),
        ComplaintServices.get(row.service()),
        row.channel(),
        row.state(),
        row.filedAt(),
        row.changedAt(),
        row.dueOn(),
        overdue(row),
        body(row.body()),
        row.department(),
        staff ? row.handler() : null,
        content == null ? null : content.description(),
        staff && content != null ? contact(content) : null,
        store.steps(row.id()).stream().map(step -> step(step, staff)).toList(),
        Stream.of(ComplaintAction.values())
            .filter(action -> ComplaintLife.isFor(action, hand))
            .filter(action -> ComplaintLife.next(row.state(), action).isPresent())
            .toList());
  }

  private ComplaintView.Step step(StepRow step, boolean staff) {
    String words =
        step.words() == null ? "" : vault.openWords(step.complaint(), step.number(), step.words());
    return new ComplaintView.Step(
        step.number(),
        step.at(),
        step.action(),
        step.hand(),
        staff ? step.staffId() : null,
        step.department(),
        body(step.body()),
        words);
  }

  private static ComplaintView.Contact contact(Content content) {
    return new ComplaintView.Contact(
        content.contactName(),
        content.telephone(),
        content.email(),
        content.address(),
        content.latitude(),
        content.longitude(),
        content.attributes());
  }

  private static @Nullable RightBody body(@Nullable String code) {
    return code == null ? null : RightBody.find(code).orElse(null);
  }

  private boolean overdue(ComplaintRow row) {
    LocalDate due = row.dueOn();
    return due != null && ServiceDay.dateOf(clock.instant()).isAfter(due);
  }
}
