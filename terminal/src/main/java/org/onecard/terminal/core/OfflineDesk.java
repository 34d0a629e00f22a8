package org.onecard.terminal.core;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.MalformedCodeException;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.decision.Circumstances;
import org.onecard.protocol.decision.Decider;
import org.onecard.protocol.status.ChipDenyList;
import org.onecard.protocol.status.StatusAnswer;
import org.onecard.protocol.status.StatusLists;

/** Takes the node's decision where there is no node: on one snapshot, at the tap's own time. */
public final class OfflineDesk {
  private final Snapshot snapshot;
  private final Circumstances.Containment places;
  private final CodeVerifier verifier;
  private final Decider decider = new Decider();

  /** A desk that decides on this snapshot, with these places. */
  public OfflineDesk(Snapshot snapshot, Circumstances.Containment places) {
    this.snapshot = snapshot;
    this.places = places;
    this.verifier = new CodeVerifier(region -> Optional.ofNullable(snapshot.keys().get(region)));
  }

  /** What this desk decides on. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Decides on a code's octets, shown for an item; a genuine code is added to {@code seen}. */
  public OfflineDecision decideCode(byte[] octets, String item, Instant at, SeenCounters seen) {
    PresentationCode code;
    try {
      code = PresentationCode.parse(octets);
    } catch (MalformedCodeException e) {
      return refuse(e.refusal(), item, at);
    }
    return switch (verifier.verify(code, at.getEpochSecond())) {
      case CodeVerifier.Result.Refused refused ->
          decide(Facts.refused(refused.refusal(), listsOf(code)), item, at);
      case CodeVerifier.Result.Genuine genuine when !seen.add(code, at.getEpochSecond()) ->
          decide(Facts.refused(CodeRefusal.COUNTER_SEEN, listsOf(code)), item, at);
      case CodeVerifier.Result.Genuine genuine -> decideGenuine(genuine.code(), item, at);
    };
  }

  /** Decides on a chip that was read: it is refused if listed, and else its status is unknown. */
  public OfflineDecision decideChip(
      Region issuer,
      String cardNumber,
      String identificationCode,
      @Nullable Boolean transitFunction,
      String item,
      Instant at) {
    StatusLists lists = snapshot.statuses().get(issuer);
    Bytes entry = ChipDenyList.entry(issuer.code(), cardNumber, identificationCode);
    StatusAnswer status = lists == null ? StatusAnswer.NONE : lists.ofChip(entry, at);
    return decide(new Facts(Mode.CHIP, null, status, lists, Map.of(), transitFunction), item, at);
  }

  /** Refuses what is no code at all, or none that counts here and now. */
  public OfflineDecision refuse(CodeRefusal refusal, String item, Instant at) {
    return decide(Facts.refused(refusal, null), item, at);
  }

  private OfflineDecision decideGenuine(PresentationCode code, String item, Instant at) {
    var authorisation = code.authorisation();
    StatusLists lists = listsOf(code);
    StatusAnswer status =
        lists == null
            ? StatusAnswer.NONE
            : lists.ofCode(authorisation.expiryDay(), authorisation.statusIndex(), at);
    Map<Attribute, String> attributes = authorisation.rights().attributes();
    return decide(new Facts(Mode.CODE, null, status, lists, attributes, null), item, at);
  }

  private OfflineDecision decide(Facts facts, String item, Instant at) {
    Edition edition = snapshot.inForce(at).orElse(null);
    Posting posting = snapshot.posting();
    var circumstances =
        new Circumstances(
            at,
            false,
            facts.mode(),
            facts.refusal(),
            facts.status(),
            facts.attributes(),
            facts.transitFunction(),
            edition,
            snapshot.narrowing(at),
            item,
            new Circumstances.Where(
                posting.place(), posting.acceptor(), posting.sector(), posting.items(), places));
    return new OfflineDecision(
        decider.decide(circumstances),
        facts.status(),
        facts.lists() == null ? 0 : facts.lists().head().number(),
        edition == null ? 0 : edition.number());
  }

  private @Nullable StatusLists listsOf(PresentationCode code) {
    return snapshot.statuses().get(code.authorisation().issuer());
  }

  private record Facts(
      Mode mode,
      @Nullable CodeRefusal refusal,
      StatusAnswer status,
      @Nullable StatusLists lists,
      Map<Attribute, String> attributes,
      @Nullable Boolean transitFunction) {
    static Facts refused(CodeRefusal refusal, @Nullable StatusLists lists) {
      return new Facts(Mode.CODE, refusal, StatusAnswer.NONE, lists, Map.of(), null);
    }
  }
}
