package org.onecard.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.decision.Circumstances;
import org.onecard.terminal.link.NodeSetup;

/**
 * What makes a terminal.
 *
 * @param terminal the id its node gave it
 * @param folder where it keeps its taps and what it fetched; its own, and writable
 * @param key what it signs its taps with; the node knows the public half
 * @param pins fingerprints of the regions' roots; empty to take those its own node serves on first
 *     contact
 * @param places which place lies in which
 * @param retention how long an uploaded tap stays in the journal
 */
public record TerminalSetup(
    String terminal,
    Path folder,
    NodeSetup node,
    SigningKey key,
    Map<Region, String> pins,
    Circumstances.Containment places,
    Duration retention) {
  /** The node's upload window: after it a tap cannot be disputed by its record any more. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /** Copies the pins. */
  public TerminalSetup {
    pins = Map.copyOf(pins);
  }
}
