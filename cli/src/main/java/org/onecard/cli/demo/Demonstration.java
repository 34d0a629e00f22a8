package org.onecard.cli.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onecard.cli.Json;
import org.onecard.cli.demo.DemonstrationPlan.PlannedAcceptor;
import org.onecard.cli.demo.DemonstrationPlan.PlannedPoint;
import org.onecard.cli.demo.DemonstrationPlan.PlannedResident;
import org.onecard.cli.operate.NodeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a region's demonstration plan into its node through the operator's interface. */
public final class Demonstration {
  static final String RESIDENTS = "residents";
  static final String ACCEPTORS = "acceptors";
  static final String POINTS = "points";
  static final String ITEMS = "items";
  static final String STAFF = "staff";
  static final String OUTLETS = "outlets";

  /** So that taps of days before the demonstration was started find their point. */
  private static final String VALID_FROM = "2025-01-01";

  private static final String OPERATOR = "operator";
  private static final String PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 14;

  private final NodeClient node;
  private final DemonstrationPlan plan;
  private final DemonstrationState state;
  private final SecureRandom random;

  private Demonstration(NodeClient node, SecureRandom random) {
    this.node = node;
    this.plan = DemonstrationPlan.of(node.region());
    this.state = DemonstrationState.of(node.folder());
    this.random = random;
  }

  /** Puts in what is not there yet. */
  public static void load(NodeClient node, SecureRandom random) {
    Demonstration demonstration = new Demonstration(node, random);
    demonstration.state.noteAddress(node.address());
    demonstration.state.replace(ITEMS, ItemsInForce.of(demonstration.list()));
    demonstration.enrolResidents();
    demonstration.plan.acceptors().forEach(demonstration::admit);
    DemonstrationStaff staff =
        new DemonstrationStaff(node, demonstration.state, demonstration::newPassword);
    staff.load();
    new DemonstrationFusion(node, staff).load();
    new DemonstrationOutlets(node, demonstration.state, staff).load();
  }

  private JsonNode list() {
    return node.find("/.well-known/onecard/list.json").orElseThrow();
  }

  private void enrolResidents() {
    for (PlannedResident resident : plan.residents()) {
      if (state.find(RESIDENTS, "reference", resident.reference()).isEmpty()) {
        enrol(resident);
      }
    }
  }

  private void enrol(PlannedResident planned) {
    String password = newPassword();
    Map<String, Object> enrolment =
        Map.of(
            "reference",
            planned.reference() + "-" + Long.toHexString(random.nextLong()),
            "password",
            password,
            "attributes",
            planned.attributes());
    JsonNode enrolled =
        node.post(OPERATOR, "/api/v1/operator/enrolments", List.of(enrolment)).required(0);
    ObjectNode entry = Json.MAPPER.createObjectNode();
    entry.put("region", node.region().code());
    entry.put("reference", planned.reference());
    for (String field :
        List.of("cardNumber", "socialSecurityNumber", "identificationCode", "name")) {
      entry.set(field, enrolled.required(field));
    }
    entry.put("password", password);
    entry.put("noteZh", planned.noteZh());
    entry.put("noteEn", planned.noteEn());
    state.add(RESIDENTS, entry);
  }

  private void admit(PlannedAcceptor planned) {
    JsonNode acceptor =
        state
            .find(ACCEPTORS, "creditCode", planned.creditCode())
            .orElseGet(() -> register(planned));
    for (PlannedPoint point : planned.points()) {
      if (state.list(POINTS).valueStream().noneMatch(known -> isSame(known, point, acceptor))) {
        open(point, acceptor);
      }
    }
  }

  /** Points of different acceptors may bear one name. */
  private static boolean isSame(JsonNode known, PlannedPoint planned, JsonNode acceptor) {
    return known.path("name").asString().equals(planned.nameZh())
        && known.path("acceptorId").equals(acceptor.path("acceptorId"));
  }

  private ObjectNode register(PlannedAcceptor planned) {
    List<String> items = itemsOf(planned.sector());
    JsonNode registered =
        node.post(
            OPERATOR,
            "/api/v1/operator/acceptors",
            Map.of(
                "creditCode", planned.creditCode(),
                "nameZh", planned.nameZh(),
                "nameEn", planned.nameEn(),
                "sector", planned.sector(),
                "items", items,
                "validFrom", VALID_FROM));
    ObjectNode entry = Json.MAPPER.createObjectNode();
    entry.put("region", node.region().code());
    entry.put("name", planned.nameZh());
    entry.put("nameEn", planned.nameEn());
    entry.put("sector", planned.sector());
    entry.put("creditCode", planned.creditCode());
    for (String field : List.of("acceptorId", "clientId", "clientSecret")) {
      entry.set(field, registered.required(field));
    }
    entry.set("items", Json.MAPPER.valueToTree(items));
    state.add(ACCEPTORS, entry);
    return entry;
  }

  private void open(PlannedPoint planned, JsonNode acceptor) {
    JsonNode opened =
        node.post(
            OPERATOR,
            "/api/v1/operator/points",
            Map.of(
                "acceptorId", acceptor.required("acceptorId").asString(),
                "nameZh", planned.nameZh(),
                "nameEn", planned.nameEn(),
                "place", planned.place(),
                "validFrom", VALID_FROM));
    ObjectNode entry = Json.MAPPER.createObjectNode();
    entry.put("region", node.region().code());
    entry.set("point", opened.required("point"));
    entry.set("acceptor", acceptor.required("name"));
    entry.set("acceptorId", acceptor.required("acceptorId"));
    entry.set("sector", acceptor.required("sector"));
    entry.put("name", planned.nameZh());
    entry.put("nameEn", planned.nameEn());
    entry.put("place", planned.place());
    state.add(POINTS, entry);
  }

  /** The items of the edition in force that acceptors of a sector may be admitted to. */
  private List<String> itemsOf(String sector) {
    List<String> codes = new ArrayList<>();
    for (JsonNode item : list().required("items")) {
      if (item.path("acceptorSectors").valueStream().anyMatch(s -> s.asString().equals(sector))) {
        codes.add(item.required("code").asString());
      }
    }
    return codes;
  }

  private String newPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
    }
    return password.toString();
  }
}
