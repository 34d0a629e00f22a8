package org.onecard.issuance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.onecard.federation.Federation;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.replacement.ReplacementNotice;
import org.onecard.protocol.replacement.ReplacementNotice.Deed;
import org.onecard.protocol.replacement.ReplacementQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What regions ask and tell each other of replacements: docs/protocol/replacement.md. */
@Component
final class NeighbourMessages {
  private static final Logger log = LoggerFactory.getLogger(NeighbourMessages.class);
  private static final String TELLING = "补换卡：新卡已启用";

  private final NeighbourCases cases;
  private final NeighbourDecisions decisions;
  private final Federation federation;
  private final Clock clock;

  NeighbourMessages(
      NeighbourCases cases, NeighbourDecisions decisions, Federation federation, Clock clock) {
    this.cases = cases;
    this.decisions = decisions;
    this.federation = federation;
    this.clock = clock;
    federation.onAsked(
        ReplacementQuestion.TYPE,
        (sender, body) -> decisions.decide(sender, ReplacementQuestion.parse(body)).write());
    federation.onTold(ReplacementNotice.TYPE, this::told);
  }

  /** A body that cannot be read will not get better by being sent again: it is dropped. */
  private void told(Region sender, ObjectNode body) {
    ReplacementNotice notice;
    try {
      notice = ReplacementNotice.parse(body);
    } catch (MalformedDocumentException e) {
      log.warn("a notice of region {} cannot be read: {}", sender, e.getMessage());
      return;
    }
    switch (notice.deed()) {
      case HANDED_OVER -> {
        if (decisions.handedOver(sender, notice.caseId())) {
          federation.tell(
              sender,
              ReplacementNotice.TYPE,
              new ReplacementNotice(
                      notice.caseId(), Deed.IN_USE, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                  .write(),
              TELLING,
              IssuanceLimits.NOTICES_KEPT);
        }
      }
      case GIVEN_UP -> decisions.givenUp(sender, notice.caseId());
      case IN_USE -> cases.inUse(sender, notice.caseId());
    }
  }
}
