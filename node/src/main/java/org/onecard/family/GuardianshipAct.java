package org.onecard.family;

import java.util.Set;
import java.util.UUID;
import org.onecard.access.FourEyesAct;
import org.onecard.access.Proposal;
import org.onecard.access.Role;
import org.onecard.access.StaffMember;
import org.springframework.stereotype.Component;

/** A guardianship recorded at the desk begins when a lead has looked at it as well. */
@Component
class GuardianshipAct implements FourEyesAct {
  private final FamilyDesk desk;

  GuardianshipAct(FamilyDesk desk) {
    this.desk = desk;
  }

  @Override
  public String kind() {
    return FamilyDesk.KIND;
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
    desk.begin(UUID.fromString(proposal.payload().get("guardianshipId").asString()));
  }
}
