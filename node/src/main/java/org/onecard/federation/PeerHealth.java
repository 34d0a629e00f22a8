package org.onecard.federation;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.PeerDesk.Failure;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.text.Hyphenated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How exchanges with each peer go; a change is logged once, not every time it is met. */
final class PeerHealth {
  private static final Logger log = LoggerFactory.getLogger(PeerHealth.class);

  /** Looks whose time is kept: an hour of them at a second each would be too many to look at. */
  private static final int ANSWERS = 60;

  private static final int SAID_MOST = 300;

  private final Clock clock;
  private final Map<Region, Map<Matter, String>> troubles = new ConcurrentHashMap<>();
  private final Map<Region, Failure> lastFailures = new ConcurrentHashMap<>();
  private final Map<Region, Deque<Long>> answers = new ConcurrentHashMap<>();

  PeerHealth(Clock clock) {
    this.clock = clock;
  }

  /** What is exchanged. */
  enum Matter {
    KEYS,
    STATUS,
    DELIVERY
  }

  void well(Region peer, Matter matter) {
    Map<Matter, String> known = of(peer);
    synchronized (known) {
      if (known.remove(matter) != null) {
        log.info("peer {}: {} is well again", peer, matter);
      }
    }
  }

  void trouble(Region peer, Matter matter, Exception cause) {
    String what = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String brief = what.length() <= SAID_MOST ? what : what.substring(0, SAID_MOST);
    lastFailures.put(peer, new Failure(name(matter), clock.instant().toString(), brief));
    Map<Matter, String> known = of(peer);
    synchronized (known) {
      if (!what.equals(known.put(matter, what))) {
        log.warn("peer {}: {} fails: {}", peer, matter, what);
      }
    }
  }

  /** What fails at present, by matter. */
  Map<String, String> troubles(Region peer) {
    Map<Matter, String> known = of(peer);
    Map<String, String> shown = new TreeMap<>();
    synchronized (known) {
      known.forEach((matter, what) -> shown.put(name(matter), what));
    }
    return shown;
  }

  /** What failed last since the node started, well again or not; null where nothing did. */
  @Nullable Failure lastFailure(Region peer) {
    return lastFailures.get(peer);
  }

  /** Notes how long a peer took to answer. */
  void answered(Region peer, long millis) {
    Deque<Long> known = answersOf(peer);
    synchronized (known) {
      known.addLast(millis);
      if (known.size() > ANSWERS) {
        known.removeFirst();
      }
    }
  }

  /** How long a peer took to answer lately, in milliseconds, oldest first. */
  List<Long> answers(Region peer) {
    Deque<Long> known = answersOf(peer);
    synchronized (known) {
      return List.copyOf(known);
    }
  }

  private Deque<Long> answersOf(Region peer) {
    return answers.computeIfAbsent(peer, each -> new ArrayDeque<>());
  }

  private static String name(Matter matter) {
    return Hyphenated.of(matter);
  }

  private Map<Matter, String> of(Region peer) {
    return troubles.computeIfAbsent(peer, each -> new EnumMap<>(Matter.class));
  }
}
