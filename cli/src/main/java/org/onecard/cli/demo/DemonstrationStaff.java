package org.onecard.cli.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onecard.cli.Json;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.crypto.Totp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Demonstration staff of a region: the first by the operator's interface, the others invited by
 * that one, each with password and authenticator as people would have them.
 */
final class DemonstrationStaff {
  private static final String OPERATOR = "operator";
  private static final String FIRST = "admin";
  private static final String OFFICE = "hrss";
  private static final String COUNTY = "county";
  private static final List<Planned> PLAN =
      List.of(
          new Planned(FIRST, "邓管理", OFFICE, Set.of("STAFF_ADMIN")),
          new Planned("clerk", "陈经办", OFFICE, Set.of("CLERK")),
          new Planned("lead", "李组长", OFFICE, Set.of("CLERK", "CLERK_LEAD")),
          new Planned("editor", "何起草", COUNTY, Set.of("EDITOR")),
          new Planned("reviewer", "沈审核", OFFICE, Set.of("REVIEWER")),
          new Planned("approver", "皮批准", OFFICE, Set.of("APPROVER")),
          new Planned("registrar", "邓登记", OFFICE, Set.of("REGISTRAR")),
          new Planned("complaints", "苏回复", OFFICE, Set.of("COMPLAINTS")),
          new Planned("operator", "袁运行", OFFICE, Set.of("OPERATOR")),
          new Planned("auditor", "沈审计", OFFICE, Set.of("AUDITOR")));

  private final NodeClient node;
  private final DemonstrationState state;
  private final Supplier<String> passwords;

  DemonstrationStaff(NodeClient node, DemonstrationState state, Supplier<String> passwords) {
    this.node = node;
    this.state = state;
    this.passwords = passwords;
  }

  /** A made-up member of staff. */
  private record Planned(String staffId, String name, String department, Set<String> roles) {}

  /** Puts in who is not there yet. */
  void load() {
    List<Planned> missing = PLAN.stream().filter(one -> find(one).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    Planned first = PLAN.getFirst();
    if (missing.contains(first)) {
      accept(first, inviteFirst(first));
    }
    String token = signIn(FIRST);
    addCounty(token);
    Set<String> known =
        node.getAs(token, "/api/v1/staff/members")
            .valueStream()
            .map(member -> member.required("staffId").asString())
            .collect(Collectors.toSet());
    for (Planned planned : missing) {
      if (!planned.equals(first)) {
        accept(planned, invite(token, planned, known.contains(planned.staffId())));
      }
    }
  }

  private JsonNode inviteFirst(Planned first) {
    return node.post(
        OPERATOR,
        "/api/v1/operator/staff",
        Map.of(
            "staffId",
            first.staffId(),
            "name",
            first.name(),
            "department",
            Map.of(
                "id", OFFICE,
                "titleZh", "人力资源和社会保障局",
                "titleEn", "Human Resources and Social Security")));
  }

  /** A second department, of a county; a start that was cut short may have made it. */
  private void addCounty(String token) {
    boolean there =
        node.getAs(token, "/api/v1/staff/departments")
            .valueStream()
            .anyMatch(department -> department.required("id").asString().equals(COUNTY));
    if (!there) {
      boolean chongqing = node.region().code().equals("50");
      node.postAs(
          token,
          "/api/v1/staff/departments",
          Map.of(
              "id", COUNTY,
              "titleZh", chongqing ? "潼南区人力社保局" : "遂宁市船山区人力社保局",
              "titleEn", chongqing ? "Tongnan District Office" : "Chuanshan District Office",
              "place", chongqing ? "500152" : "510903"));
    }
  }

  private JsonNode invite(String token, Planned planned, boolean known) {
    String members = "/api/v1/staff/members";
    return known
        ? node.postAs(
            token,
            members + "/" + planned.staffId() + "/invitation",
            Map.of("reason", "the start was cut short"))
        : node.postAs(
            token,
            members,
            Map.of(
                "staffId", planned.staffId(),
                "name", planned.name(),
                "department", planned.department(),
                "roles", planned.roles()));
  }

  private void accept(Planned planned, JsonNode invitation) {
    String password = passwords.get();
    JsonNode given =
        node.postAs(
            null,
            "/api/v1/staff/invitations/acceptance",
            Map.of("code", invitation.required("code").asString(), "password", password));
    ObjectNode entry = Json.MAPPER.createObjectNode();
    entry.put("region", node.region().code());
    entry.put("staffId", planned.staffId());
    entry.put("name", planned.name());
    entry.put("department", planned.department());
    entry.set("roles", Json.MAPPER.valueToTree(planned.roles().stream().sorted().toList()));
    entry.put("password", password);
    entry.set("totpSecret", given.required("totpSecret"));
    entry.set("recoveryCodes", given.required("recoveryCodes"));
    state.add(Demonstration.STAFF, entry);
  }

  /** A token of a member who is in the demonstration. */
  String signIn(String staffId) {
    JsonNode member = state.find(Demonstration.STAFF, "staffId", staffId).orElseThrow();
    byte[] secret = Totp.secretOf(member.required("totpSecret").asString());
    return node.postAs(
            null,
            "/api/v1/staff/sessions",
            Map.of(
                "staffId", staffId,
                "password", member.required("password").asString(),
                "code", Totp.code(secret, Totp.stepOf(Instant.now()))))
        .required("token")
        .asString();
  }

  private Optional<JsonNode> find(Planned planned) {
    return state.find(Demonstration.STAFF, "staffId", planned.staffId());
  }
}
