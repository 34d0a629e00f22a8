package org.onecard.access;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Component;

/** An act that counts how often it was done, and fails when told to. */
@Component
class ActForTests implements FourEyesAct {
  static final String KIND = "act-for-tests";

  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> proposers() {
    return Set.of(Role.CLERK);
  }

  @Override
  public Set<Role> deciders() {
    return Set.of(Role.CLERK_LEAD);
  }

  @Override
  public void carryOut(Proposal proposal, StaffMember approver) {
    if (failing.remove(proposal.subject())) {
      throw ProblemException.conflict("not-now", "subject", "it cannot be done now", "later");
    }
    done.merge(proposal.subject(), 1, Integer::sum);
  }

  int timesDone(String subject) {
    return done.getOrDefault(subject, 0);
  }

  void failOnce(String subject) {
    failing.add(subject);
  }
}
