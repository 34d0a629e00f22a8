package org.onecard.cli.demo;

import java.nio.file.Files;
import java.util.Optional;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has been put into a node so far, kept in its folder and written after each success, so that
 * a start that was killed is continued and nothing is put in twice.
 */
final class DemonstrationState {
  private final RegionFolder folder;
  private final ObjectNode state;

  private DemonstrationState(RegionFolder folder, ObjectNode state) {
    this.folder = folder;
    this.state = state;
  }

  static DemonstrationState of(RegionFolder folder) {
    boolean begun = Files.exists(folder.demonstration());
    return new DemonstrationState(
        folder,
        begun ? (ObjectNode) Json.read(folder.demonstration()) : Json.MAPPER.createObjectNode());
  }

  /** The node's address when it was last filled. */
  String address() {
    return state.path("address").asString();
  }

  /** Notes the node's address and writes the file. */
  void noteAddress(String address) {
    state.put("address", address);
    save();
  }

  /** The entries of one kind: residents, acceptors, points, items. */
  ArrayNode list(String kind) {
    return state.withArray(kind);
  }

  /** The entry of a kind whose field has this value. */
  Optional<JsonNode> find(String kind, String field, String value) {
    return list(kind).valueStream().filter(e -> e.path(field).asString().equals(value)).findFirst();
  }

  /** Adds an entry and writes the file. */
  void add(String kind, ObjectNode entry) {
    list(kind).add(entry);
    save();
  }

  /** Replaces all entries of a kind and writes the file. */
  void replace(String kind, ArrayNode entries) {
    state.set(kind, entries);
    save();
  }

  private void save() {
    Json.writeSecret(folder.demonstration(), state);
  }
}
