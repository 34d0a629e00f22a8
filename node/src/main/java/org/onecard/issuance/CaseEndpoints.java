package org.onecard.issuance;

import java.util.List;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replacements for holders of other regions, through the API. */
@RestController
@RequestMapping("/api/v1/counter/replacements")
class CaseEndpoints {
  private final NeighbourCases cases;
  private final Access access;

  CaseEndpoints(NeighbourCases cases, Access access) {
    this.cases = cases;
    this.access = access;
  }

  /**
   * Asks the card's region whether its holder may have a new card here; waits at most 5 s. Sent
   * again with the same {@code caseId}, it is the same case.
   */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping
  CaseView ask(@RequestBody CaseForm form) {
    return cases.ask(access.currentStaff(), form);
  }

  /** What is still to come, the longest waiting first; at most 200. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping
  List<CaseView> waiting() {
    return cases.waiting();
  }

  /** A case as it stands. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @GetMapping("/{case}")
  CaseView open(@PathVariable("case") String caseId) {
    return cases.open(caseId);
  }

  /** The holder has the card; the issuer is told and puts it into use. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{case}/hand-over")
  CaseView handOver(@PathVariable("case") String caseId) {
    return cases.handOver(access.currentStaff(), caseId);
  }

  /** The holder left without a card; the issuer is told. */
  @Allowed(staff = {Role.CLERK, Role.CLERK_LEAD})
  @PostMapping("/{case}/giving-up")
  CaseView giveUp(@PathVariable("case") String caseId) {
    return cases.giveUp(access.currentStaff(), caseId);
  }
}
