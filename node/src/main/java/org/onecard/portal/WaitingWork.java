package org.onecard.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onecard.access.FourEyes;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.federation.PeerDesk;
import org.onecard.fusion.FusionDesk;
import org.onecard.fusion.FusionDesk.StepView;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.oversight.Complaints;
import org.springframework.stereotype.Component;

/** What waits for a member of staff beside proposals, by role: where, and how many. */
@Component
class WaitingWork {
  private final FourEyes fourEyes;
  private final Complaints complaints;
  private final FusionDesk fusion;
  private final PeerDesk peers;
  private final Clock clock;

  WaitingWork(
      FourEyes fourEyes, Complaints complaints, FusionDesk fusion, PeerDesk peers, Clock clock) {
    this.fourEyes = fourEyes;
    this.complaints = complaints;
    this.fusion = fusion;
    this.peers = peers;
    this.clock = clock;
  }

  /** One kind of work; {@code urgent} where it is past its time, or something fails. */
  record Task(String path, String said, boolean urgent) {}

  /** What there is to do; nothing of a kind of which there is none. */
  List<Task> of(StaffMember member, Phrases phrases) {
    List<Task> tasks = new ArrayList<>();
    int approvals = fourEyes.waitingFor(member).size();
    add(tasks, "/authority/approvals", "work.approvals", approvals, false, phrases);
    if (member.has(Role.COMPLAINTS)) {
      int overdue = complaints.queue(null, null, true).size();
      int open = complaints.queue(null, null, false).size() - overdue;
      String queue = "/authority/complaints";
      add(tasks, queue + "?overdue=true", "work.complaints.overdue", overdue, true, phrases);
      add(tasks, queue, "work.complaints.open", open, false, phrases);
    }
    if (member.has(Role.EDITOR)) {
      add(tasks, "/authority/fusion", "work.fusion.late", late(), true, phrases);
    }
    if (member.has(Role.OPERATOR)) {
      add(tasks, "/authority/peers", "work.peers", troubled(), true, phrases);
    }
    return List.copyOf(tasks);
  }

  /** Cards of which a function was to be merged by now and is not. */
  private int late() {
    LocalDate today = ServiceDay.dateOf(clock.instant());
    return (int)
        fusion.register().stream()
            .filter(card -> card.functions().stream().anyMatch(step -> isLate(step, today)))
            .count();
  }

  /** Whether a function's plan is past its day. */
  static boolean isLate(StepView step, LocalDate today) {
    LocalDate until = step.until();
    return until != null && until.isBefore(today) && !step.progress().equals("merged");
  }

  private int troubled() {
    return (int)
        peers.peers().stream()
            .filter(peer -> !peer.state().equals("trusted") || !peer.troubles().isEmpty())
            .count();
  }

  private static void add(
      List<Task> tasks, String path, String key, int count, boolean urgent, Phrases phrases) {
    if (count > 0) {
      tasks.add(new Task(path, phrases.say(key, Integer.toString(count)), urgent));
    }
  }
}
