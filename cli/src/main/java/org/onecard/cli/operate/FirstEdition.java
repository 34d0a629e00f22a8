package org.onecard.cli.operate;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Puts the shipped first edition of the joint list in force: each approver signs in its own node.
 */
public final class FirstEdition {
  private static final String APPROVER = "approver";
  private static final String EDITIONS = "/api/v1/catalogue/editions";
  private static final String LIST = "/.well-known/onecard/list.json";
  private static final long FIRST = 1;

  private FirstEdition() {}

  /** Proposes and approves in every node that has no list in force yet, then waits for all. */
  public static void putInForce(List<NodeClient> nodes) {
    for (NodeClient node : nodes) {
      if (!isInForce(node)) {
        node.post(APPROVER, EDITIONS, Map.of("seed", "first"));
        approve(node, FIRST);
      }
    }
    Patience.until(
        "the first edition is in force everywhere",
        () -> nodes.stream().allMatch(FirstEdition::isInForce));
  }

  /** Approves exactly the content that the node shows under this number. */
  static JsonNode approve(NodeClient node, long number) {
    String digest = show(node, number).required("digest").asString();
    return node.post(APPROVER, EDITIONS + "/" + number + "/approvals", Map.of("digest", digest));
  }

  /** An edition as the node holds it: its content's digest and who signed. */
  static JsonNode show(NodeClient node, long number) {
    return node.get(APPROVER, EDITIONS + "/" + number);
  }

  private static boolean isInForce(NodeClient node) {
    return node.find(LIST).filter(list -> list.path("number").asLong() >= FIRST).isPresent();
  }
}
