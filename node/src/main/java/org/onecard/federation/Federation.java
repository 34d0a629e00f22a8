package org.onecard.federation;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.status.StatusLists;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyUse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What a node does with other regions' nodes, and the keys by which they know it. */
@Component
public class Federation {

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

  /** The region of this node. */
  public Region self() {
    throw new UnsupportedOperationException();
  }

  /** The regions whose root an operator has confirmed, without the own. */
  public SortedSet<Region> peers() {
    throw new UnsupportedOperationException();
  }

  /** The own key in use for this purpose; its id and key belong together. */
  public OwnKey activeKey(KeyUse use) {
    throw new UnsupportedOperationException();
  }

  /** The own region's key set as published. */
  public KeySet ownKeys() {
    throw new UnsupportedOperationException();
  }

  /** The key set of the own region or of a trusted peer. */
  public Optional<KeySet> keysOf(Region region) {
    throw new UnsupportedOperationException();
  }

  /** The newest verified status lists of the own region or of a trusted peer, from memory. */
  public Optional<StatusLists> statusOf(Region region) {
    throw new UnsupportedOperationException();
  }

  /**
   * The status lists under an earlier head, kept for 7 days so that offline taps are re-decided.
   */
  public Optional<StatusLists> statusAt(Region region, long headNumber) {
    throw new UnsupportedOperationException();
  }

  /**
   * Tells a peer something: stored in the caller's transaction, delivered in order, retried until
   * acknowledged.
   *
   * @param type what the peer's handler is registered under
   * @param purpose why it is told, for both logs
   * @param retention how long either side keeps the body; its digest stays
   */
  public void tell(Region peer, String type, ObjectNode body, String purpose, Duration retention) {
    throw new UnsupportedOperationException();
  }

  /** Asks a peer and waits no longer than {@code wait}; logged on both sides. */
  public Answer ask(Region peer, String type, ObjectNode body, String purpose, Duration wait) {
    throw new UnsupportedOperationException();
  }

  /** Registers the one handler of what peers tell under {@code type}. */
  public void onTold(String type, TellHandler handler) {
    throw new UnsupportedOperationException();
  }

  /** Registers the one handler of what peers ask under {@code type}. */
  public void onAsked(String type, AskHandler handler) {
    throw new UnsupportedOperationException();
  }
}
