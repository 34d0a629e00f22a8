package org.onecard.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.FourEyes.Ruling;
import org.onecard.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What waits for a second person, and the second person's word. */
@RestController
@RequestMapping("/api/v1/four-eyes")
class FourEyesEndpoints {
  private final Access access;
  private final FourEyes fourEyes;

  FourEyesEndpoints(Access access, FourEyes fourEyes) {
    this.access = access;
    this.fourEyes = fourEyes;
  }

  /** Why one decides so; may be empty for an approval. */
  record WhyJson(@Nullable String reason) {}

  /** A proposal as who may see it sees it. */
  record ProposalJson(
      UUID id,
      String kind,
      String subject,
      ObjectNode payload,
      String reason,
      String proposedBy,
      Instant proposedAt,
      Instant endsAt,
      String state,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String decisionReason) {

    static ProposalJson of(Proposal proposal) {
      return new ProposalJson(
          proposal.id(),
          proposal.kind(),
          proposal.subject(),
          proposal.payload(),
          proposal.reason(),
          proposal.proposedBy(),
          proposal.proposedAt(),
          proposal.endsAt(),
          proposal.state().text(),
          proposal.decidedBy(),
          proposal.decidedAt(),
          proposal.decisionReason());
    }
  }

  /** What waits for the member who asks, oldest first. */
  @Allowed(Party.STAFF)
  @GetMapping("/waiting")
  List<ProposalJson> waiting() {
    return fourEyes.waitingFor(access.currentStaff()).stream().map(ProposalJson::of).toList();
  }

  /** What the member who asks has proposed, newest first. */
  @Allowed(Party.STAFF)
  @GetMapping("/own")
  List<ProposalJson> own() {
    return fourEyes.proposedBy(access.currentStaff()).stream().map(ProposalJson::of).toList();
  }

  @Allowed(Party.STAFF)
  @GetMapping("/{id}")
  ProposalJson proposal(@PathVariable("id") UUID id) {
    StaffMember member = access.currentStaff();
    return fourEyes
        .find(id)
        .filter(proposal -> fourEyes.maySee(member, proposal))
        .map(ProposalJson::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "id", "there is no such proposal for you", "see the list"));
  }

  /** Approves, and lets it be done in the same moment. */
  @Allowed(Party.STAFF)
  @PostMapping("/{id}/approval")
  ProposalJson approve(@PathVariable("id") UUID id, @RequestBody WhyJson why) {
    return told(fourEyes.approve(access.currentStaff(), id, text(why.reason())));
  }

  @Allowed(Party.STAFF)
  @PostMapping("/{id}/refusal")
  ProposalJson refuse(@PathVariable("id") UUID id, @RequestBody WhyJson why) {
    return told(fourEyes.refuse(access.currentStaff(), id, text(why.reason())));
  }

  @Allowed(Party.STAFF)
  @PostMapping("/{id}/withdrawal")
  ProposalJson withdraw(@PathVariable("id") UUID id, @RequestBody WhyJson why) {
    return told(fourEyes.withdraw(access.currentStaff(), id, text(why.reason())));
  }

  private static ProposalJson told(Ruling ruling) {
    return ProposalJson.of(ruling.orThrow());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
