package org.onecard.portal;

import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.issuance.Receipts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Receipts that the counter prints. */
@Controller
class ReceiptPages {
  private final Receipts receipts;
  private final Access access;

  ReceiptPages(Receipts receipts, Access access) {
    this.receipts = receipts;
    this.access = access;
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/applications/{reference}/receipts/application")
  ResponseEntity<byte[]> applied(@PathVariable("reference") String reference) {
    return CounterForms.pdf(() -> receipts.application(access.currentStaff(), reference));
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/applications/{reference}/receipts/hand-over")
  ResponseEntity<byte[]> handedOver(@PathVariable("reference") String reference) {
    return CounterForms.pdf(() -> receipts.handOver(access.currentStaff(), reference));
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/holders/{resident}/receipt")
  ResponseEntity<byte[]> replaced(@PathVariable("resident") String resident) {
    return CounterForms.pdf(() -> receipts.replacement(access.currentStaff(), resident));
  }

  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/replacements/{case}/receipt")
  ResponseEntity<byte[]> neighbour(@PathVariable("case") String caseId) {
    return CounterForms.pdf(() -> receipts.neighbour(caseId));
  }
}
