package org.onecard.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.portal.WaitingWork.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the member who asks, as the page of the authority opens on it. */
@RestController
class WorkEndpoints {
  private final WaitingWork work;
  private final Access access;

  WorkEndpoints(WaitingWork work, Access access) {
    this.work = work;
    this.access = access;
  }

  /** Each kind of work there is, by what the member's roles may do. */
  @Allowed(
      staff = {
        Role.EDITOR,
        Role.REVIEWER,
        Role.APPROVER,
        Role.REGISTRAR,
        Role.COMPLAINTS,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.STAFF_ADMIN
      })
  @GetMapping("/api/v1/authority/work")
  List<Task> work() {
    StaffMember member = access.currentStaff();
    List<Task> tasks = new ArrayList<>(work.of(member));
    if (member.hasAny(Set.of(Role.EDITOR, Role.REVIEWER, Role.APPROVER))) {
      int proposals = Math.toIntExact(work.proposals(member));
      if (proposals > 0) {
        tasks.add(new Task("proposals", "/authority", proposals, false));
      }
    }
    return List.copyOf(tasks);
  }
}
