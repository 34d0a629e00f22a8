package org.onecard.cli.demo;

import java.util.List;
import java.util.Optional;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.Json;
import org.onecard.cli.operate.NodeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of the joint list that a node holds in force, as far as one needs to try them. */
final class ItemsInForce {
  private static final String LIST = "/.well-known/onecard/list.json";
  private static final List<String> SHOWN = List.of("code", "domain", "titleZh", "titleEn");

  private ItemsInForce() {}

  /** The items; none where no edition is in force yet, empty where the node does not answer. */
  static Optional<ArrayNode> at(NodeClient node) {
    try {
      return Optional.of(
          node.find(LIST).map(ItemsInForce::of).orElseGet(Json.MAPPER::createArrayNode));
    } catch (CommandFailedException noAnswer) {
      return Optional.empty();
    }
  }

  /** The items of an edition. */
  static ArrayNode of(JsonNode list) {
    ArrayNode items = Json.MAPPER.createArrayNode();
    for (JsonNode item : list.required("items")) {
      ObjectNode entry = items.addObject();
      for (String field : SHOWN) {
        entry.set(field, item.required(field));
      }
    }
    return items;
  }
}
