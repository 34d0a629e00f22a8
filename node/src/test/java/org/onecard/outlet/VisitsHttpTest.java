package org.onecard.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.MovingClock;
import org.onecard.TestNode;
import org.onecard.access.AuditLog;
import org.onecard.access.Browser;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.onecard.access.StaffForTests.Made;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Home visits at a node that runs on a Monday. */
class VisitsHttpTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SCRIPT = "<script>alert('1')</script>";
  private static final String PUBLIC = "/api/v1/outlets/visits";
  private static final String COUNTER = "/api/v1/counter/visits";
  private static final Pattern REFERENCE = Pattern.compile("data-reference>([^<]+)<");
  private static final Pattern SECRET = Pattern.compile("data-secret>([^<]+)<");

  @TempDir static Path folder;
  private static TestNode node;
  private static MovingClock clock;
  private static Made lead;
  private static Made first;
  private static Made second;

  @BeforeAll
  static void start() {
    clock = new MovingClock(Instant.parse("2026-11-23T02:00:00Z"));
    node = TestNode.start("50", folder, clock);
    lead = StaffForTests.of(node).withRoles(Role.CLERK_LEAD);
    first = StaffForTests.of(node).withRoles(Role.CLERK);
    second = StaffForTests.of(node).withRoles(Role.CLERK);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aVisitIsAskedForPlannedMadeByTwoAndForgotten() {
    JsonNode asked = TestNode.json(post(PUBLIC, null, request()));
    assertThat(asked.required("dueOn").asString()).as("10 working days").isEqualTo("2026-12-07");
    String reference = asked.required("reference").asString();
    ObjectNode key = JSON.createObjectNode().put("secret", asked.required("secret").asString());
    assertThat(state(post(PUBLIC + "/" + reference + "/view", null, key))).isEqualTo("asked");
    assertThat(
            post(PUBLIC + "/" + reference + "/view", null, key.deepCopy().put("secret", "no"))
                .statusCode())
        .isEqualTo(404);
    assertThat(content(reference)).doesNotContain("彭秀英", "000-5000-0300");

    JsonNode listed = open(reference);
    assertThat(listed.toString()).as("lists name nobody").doesNotContain("彭秀英");
    JsonNode read = TestNode.json(node.get(COUNTER + "/" + reference, first.token()));
    assertThat(read.required("staff").required("contact").required("name").asString())
        .isEqualTo("彭秀英");
    assertThat(
            node.bean(AuditLog.class).search(AuditLog.Query.everything(), 50).stream()
                .filter(entry -> entry.subject().equals(reference))
                .map(AuditLog.Entry::action))
        .containsExactly("visit.read");

    String act = COUNTER + "/" + reference;
    assertThat(post(act + "/plan", first.token(), plan("2026-11-24", second)).statusCode())
        .as("a clerk does not plan")
        .isEqualTo(403);
    assertThat(post(act + "/plan", lead.token(), plan("2026-11-24", lead)).body())
        .contains("\"field\":\"secondClerk\"");
    assertThat(post(act + "/plan", lead.token(), plan("2026-11-24", first)).body())
        .contains("visit-same-clerk");
    assertThat(state(post(act + "/plan", lead.token(), plan("2026-11-24", second))))
        .isEqualTo("planned");
    assertThat(report(act, first, "done").body()).contains("visit-day-not-come");

    assertThat(state(post(act + "/plan", lead.token(), plan("2026-11-23", second))))
        .as("set anew")
        .isEqualTo("planned");
    assertThat(state(report(act, first, "done"))).isEqualTo("reported");
    assertThat(report(act, first, "done").body()).contains("visit-reported-by-you");
    assertThat(report(act, second, "not-possible").body()).contains("visit-not-the-same");
    assertThat(state(report(act, second, "done"))).isEqualTo("done");

    clock.move(Duration.ofDays(179));
    node.bean(OutletSweep.class).sweep();
    assertThat(content(reference)).isNotEmpty();
    clock.move(Duration.ofDays(2));
    node.bean(OutletSweep.class).sweep();
    assertThat(content(reference)).as("erased").isEmpty();
    assertThat(post(PUBLIC + "/" + reference + "/view", null, key).statusCode()).isEqualTo(404);
    clock.move(Duration.ofDays(-181));
  }

  @Test
  void whatIsWrongNamesFieldFaultAndRemedy() {
    for (String field : new String[] {"service", "need", "place", "name", "telephone", "address"}) {
      ObjectNode request = request();
      request.put(field, "");
      HttpResponse<String> answer = post(PUBLIC, null, request);
      assertThat(answer.statusCode()).as(field).isEqualTo(400);
      JsonNode problem = TestNode.json(answer);
      assertThat(problem.required("field").asString()).isEqualTo(field);
      assertThat(problem.required("remedy").asString()).isNotBlank();
    }
    assertThat(post(PUBLIC, null, request().put("note", "长".repeat(501))).body())
        .contains("\"field\":\"note\"");
    assertThat(post(PUBLIC, null, request().put("name", "a\u0000b")).statusCode()).isEqualTo(400);
  }

  @Test
  void pagesTakeShowPlanAndReportAVisitAndEscapeWhatPeopleWrote() {
    Browser anyone = new Browser(node);
    assertThat(anyone.postWithoutCsrf("/outlets/visits").statusCode()).isEqualTo(403);
    Map<String, String> filled =
        Map.of(
            "service", "apply",
            "need", "bedridden",
            "place", "500103",
            "name", "彭 " + SCRIPT,
            "telephone", "000-1",
            "address", "路 " + SCRIPT,
            "note", "狗 " + SCRIPT);
    assertThat(anyone.post("/outlets/visits", form(Map.of("name", SCRIPT))).body())
        .contains("没有填对", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    anyone.post("/outlets/visits", form(filled));
    String asked = anyone.get("/outlets/visits/asked").body();
    String reference = found(REFERENCE, asked);
    String key = form(Map.of("reference", reference, "secret", found(SECRET, asked)));
    assertThat(anyone.post("/outlets/visits/view", key).body()).contains("等待安排日期");

    StaffAtPages clerk = StaffAtPages.of(node, Role.CLERK, Role.CLERK_LEAD);
    assertThat(clerk.get("/counter/visits").body()).contains(reference).doesNotContain(SCRIPT);
    String page = "/counter/visits/" + reference;
    assertThat(clerk.get(page).body())
        .contains("彭 &lt;script&gt;", "狗 &lt;script&gt;", "安排上门")
        .doesNotContain(SCRIPT);
    assertThat(clerk.postWithoutCsrf(page + "/plan").statusCode()).isEqualTo(403);
    String both = first.member().staffId();
    Map<String, String> wrong =
        Map.of("day", "2026-11-25", "firstClerk", both, "secondClerk", both);
    clerk.post(page + "/plan", form(wrong));
    assertThat(clerk.get(page).body()).contains("请选两个不同的人");
    clerk.post(
        page + "/plan",
        form(
            Map.of(
                "day",
                "2026-11-25",
                "firstClerk",
                both,
                "secondClerk",
                second.member().staffId())));
    assertThat(clerk.get(page).body()).contains("已安排", "2026年11月25日");
    clerk.post(page + "/report", form(Map.of("outcome", "done")));
    assertThat(clerk.get(page).body()).contains("只有去的两个人能填结果");

    assertThat(anyone.post("/outlets/visits/withdrawal", key).body()).contains("已取消");
    assertThat(anyone.post("/outlets/visits/withdrawal", key).body()).contains("不能这样办");
    assertThat(clerk.get("/counter/visits/V50-000000-000000").statusCode()).isEqualTo(404);
    assertThat(clerk.post("/counter/visits/new", form(filled)).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).contains("/counter/visits/V50-"));
  }

  private static ObjectNode request() {
    return JSON.createObjectNode()
        .put("service", "activate")
        .put("need", "elderly")
        .put("place", "500103")
        .put("name", "彭秀英")
        .put("telephone", "000-5000-0300")
        .put("address", "示范路 3 号 2 楼");
  }

  private static ObjectNode plan(String day, Made other) {
    return JSON.createObjectNode()
        .put("day", day)
        .put("firstClerk", first.member().staffId())
        .put("secondClerk", other.member().staffId());
  }

  private static HttpResponse<String> report(String act, Made who, String outcome) {
    return post(act + "/report", who.token(), JSON.createObjectNode().put("outcome", outcome));
  }

  private static JsonNode open(String reference) {
    return TestNode.json(node.get(COUNTER, first.token()))
        .valueStream()
        .filter(visit -> visit.required("reference").asString().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private static String state(HttpResponse<String> answer) {
    return TestNode.json(answer).path("state").asString(answer.body());
  }

  /** What is stored of whom the visit is for, as text; empty once erased. */
  private static String content(String reference) {
    return node.bean(JdbcClient.class)
        .sql("SELECT coalesce(encode(content, 'escape'), '') FROM outlet_visit WHERE reference = ?")
        .param(reference)
        .query(String.class)
        .single();
  }

  private static HttpResponse<String> post(String path, @Nullable String token, ObjectNode body) {
    return node.send("POST", path, token, body.toString());
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
