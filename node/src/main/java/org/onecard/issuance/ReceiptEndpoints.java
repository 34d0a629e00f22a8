package org.onecard.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.access.Role;
import org.onecard.issuance.ApplicationEndpoints.ApplicationSecret;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts as PDF on A5, through the API. */
@RestController
@RequestMapping("/api/v1")
class ReceiptEndpoints {
  private final Receipts receipts;
  private final Access access;

  ReceiptEndpoints(Receipts receipts, Access access) {
    this.receipts = receipts;
    this.access = access;
  }

  /** The receipt of an application, to its applicant. */
  @Allowed(Party.ANYONE)
  @PostMapping("/applications/{reference}/receipt")
  ResponseEntity<byte[]> application(
      @PathVariable("reference") String reference,
      @RequestBody ApplicationSecret body,
      HttpServletRequest request) {
    String secret = Objects.requireNonNullElse(body.secret(), "");
    return pdf(receipts.application(reference, secret, request.getRemoteAddr()));
  }

  /** The receipt of an application. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/applications/{reference}/receipts/application")
  ResponseEntity<byte[]> applied(@PathVariable("reference") String reference) {
    return pdf(receipts.application(access.currentStaff(), reference));
  }

  /** The receipt of a card that was handed over. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/applications/{reference}/receipts/hand-over")
  ResponseEntity<byte[]> handedOver(@PathVariable("reference") String reference) {
    return pdf(receipts.handOver(access.currentStaff(), reference));
  }

  /** The receipt of the last replacement that a counter made for this holder. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/holders/{resident}/receipt")
  ResponseEntity<byte[]> replaced(@PathVariable("resident") String resident) {
    return pdf(receipts.replacement(access.currentStaff(), resident));
  }

  /** The receipt of another region's card that was handed over here. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/counter/replacements/{case}/receipt")
  ResponseEntity<byte[]> neighbour(@PathVariable("case") String caseId) {
    return pdf(receipts.neighbour(caseId));
  }

  private static ResponseEntity<byte[]> pdf(byte[] octets) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .body(octets);
  }
}
