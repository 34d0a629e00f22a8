package org.onecard.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.onecard.access.FourEyes;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.catalogue.AuthorityDesk;
import org.onecard.catalogue.ListDesk;
import org.onecard.federation.PeerDesk;
import org.onecard.fusion.FusionDesk;
import org.onecard.fusion.FusionDesk.StepView;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.oversight.Complaints;
import org.springframework.stereotype.Component;

/** What waits for a member of staff, by role: of which kind, where, and how many. */
@Component
class WaitingWork {
  private final FourEyes fourEyes;
  private final Complaints complaints;
  private final AuthorityDesk items;
  private final ListDesk lists;
  private final FusionDesk fusion;
  private final PeerDesk peers;
  private final Region self;
  private final Clock clock;

  WaitingWork(
      FourEyes fourEyes,
      Complaints complaints,
      AuthorityDesk items,
      ListDesk lists,
      FusionDesk fusion,
      PeerDesk peers,
      Region self,
      Clock clock) {
    this.fourEyes = fourEyes;
    this.complaints = complaints;
    this.items = items;
    this.lists = lists;
    this.fusion = fusion;
    this.peers = peers;
    this.self = self;
    this.clock = clock;
  }

  /**
   * One kind of work.
   *
   * @param kind as {@code complaints.overdue}; said as {@code work.<kind>}
   * @param page where it is done
   * @param urgent where it is past its time, or something fails
   */
  record Task(String kind, String page, int count, boolean urgent) {}

  /** What there is to do; nothing of a kind of which there is none. */
  List<Task> of(StaffMember member) {
    int approvals = fourEyes.waitingFor(member).size();
    return Stream.of(
            Stream.of(new Task("approvals", "/authority/approvals", approvals, false)),
            member.has(Role.COMPLAINTS) ? complaints() : Stream.<Task>empty(),
            member.has(Role.APPROVER) ? lists() : Stream.<Task>empty(),
            member.has(Role.EDITOR)
                ? Stream.of(new Task("fusion.late", "/authority/fusion", late(), true))
                : Stream.<Task>empty(),
            member.has(Role.OPERATOR)
                ? Stream.of(new Task("peers", "/authority/peers", troubled(), true))
                : Stream.<Task>empty())
        .flatMap(tasks -> tasks)
        .filter(task -> task.count() > 0)
        .toList();
  }

  /** How many proposals wait for an act of this member. */
  long proposals(StaffMember member) {
    return items.proposals().stream()
        .filter(each -> AuthorityActs.waits(AuthorityActs.of(each, member, self.code())))
        .count();
  }

  private Stream<Task> complaints() {
    int overdue = complaints.queue(null, null, true).size();
    int open = complaints.queue(null, null, false).size() - overdue;
    String queue = "/authority/complaints";
    return Stream.of(
        new Task("complaints.overdue", queue + "?overdue=true", overdue, true),
        new Task("complaints.open", queue, open, false));
  }

  private Stream<Task> lists() {
    long editions =
        items.nextDrafts().stream()
            .filter(draft -> !draft.signedBy().contains(self.code()))
            .count();
    return Stream.of(
        new Task("editions", "/authority#next", Math.toIntExact(editions), false),
        new Task("local", "/authority/local-list", lists.localDrafts().size(), false));
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
}
