package org.onecard.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff did, for auditors. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditEndpoints {
  private static final int USUAL = 100;

  private final AuditLog audit;
  private final Access access;

  AuditEndpoints(AuditLog audit, Access access) {
    this.audit = audit;
    this.access = access;
  }

  /**
   * The newest entries that match, at most 500; the search itself is kept.
   *
   * @param before the {@code entry} of the last one seen, to go on from
   */
  @Allowed(staff = Role.AUDITOR)
  @GetMapping
  List<AuditLog.Entry> search(
      @RequestParam(name = "actor", required = false) @Nullable String actor,
      @RequestParam(name = "action", required = false) @Nullable String action,
      @RequestParam(name = "subject", required = false) @Nullable String subject,
      @RequestParam(name = "from", required = false) @Nullable Instant from,
      @RequestParam(name = "to", required = false) @Nullable Instant to,
      @RequestParam(name = "before", required = false) @Nullable Long before,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    return audit.searchAs(
        access.currentStaff(),
        new AuditLog.Query(
            actor, action, subject, from, to, before == null ? Long.MAX_VALUE : before),
        limit == null ? USUAL : limit);
  }
}
