package org.onecard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;

/** Who keeps staff does so through the API, and gives himself nothing. */
class StaffTest extends NodeTest {
  private static final TestNode NODE = node("50");
  private final StaffForTests.Made admin = StaffForTests.of(NODE).withRoles(Role.STAFF_ADMIN);
  private final String id = "m-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void invitesMovesAndGivesRoles() {
    String department = "d-" + UUID.randomUUID().toString().substring(0, 8);
    assertThat(
            post(
                "/staff/departments",
                "{\"id\":\"%s\",\"titleZh\":\"就业处\",\"titleEn\":\"Work\",\"place\":\"500103\"}"
                    .formatted(department)))
        .isEqualTo(201);
    assertThat(invite("[\"CLERK\"]")).isEqualTo(201);
    assertThat(invite("[\"CLERK\"]")).as("again").isEqualTo(409);
    assertThat(put("department", "{\"department\":\"%s\"}".formatted(department)).statusCode())
        .isEqualTo(200);
    HttpResponse<String> changed =
        put("roles", "{\"roles\":[\"EDITOR\",\"REVIEWER\"],\"reason\":\"new post\"}");
    assertThat(changed.body()).contains("EDITOR", "REVIEWER", department).doesNotContain("CLERK");
  }

  @Test
  void refusesWhatIsNotAsItMustBe() {
    assertThat(invite("[]")).isEqualTo(400);
    assertThat(invite("[\"KING\"]")).isEqualTo(400);
    assertThat(
            post(
                "/staff/members",
                "{\"staffId\":\"Not An Id\",\"name\":\"x\","
                    + "\"department\":\"for-tests\",\"roles\":[\"CLERK\"]}"))
        .isEqualTo(400);
    assertThat(put("roles", "{\"roles\":[\"CLERK\"],\"reason\":\"x\"}").statusCode())
        .as("nobody of this id")
        .isEqualTo(404);
  }

  @Test
  void nobodyGivesHimselfARole() {
    String own = "/api/v1/staff/members/" + admin.member().staffId();
    HttpResponse<String> refused =
        NODE.send(
            "PUT", own + "/roles", admin.token(), "{\"roles\":[\"APPROVER\"],\"reason\":\"me\"}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("own-roles");
    assertThat(
            NODE.send("PUT", own + "/oidc-subject", admin.token(), "{\"subject\":\"other\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(NODE.bean(Staff.class).find(admin.member().staffId()).orElseThrow().roles())
        .containsExactly(Role.STAFF_ADMIN);
  }

  @Test
  void onlyTheFirstWhoKeepsStaffComesFromTheOperator() {
    StaffForTests.of(NODE).signing("a password of length", Role.STAFF_ADMIN);
    HttpResponse<String> refused =
        NODE.post(
            "/api/v1/operator/staff",
            NODE.operatorToken(),
            "{\"staffId\":\"second\",\"name\":\"张\",\"department\":"
                + "{\"id\":\"office\",\"titleZh\":\"办\",\"titleEn\":\"Office\"}}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("staff-exists");
  }

  @Test
  void anInvitationIsTakenUpOnceAndANewOneEndsTheOld() {
    StaffForTests.Signing signing =
        StaffForTests.of(NODE).signing("a password of length", Role.CLERK);
    HttpResponse<String> again =
        NODE.post(
            "/api/v1/staff/members/" + signing.staffId() + "/invitation",
            admin.token(),
            "{\"reason\":\"lost phone\"}");
    String code = TestNode.json(again).get("code").asString();
    assertThat(enter(signing)).as("the former credentials").isEqualTo(401);
    assertThat(accept(code, "short")).isEqualTo(400);
    assertThat(accept(code, "a password of length")).isEqualTo(200);
    assertThat(accept(code, "a password of length")).isEqualTo(404);
  }

  private static int enter(StaffForTests.Signing signing) {
    return NODE.send(
            "POST",
            "/api/v1/staff/sessions",
            null,
            "{\"staffId\":\"%s\",\"password\":\"a password of length\",\"code\":\"%s\"}"
                .formatted(signing.staffId(), signing.recoveryCodes().getFirst()))
        .statusCode();
  }

  private static int accept(String code, String password) {
    return NODE.send(
            "POST",
            "/api/v1/staff/invitations/acceptance",
            null,
            "{\"code\":\"%s\",\"password\":\"%s\"}".formatted(code, password))
        .statusCode();
  }

  private int invite(String roles) {
    return post(
        "/staff/members",
        "{\"staffId\":\"%s\",\"name\":\"李四\",\"department\":\"for-tests\",\"roles\":%s}"
            .formatted(id, roles));
  }

  private int post(String path, String json) {
    return NODE.post("/api/v1" + path, admin.token(), json).statusCode();
  }

  private HttpResponse<String> put(String what, String json) {
    return NODE.send("PUT", "/api/v1/staff/members/" + id + "/" + what, admin.token(), json);
  }
}
