package org.onecard.portal;

import java.util.ArrayList;
import java.util.List;
import org.onecard.access.FourEyes;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.oversight.Complaints;
import org.springframework.stereotype.Component;

/** What waits for a member of staff beside proposals, by role: where, and how many. */
@Component
class WaitingWork {
  private final FourEyes fourEyes;
  private final Complaints complaints;

  WaitingWork(FourEyes fourEyes, Complaints complaints) {
    this.fourEyes = fourEyes;
    this.complaints = complaints;
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
    return List.copyOf(tasks);
  }

  private static void add(
      List<Task> tasks, String path, String key, int count, boolean urgent, Phrases phrases) {
    if (count > 0) {
      tasks.add(new Task(path, phrases.say(key, Integer.toString(count)), urgent));
    }
  }
}
