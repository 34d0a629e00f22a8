package org.onecard.outlet;

import org.onecard.web.Fields;
import org.onecard.web.ProblemException;

/** What is sealed of a visit: whom to visit, where, and the secret of who asked. */
record VisitContent(String name, String telephone, String address, String note, String secret) {

  /** Checks every field. */
  static VisitContent of(VisitRequest request, String secret) {
    String telephone = Fields.telephone("telephone", request.telephone());
    if (telephone.isEmpty()) {
      throw ProblemException.badField("telephone", "is missing", "clerks call before they come");
    }
    return new VisitContent(
        Fields.line("name", request.name(), OutletLimits.NAME),
        telephone,
        Fields.line("address", request.address(), OutletLimits.ADDRESS),
        Fields.paragraphOrNothing("note", request.note(), OutletLimits.VISIT_NOTE),
        secret);
  }
}
