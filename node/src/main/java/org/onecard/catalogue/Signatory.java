package org.onecard.catalogue;

import org.onecard.access.Access;
import org.onecard.access.StaffMember;
import org.onecard.catalogue.ItemDesk.Actor;
import org.springframework.stereotype.Component;

/** Who acts for the own authority in this request. */
@Component
class Signatory {
  private final Access access;

  Signatory(Access access) {
    this.access = access;
  }

  /** The staff member who makes this request; a 401 problem if none does. */
  Actor current() {
    StaffMember member = access.currentStaff();
    return new Actor(member.staffId(), member.department().titleZh());
  }
}
