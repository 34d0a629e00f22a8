package org.onecard.acceptance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.status.StatusAnswer;

/**
 * What was decided about one presentation and what it stood on.
 *
 * @param issuer null where the presentation names no readable one
 * @param attributes those the item releases to the acceptor, where accepted
 * @param code null for chip and entry, or if the text could not be read
 * @param genuine whether the code was verified, so that its counter is used up
 * @param pseudonym what the issuer said at once, where accepted; else null
 */
record Judgement(
    Mode mode,
    @Nullable Region issuer,
    Outcome outcome,
    StatusAnswer status,
    Map<Attribute, String> attributes,
    long edition,
    @Nullable PresentationCode code,
    boolean genuine,
    @Nullable String pseudonym) {

  /** The same with another outcome, after which nothing is released. */
  Judgement with(Outcome other) {
    return new Judgement(mode, issuer, other, status, Map.of(), edition, code, genuine, null);
  }

  Judgement withPseudonym(String named) {
    return new Judgement(mode, issuer, outcome, status, attributes, edition, code, genuine, named);
  }
}
