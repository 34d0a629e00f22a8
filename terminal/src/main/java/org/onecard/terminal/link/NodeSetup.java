package org.onecard.terminal.link;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach one node and be known there.
 *
 * @param node base address without trailing slash, as {@code http://127.0.0.1:8050}
 * @param clientId OAuth 2.0 client id
 * @param clientSecret its secret; never printed
 * @param scope what the client may do there, as {@code acceptor}
 * @param patience for how long a call is tried again while the node does not answer
 */
public record NodeSetup(
    URI node, String clientId, String clientSecret, String scope, Duration patience) {
  /** What clients wait for a node at most, unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  /** An acceptor's set-up with the usual patience. */
  public static NodeSetup acceptor(URI node, String clientId, String clientSecret) {
    return new NodeSetup(node, clientId, clientSecret, "acceptor", PATIENCE);
  }

  @Override
  public String toString() {
    return clientId + " at " + node;
  }
}
