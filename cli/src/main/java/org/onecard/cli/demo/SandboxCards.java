package org.onecard.cli.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.Json;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.PresentationCode;
import org.onecard.protocol.code.SoftwareDevice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards of the demonstration that show an acceptor every outcome: what to present for which item,
 * and what the node will answer. They are made by the operator of the issuer's demonstration; a
 * node knows nothing of them but synthetic residents in the states their names say.
 */
final class SandboxCards {
  private static final String OPERATOR = "operator";
  private static final String CHIPS = "sandboxChips";
  private static final String BORROWING = "borrowing-and-returning";
  private static final String ENTRY = "library-entry";

  /** Older than any code may be. */
  private static final Duration STALE = Duration.ofMinutes(10);

  /** A region that no node of the demonstration trusts. */
  private static final String STRANGER = "53";

  /** A number in the form of one, which no issuer has given out. */
  private static final String UNKNOWN_NUMBER = "Z00000000";

  private final NodeClient issuer;
  private final DemonstrationState state;
  private final SecureRandom random;
  private final Instant now;
  private final ObjectNode cards = Json.MAPPER.createObjectNode();

  private SandboxCards(NodeClient issuer, SecureRandom random, Instant now) {
    this.issuer = issuer;
    this.state = DemonstrationState.of(issuer.folder());
    this.random = random;
    this.now = now;
  }

  /** What an action of the issuer's desk makes of a card. */
  private record Chip(String name, @Nullable String action) {}

  /**
   * Every card by its name; a resident is enrolled for the codes each time, for a code is good for
   * seconds.
   *
   * @throws CommandFailedException if no demonstration was loaded into the issuer's node
   */
  static ObjectNode of(NodeClient issuer, SecureRandom random, Instant now) {
    SandboxCards sandbox = new SandboxCards(issuer, random, now);
    if (sandbox.state.list(Demonstration.RESIDENTS).isEmpty()) {
      throw new CommandFailedException(
          "region " + issuer.region() + " has no demonstration: its cards would be of real people");
    }
    sandbox.codes();
    sandbox.chips();
    return sandbox.cards;
  }

  private void codes() {
    SoftwareDevice device = device();
    PresentationCode code = device.show(now.getEpochSecond());
    card("accepted-code", code(code.text()), ENTRY, "accepted", null);
    card(
        "code-for-the-gate",
        code(device.show(now.getEpochSecond()).text()),
        ENTRY,
        "accepted",
        null);
    PresentationCode replayed = device.show(now.getEpochSecond());
    card("replayed-code", code(replayed.text()), ENTRY, "declined", "counter-seen");
    String late = device.show(now.minus(STALE).getEpochSecond()).text();
    card("late-code", code(late), ENTRY, "declined", "code-late");
    card(
        "forged-code",
        code(forged(code, replayed).text()),
        ENTRY,
        "declined",
        "device-signature-wrong");
    card("torn-code", code(late.substring(0, 60)), ENTRY, "declined", "code-truncated");
  }

  /** A code with the signature of another: as somebody without the device would make it. */
  private static PresentationCode forged(PresentationCode code, PresentationCode signed) {
    return new PresentationCode(
        code.authorisation(), code.codeTime(), code.counter(), signed.deviceSignature());
  }

  private void chips() {
    JsonNode valid = chip(new Chip("valid", null));
    String region = issuer.region().code();
    card("accepted-chip", chip(valid, region), BORROWING, "accepted", null);
    JsonNode stopped = chip(new Chip("temporary-loss", "suspend-temporarily"));
    card("temporary-loss", chip(stopped, region), BORROWING, "declined", "card-suspended");
    JsonNode lost = chip(new Chip("formal-loss", "suspend-formally"));
    card("formal-loss", chip(lost, region), BORROWING, "declined", "card-suspended");
    JsonNode ended = chip(new Chip("cancelled", "cancel"));
    card("cancelled", chip(ended, region), BORROWING, "declined", "card-revoked");
    card("unknown-issuer", chip(valid, STRANGER), BORROWING, "declined", "issuer-unknown");
    ObjectNode unknown = ((ObjectNode) valid.deepCopy()).put("cardNumber", UNKNOWN_NUMBER);
    card("unknown-card", chip(unknown, region), BORROWING, "declined", "card-not-found");
    card("unlisted-item", chip(valid, region), "no-such-item", "declined", "item-not-listed");
    card("other-trade", chip(valid, region), "bus-ride", "declined", "acceptor-not-admitted");
    card("entry-by-hand", entry(valid, region), BORROWING, "declined", "mode-not-allowed");
    JsonNode tired = chip(new Chip("asked-too-often", null));
    card("asked-too-often", chip(tired, region), BORROWING, "undetermined", "too-many-questions");
  }

  private void card(
      String name,
      Map<String, String> presentation,
      String item,
      String decision,
      @Nullable String reason) {
    ObjectNode card = cards.putObject(name);
    card.set("presentation", Json.MAPPER.valueToTree(presentation));
    card.put("item", item);
    card.putObject("expected").put("decision", decision).put("reason", reason);
  }

  private static Map<String, String> code(String text) {
    return Map.of("type", "code", "value", text);
  }

  private static Map<String, String> chip(JsonNode card, String region) {
    return Map.of(
        "type",
        "chip",
        "cardNumber",
        card.required("cardNumber").asString(),
        "identificationCode",
        card.required("identificationCode").asString(),
        "issuer",
        region);
  }

  private static Map<String, String> entry(JsonNode card, String region) {
    return Map.of(
        "type",
        "entry",
        "cardNumber",
        card.required("cardNumber").asString(),
        "socialSecurityNumber",
        card.required("socialSecurityNumber").asString(),
        "issuer",
        region);
  }

  /** The chip of this name, made and brought into its state the first time. */
  private JsonNode chip(Chip wanted) {
    Optional<JsonNode> known = state.find(CHIPS, "name", wanted.name());
    if (known.isPresent()) {
      return known.get();
    }
    JsonNode enrolled = enrol(Map.of("reference", reference(wanted.name())));
    String number = enrolled.required("cardNumber").asString();
    if (wanted.action() != null) {
      issuer.post(
          OPERATOR,
          "/api/v1/operator/cards/" + number + "/actions",
          Map.of("action", wanted.action()));
    }
    ObjectNode entry = Json.MAPPER.createObjectNode().put("name", wanted.name());
    for (String field : List.of("cardNumber", "identificationCode", "socialSecurityNumber")) {
      entry.set(field, enrolled.required(field));
    }
    state.add(CHIPS, entry);
    return entry;
  }

  private SoftwareDevice device() {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
    Map<String, Object> wish = new HashMap<>();
    wish.put("reference", reference("code"));
    String publicKey = Bytes.of(key.verificationKey().compressed()).base64Url();
    wish.put("deviceKey", Map.of("algorithm", key.algorithm().name(), "publicKey", publicKey));
    wish.put("days", new ArrayList<>(List.of(LocalDate.ofInstant(now, ZoneOffset.UTC).toString())));
    String value = enrol(wish).required("authorisations").required(0).required("value").asString();
    Authorisation authorisation = Authorisation.parse(Bytes.ofBase64Url(value).toArray());
    return new SoftwareDevice(authorisation, key, Integer.toUnsignedLong(random.nextInt()));
  }

  private JsonNode enrol(Map<String, ?> wish) {
    return issuer.post(OPERATOR, "/api/v1/operator/enrolments", List.of(wish)).required(0);
  }

  private String reference(String name) {
    return "sandbox-" + name + "-" + Long.toHexString(random.nextLong());
  }
}
