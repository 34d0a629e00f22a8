package org.onecard.federation;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.onecard.federation.Signer.Content;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ObjectNode;

/** What a node does with other regions' nodes, and the keys by which they know it. */
public final class Federation {
  /** Questions and answers are kept for a day, to look into failures; then only digests. */
  private static final Duration QUESTION_RETENTION = Duration.ofDays(1);

  private final Region self;
  private final OwnKeys ownKeys;
  private final PeerRegistry peers;
  private final StatusService statuses;
  private final Teller teller;
  private final Questioner questioner;
  private final Inbox inbox;
  private final AnswerDesk desk;

  /** An own private key under the key id that names it in signed documents. */
  public record OwnKey(String keyId, SigningKey key) {}

  /** The own region's status lists; the context that owns the cards provides the one bean. */
  public interface StatusPublication {
    /** The number of the head in {@link #current()}. */
    long currentHeadNumber();

    /** The lists as last published. */
    StatusLists current();

    /** The lists under an earlier head, kept for 7 days. */
    Optional<StatusLists> at(long headNumber);

    /** The published octets of the shard or deny list with this digest, while any head needs it. */
    Optional<byte[]> octets(String digest);
  }

  /** What became of a question put to a peer. */
  public sealed interface Answer {
    /** The peer's signed answer. */
    record Answered(ObjectNode body) implements Answer {}

    /** No answer in time, or the peer is not asked at present; {@code why} is for the log. */
    record NoAnswer(String why) implements Answer {}

    /** The peer understood and will not answer. */
    record Refused(String code, String detail) implements Answer {}
  }

  /** Takes in what a peer told; runs in one transaction with the receipt of the message. */
  @FunctionalInterface
  public interface TellHandler {
    /**
     * Takes in {@code body}. An exception leaves the message unacknowledged, and the peer sends it
     * again later: throw only for what may pass, never for what is wrong with the body.
     */
    void handle(Region sender, ObjectNode body);
  }

  /** Answers what a peer asks; runs in a transaction. */
  @FunctionalInterface
  public interface AskHandler {
    /** The answer; a ProblemException or MalformedDocumentException refuses the question. */
    ObjectNode answer(Region sender, ObjectNode question);
  }

  Federation(
      Region self,
      OwnKeys ownKeys,
      PeerRegistry peers,
      StatusService statuses,
      Teller teller,
      Questioner questioner,
      Inbox inbox,
      AnswerDesk desk) {
    this.self = self;
    this.ownKeys = ownKeys;
    this.peers = peers;
    this.statuses = statuses;
    this.teller = teller;
    this.questioner = questioner;
    this.inbox = inbox;
    this.desk = desk;
  }

  /** The region of this node. */
  public Region self() {
    return self;
  }

  /** The regions whose root an operator has confirmed and whose keys are here, without the own. */
  public NavigableSet<Region> peers() {
    return peers.all().stream()
        .filter(Peer::trusted)
        .map(Peer::region)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The own key in use for this purpose; its id and key belong together. */
  public OwnKey activeKey(KeyUse use) {
    return ownKeys.active(use);
  }

  /** The own region's key set as published. */
  public KeySet ownKeys() {
    return ownKeys.set();
  }

  /** The key set of the own region or of a trusted peer. */
  public Optional<KeySet> keysOf(Region region) {
    return region.equals(self) ? Optional.of(ownKeys.set()) : peers.keysOf(region);
  }

  /** The newest verified status lists of the own region or of a trusted peer, from memory. */
  public Optional<StatusLists> statusOf(Region region) {
    return statuses.current(region);
  }

  /**
   * The status lists under an earlier head, kept for 7 days so that offline taps are re-decided.
   */
  public Optional<StatusLists> statusAt(Region region, long headNumber) {
    return statuses.at(region, headNumber);
  }

  /**
   * Tells a peer something: stored in the caller's transaction, delivered in order, retried until
   * acknowledged.
   *
   * @param type what the peer's handler is registered under
   * @param body at most 900 KiB; else IllegalArgumentException
   * @param purpose why it is told, for both logs; at most 200 characters
   * @param retention how long either side keeps the body; its digest stays
   */
  public void tell(Region peer, String type, ObjectNode body, String purpose, Duration retention) {
    if (peers.find(peer).isEmpty()) {
      throw new IllegalArgumentException("region " + peer + " is no peer of this node");
    }
    teller.tell(peer, content(type, body, purpose, retention));
  }

  /**
   * Asks a peer and waits no longer than {@code wait} (at most 5 s); logged on both sides. Never
   * inside a transaction. A peer that did not answer lately is not asked for a few seconds.
   */
  public Answer ask(Region peer, String type, ObjectNode body, String purpose, Duration wait) {
    return ask(peer, type, body, purpose, wait, QUESTION_RETENTION);
  }

  /**
   * {@link #ask}, kept by both sides as long as said.
   *
   * @param retention zero where nothing may stay once the question is answered or given up
   */
  public Answer ask(
      Region peer,
      String type,
      ObjectNode body,
      String purpose,
      Duration wait,
      Duration retention) {
    if (wait.compareTo(FederationLimits.QUESTION_WAIT) > 0) {
      throw new IllegalArgumentException("a question waits at most 5 s, not " + wait);
    }
    return questioner.ask(peer, content(type, body, purpose, retention), wait);
  }

  /**
   * Says it of each peer that comes to be trusted from now on; see {@link #peers} for those now.
   */
  public void onTrusted(Consumer<Region> listener) {
    peers.onTrusted(listener);
  }

  /** Registers the one handler of what peers tell under {@code type}. */
  public void onTold(String type, TellHandler handler) {
    inbox.register(type, handler);
  }

  /** Registers the one handler of what peers ask under {@code type}. */
  public void onAsked(String type, AskHandler handler) {
    desk.register(type, handler);
  }

  private static Content content(String type, ObjectNode body, String purpose, Duration retention) {
    if (type.length() > FederationLimits.TYPE_LENGTH
        || purpose.length() > FederationLimits.PURPOSE_LENGTH
        || retention.isNegative()
        || retention.compareTo(FederationLimits.RETENTION) > 0) {
      throw new IllegalArgumentException(
          "type, purpose or retention of '" + type + "' is out of bounds");
    }
    return new Content(type, purpose, retention.toSeconds(), body);
  }
}
