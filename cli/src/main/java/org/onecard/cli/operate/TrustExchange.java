package org.onecard.cli.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Introduces nodes to each other: each operator confirms the other's root by its fingerprint. */
public final class TrustExchange {
  private static final String PEERS = "/api/v1/operator/peers";
  private static final String OPERATOR = "operator";

  private TrustExchange() {}

  /** Makes every node trust every other; what is already so stays untouched. */
  public static void between(List<NodeClient> nodes) {
    for (NodeClient node : nodes) {
      for (NodeClient peer : nodes) {
        if (node != peer && !isTrusted(node, peer)) {
          confirm(node, peer.region().code(), peer.address(), peer.folder().fingerprint());
        }
      }
    }
    Patience.until(
        "every node trusts every other",
        () -> nodes.stream().allMatch(node -> trustsAllOf(node, nodes)));
  }

  /** Confirms one peer at one node. */
  static JsonNode confirm(NodeClient node, String region, String url, String fingerprint) {
    return node.post(
        OPERATOR, PEERS, Map.of("region", region, "url", url, "fingerprint", fingerprint));
  }

  /** The peers that a node knows of, as it describes them. */
  static JsonNode peersOf(NodeClient node) {
    return node.get(OPERATOR, PEERS);
  }

  private static boolean trustsAllOf(NodeClient node, List<NodeClient> nodes) {
    return nodes.stream().allMatch(peer -> peer == node || isTrusted(node, peer));
  }

  private static boolean isTrusted(NodeClient node, NodeClient peer) {
    Optional<JsonNode> known =
        peersOf(node)
            .valueStream()
            .filter(entry -> entry.path("region").asString().equals(peer.region().code()))
            .findFirst();
    return known
        .filter(entry -> entry.path("state").asString().equals("trusted"))
        .filter(entry -> entry.path("url").asString().equals(peer.address()))
        .isPresent();
  }
}
