package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.access.Role;
import org.onecard.access.Staff;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.onecard.access.StaffMember;

/** Who keeps staff invites, gives roles and shuts the door, at the pages and by the API. */
class StaffAdminPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final Pattern CODE = Pattern.compile("<p><code>([A-Za-z0-9_-]{20,})</code></p>");
  private static StaffAtPages admin;

  @BeforeAll
  static void signIn() {
    StaffForTests.of(node("50"));
    admin = StaffAtPages.of(node("50"), Role.STAFF_ADMIN);
  }

  @Test
  void aMemberIsInvitedWithACodeShownOnce() {
    String id = newId();
    HttpResponse<String> invited = invite(id, "测试" + SCRIPT, "EDITOR");

    Matcher code = CODE.matcher(invited.body());
    assertThat(code.find()).as(invited.body()).isTrue();
    assertThat(invited.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(admin.get("/authority/staff/" + id).body()).doesNotContain(code.group(1));
    String list = admin.get("/authority/staff?q=" + id).body();
    assertThat(list).contains(id, "&lt;script&gt;", "事项起草").doesNotContain(SCRIPT);
    assertThat(admin.get("/authority/staff?q=" + id + "&role=AUDITOR").body()).contains("没有这样的人员");
  }

  @Test
  void whatIsWrongIsSaidInChineseBesideTheFieldAndTheFormStaysFilled() {
    invite("NOT AN ID", "姓名在此", "EDITOR");
    String page = admin.get("/authority/staff").body();
    assertThat(page)
        .contains("没有办成", "工号要 2 到 32 个小写字母", "value=\"姓名在此\"", "aria-invalid=\"true\"")
        .doesNotContain("is not a staff id");
    invite(newId(), "无角色", "");
    assertThat(admin.get("/authority/staff").body()).contains("请至少选一个角色");
    invite(newId(), "怪角色", "EMPEROR");
    assertThat(admin.get("/authority/staff").body()).contains("请至少选一个角色");
  }

  @Test
  void nobodyGivesHimselfARole() {
    String me = own();
    String page = admin.get("/authority/staff/" + me).body();
    assertThat(page).contains("这是您自己的账号").doesNotContain("/roles\"");
    admin.post("/authority/staff/" + me + "/roles", "roles=APPROVER&roles=STAFF_ADMIN");
    assertThat(admin.get("/authority/staff/" + me).body()).contains("不能给自己设置角色");
    assertThat(member(me).roles()).containsExactly(Role.STAFF_ADMIN);
    admin.post("/authority/staff/" + me + "/disabling", "reason=x");
    assertThat(member(me).active()).isTrue();
  }

  @Test
  void rolesChangeAndASessionEndsAndADisabledMemberIsShutOut() {
    StaffForTests.Made made = StaffForTests.of(node("50")).withRoles(Role.EDITOR);
    String id = made.member().staffId();
    String page = "/authority/staff/" + id;
    admin.post(page + "/roles", "roles=REVIEWER&roles=AUDITOR&reason=" + encode("换岗"));
    assertThat(member(id).roles()).containsExactlyInAnyOrder(Role.REVIEWER, Role.AUDITOR);

    Matcher ending =
        Pattern.compile(page + "/sessions/[0-9a-f-]{36}/ending").matcher(admin.get(page).body());
    assertThat(ending.find()).isTrue();
    assertThat(node("50").get("/api/v1/staff/me", made.token()).statusCode()).isEqualTo(200);
    admin.post(ending.group(), "reason=");
    assertThat(node("50").get("/api/v1/staff/me", made.token()).statusCode()).isEqualTo(200);
    admin.post(ending.group(), "reason=" + encode("设备丢失"));
    assertThat(node("50").get("/api/v1/staff/me", made.token()).statusCode()).isEqualTo(401);

    admin.post(page + "/disabling", "reason=" + encode("离职"));
    assertThat(member(id).active()).isFalse();
    assertThat(admin.get(page).body()).contains("已停用");
    admin.post(page + "/enabling", "reason=" + encode("返岗"));
    assertThat(member(id).active()).isTrue();
  }

  @Test
  void theApiEndsASessionAsThePageDoes() {
    String token = StaffForTests.of(node("50")).withRoles(Role.STAFF_ADMIN).token();
    StaffForTests.Made made = StaffForTests.of(node("50")).withRoles(Role.CLERK);
    String sessions = "/api/v1/staff/members/" + made.member().staffId() + "/sessions";
    Matcher id =
        Pattern.compile("\"sessionId\":\"([0-9a-f-]{36})\"")
            .matcher(node("50").get(sessions, token).body());
    assertThat(id.find()).isTrue();
    String ending = sessions + "/" + id.group(1) + "/ending";
    assertThat(node("50").post(ending, token, "{\"reason\":\"lost\"}").statusCode()).isEqualTo(204);
    assertThat(node("50").post(ending, token, "{\"reason\":\"lost\"}").statusCode()).isEqualTo(404);
    assertThat(node("50").get("/api/v1/staff/me", made.token()).statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> invite(String id, String name, String role) {
    String roles = role.isEmpty() ? "" : "&roles=" + role;
    return admin.post(
        "/authority/staff",
        "staffId=%s&name=%s&department=for-tests%s".formatted(encode(id), encode(name), roles));
  }

  private static String own() {
    Matcher me =
        Pattern.compile("href=\"/authority/staff/(signing-[0-9a-f]+)\"")
            .matcher(admin.get("/authority/staff?role=STAFF_ADMIN").body());
    while (me.find()) {
      if (admin.get("/authority/staff/" + me.group(1)).body().contains("这是您自己的账号")) {
        return me.group(1);
      }
    }
    throw new AssertionError("the admin is not in the list");
  }

  private static StaffMember member(String id) {
    return node("50").bean(Staff.class).find(id).orElseThrow();
  }

  private static String newId() {
    return "new-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
