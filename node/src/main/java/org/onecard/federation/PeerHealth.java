package org.onecard.federation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.kernel.region.Region;
import org.onecard.kernel.text.Hyphenated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How exchanges with each peer go; a change is logged once, not every time it is met. */
final class PeerHealth {
  private static final Logger log = LoggerFactory.getLogger(PeerHealth.class);
  private final Map<Region, Map<Matter, String>> troubles = new ConcurrentHashMap<>();

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
      known.forEach((matter, what) -> shown.put(Hyphenated.of(matter), what));
    }
    return shown;
  }

  private Map<Matter, String> of(Region peer) {
    return troubles.computeIfAbsent(peer, each -> new EnumMap<>(Matter.class));
  }
}
