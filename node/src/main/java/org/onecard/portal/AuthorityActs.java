package org.onecard.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.onecard.catalogue.ProposalView;

/** Which legal steps on a proposal this member may take now. */
final class AuthorityActs {
  private static final Set<String> WRITING = Set.of("idea", "drafted", "submitted", "revised");
  private static final Set<String> WAITING = Set.of("submit", "agree", "approve");

  private AuthorityActs() {}

  static List<String> of(ProposalView proposal, StaffMember member, String self) {
    List<String> acts = new ArrayList<>();
    for (String step : proposal.next()) {
      if (may(step, proposal, member, self)) {
        acts.add(step);
      }
    }
    return List.copyOf(acts);
  }

  /** Whether one of the acts is what the proposal waits for. */
  static boolean waits(List<String> acts) {
    return acts.stream().anyMatch(WAITING::contains);
  }

  private static boolean may(String step, ProposalView proposal, StaffMember member, String self) {
    boolean own = self.equals(proposal.proposer());
    boolean ours = proposal.authorities().contains(self);
    return switch (step) {
      case "draft", "revise", "submit", "retract" -> own && member.has(Role.EDITOR);
      case "comment" -> member.hasAny(Set.of(Role.EDITOR, Role.REVIEWER, Role.APPROVER));
      case "agree" ->
          ours
              && member.has(Role.REVIEWER)
              && !proposal.agreedBy().contains(self)
              && !isWrittenBy(proposal, member);
      case "refuse" -> ours && member.hasAny(Set.of(Role.REVIEWER, Role.APPROVER));
      case "approve" ->
          ours
              && member.has(Role.APPROVER)
              && proposal.approvals().stream().noneMatch(act -> act.region().equals(self));
      default -> false;
    };
  }

  private static boolean isWrittenBy(ProposalView proposal, StaffMember member) {
    return proposal.history().stream()
        .anyMatch(act -> member.staffId().equals(act.staff()) && WRITING.contains(act.deed()));
  }
}
