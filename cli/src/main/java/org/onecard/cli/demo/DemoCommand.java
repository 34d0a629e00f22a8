package org.onecard.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.DataOption;
import org.onecard.cli.Json;
import org.onecard.cli.RegionFolder;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.crypto.Totp;
import org.onecard.kernel.region.Region;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what one needs to try the running nodes by hand or by script. */
@Command(
    name = "demo",
    description =
        "Prints demonstration residents, acceptors, points, items, staff and outlets as JSON.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--value",
      paramLabel = "POINTER",
      description = "Prints only the value at this JSON pointer (RFC 6901), as /regions/50.")
  private @Nullable String pointer;

  @Option(
      names = "--codes",
      description = "Adds to each member of staff the authenticator's code of this moment.")
  private boolean codes;

  @Option(
      names = "--cards",
      description = {
        "Adds cards that show an acceptor each outcome, with the codes of this moment;",
        "their issuer's node must be running."
      })
  private boolean cards;

  @Override
  public void run() {
    List<RegionFolder> folders = foldersToShow(data.folder());
    if (folders.isEmpty()) {
      throw new CommandFailedException(
          "nothing to show in " + data.folder() + ": start onecard up --data on it first");
    }
    ObjectNode whole = Json.MAPPER.createObjectNode();
    ObjectNode regions = whole.putObject("regions");
    ObjectNode tokenEndpoints = whole.putObject("tokenEndpoints");
    ArrayNode residents = whole.putArray(Demonstration.RESIDENTS);
    ArrayNode acceptors = whole.putArray(Demonstration.ACCEPTORS);
    ArrayNode points = whole.putArray(Demonstration.POINTS);
    ArrayNode staff = whole.putArray(Demonstration.STAFF);
    ArrayNode outlets = whole.putArray(Demonstration.OUTLETS);
    for (RegionFolder folder : folders) {
      DemonstrationState state = DemonstrationState.of(folder);
      String address = runningAt(folder).orElseGet(state::address);
      String tokenEndpoint = address + "/oauth2/token";
      regions.put(folder.region().code(), address);
      tokenEndpoints.put(folder.region().code(), tokenEndpoint);
      residents.addAll(with("signIn", address + "/sign-in", state.list(Demonstration.RESIDENTS)));
      ArrayNode ofRegion = state.list(Demonstration.ACCEPTORS);
      ofRegion.forEach(acceptor -> nameOwnPoints((ObjectNode) acceptor, state));
      acceptors.addAll(with("tokenEndpoint", tokenEndpoint, ofRegion));
      points.addAll(state.list(Demonstration.POINTS));
      staff.addAll(
          with("signIn", address + "/staff/sign-in", codesOf(state.list(Demonstration.STAFF))));
      outlets.addAll(state.list(Demonstration.OUTLETS));
    }
    whole.set(Demonstration.ITEMS, itemsInForce(folders));
    if (cards) {
      whole.set("cards", sandbox(folders.getLast()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(pointer == null ? Json.MAPPER.writeValueAsString(whole) : valueAt(pointer, whole));
    out.flush();
  }

  /** The last region's cards, which are strangers to the first region's acceptors. */
  private static ObjectNode sandbox(RegionFolder issuer) {
    String address =
        runningAt(issuer)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "the node of region "
                            + issuer.region()
                            + " is not running: --cards asks it"));
    return SandboxCards.of(NodeClient.once(issuer, address), new SecureRandom(), Instant.now());
  }

  /** What a running node answers now; where none runs, what was in force at the last start. */
  private ArrayNode itemsInForce(List<RegionFolder> folders) {
    ArrayNode items =
        folders.stream()
            .flatMap(folder -> runningAt(folder).map(at -> NodeClient.once(folder, at)).stream())
            .flatMap(node -> ItemsInForce.at(node).stream())
            .findFirst()
            .orElseGet(() -> DemonstrationState.of(folders.getFirst()).list(Demonstration.ITEMS));
    if (items.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("onecard: no edition of the joint list is in force, so that there are no items");
      err.flush();
    }
    return items;
  }

  private static String valueAt(String pointer, JsonNode whole) {
    if (!pointer.startsWith("/")) {
      throw new CommandFailedException("--value " + pointer + " does not begin with a slash");
    }
    JsonNode value = whole.at(pointer);
    if (value.isMissingNode()) {
      throw new CommandFailedException("there is no " + pointer + " in what demo prints");
    }
    return value.isValueNode() ? value.asString() : Json.MAPPER.writeValueAsString(value);
  }

  /** The address of the node while it runs; its port may be another than when it was filled. */
  private static Optional<String> runningAt(RegionFolder folder) {
    return folder.runningNode().flatMap(_ -> folder.address());
  }

  private static List<RegionFolder> foldersToShow(Path data) {
    if (!Files.isDirectory(data)) {
      throw new CommandFailedException("there is no folder " + data);
    }
    try (Stream<Path> children = Files.list(data)) {
      return children
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> name.matches("[1-9][0-9]"))
          .sorted()
          .map(name -> new RegionFolder(data, Region.of(name)))
          .filter(
              folder -> Files.isReadable(folder.demonstration()) || runningAt(folder).isPresent())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + data, failure);
    }
  }

  /** With what each authenticator shows now, where asked: one can sign in by hand without one. */
  private ArrayNode codesOf(ArrayNode staff) {
    if (!codes) {
      return staff;
    }
    long step = Totp.stepOf(Instant.now());
    for (JsonNode member : staff) {
      byte[] secret = Totp.secretOf(member.required("totpSecret").asString());
      ((ObjectNode) member).put("codeNow", Totp.code(secret, step));
    }
    return staff;
  }

  private static ArrayNode with(String field, String value, ArrayNode entries) {
    entries.forEach(entry -> ((ObjectNode) entry).put(field, value));
    return entries;
  }

  private static void nameOwnPoints(ObjectNode acceptor, DemonstrationState state) {
    ArrayNode own = acceptor.putArray(Demonstration.POINTS);
    for (JsonNode point : state.list(Demonstration.POINTS)) {
      if (point.path("acceptorId").equals(acceptor.path("acceptorId"))) {
        own.add(point.required("point"));
      }
    }
  }
}
