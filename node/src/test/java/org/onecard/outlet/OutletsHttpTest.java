package org.onecard.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.MovingClock;
import org.onecard.TestNode;
import org.onecard.access.AuditLog;
import org.onecard.access.Browser;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Outlets and their ratings at a node that runs on a Monday at 10:00. */
class OutletsHttpTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SCRIPT = "<script>alert('1')</script>";
  private static final String API = "/api/v1/outlets";
  private static final String COUNTER = "/counter/rating-codes";

  @TempDir static Path folder;
  private static TestNode node;
  private static MovingClock clock;
  private static String registrar;
  private static String clerk;

  @BeforeAll
  static void start() {
    clock = new MovingClock(Instant.parse("2026-11-23T02:00:00Z"));
    node = TestNode.start("50", folder, clock);
    registrar = StaffForTests.of(node).withRoles(Role.REGISTRAR).token();
    clerk = StaffForTests.of(node).withRoles(Role.CLERK).token();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void anOutletIsKeptFoundByPlaceAndServiceAndOpenByTheClock() {
    put("window-yuzhong", outlet());
    put("machine-shapingba", outlet().put("place", "500106").put("kind", "self-service"));

    assertThat(codes("?place=500103"))
        .contains("window-yuzhong")
        .doesNotContain("machine-shapingba");
    assertThat(codes("?place=500000")).contains("window-yuzhong", "machine-shapingba");
    assertThat(codes("?service=password&place=500103")).doesNotContain("window-yuzhong");
    assertThat(codes("?service=apply&openNow=true")).contains("window-yuzhong");
    JsonNode open = TestNode.json(node.get(API + "/window-yuzhong"));
    assertThat(open.required("open").asBoolean()).isTrue();
    assertThat(open.required("changesAt").asString()).isEqualTo("2026-11-23T04:00:00Z");

    clock.move(Duration.ofHours(2));
    assertThat(codes("?service=apply&openNow=true")).doesNotContain("window-yuzhong");
    clock.move(Duration.ofHours(-2));
    put("window-yuzhong", outlet().put("closed", true));
    assertThat(codes("?place=500103")).doesNotContain("window-yuzhong");
    assertThat(TestNode.json(node.get(API + "/window-yuzhong")).required("open").asBoolean())
        .isFalse();
    put("window-yuzhong", outlet());
    assertThat(
            node.bean(AuditLog.class).search(AuditLog.Query.everything(), 100).stream()
                .filter(entry -> entry.subject().equals("window-yuzhong"))
                .map(AuditLog.Entry::reason))
        .contains("added", "closed");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, pharmacy, kind",
    "nameZh, '', nameZh",
    "place, 999999, place",
    "place, nowhere, place",
    "latitude, 29.5, longitude",
    "telephone, none, telephone",
    "telephone, '', telephone"
  })
  void whatIsWrongWithAnOutletNamesFieldFaultAndRemedy(String member, String value, String field) {
    problem(outlet().put(member, value), field);
  }

  @Test
  void wrongHoursAndServicesNameTheirDay() {
    ObjectNode backwards = outlet();
    hours(backwards, "monday", "12:00-09:00");
    problem(backwards, "hours.weekly.monday");
    ObjectNode overlapping = outlet();
    hours(overlapping, "friday", "09:00-12:00", "11:00-13:00");
    problem(overlapping, "hours.weekly.friday");
    ObjectNode noDay = outlet();
    hours(noDay, "someday", "09:00-12:00");
    problem(noDay, "hours.weekly.someday");
    ObjectNode exception = outlet();
    exception.withObject("/hours/exceptions").putArray("2026-13-01");
    problem(exception, "hours.exceptions.2026-13-01");
    ObjectNode nothing = outlet();
    nothing.putArray("services");
    problem(nothing, "services");
    problem(outlet().put("code", "another"), "code");
    assertThat(send("PUT", API + "/new", registrar, outlet()).statusCode()).isEqualTo(400);
  }

  @Test
  void aTableIsTriedThenTakenWholeOrNotAtAll() {
    String good = line("csv-a", "渝北窗口") + "\n" + line("csv-b", "南岸窗口");
    JsonNode tried = table(good, true);
    assertThat(tried.required("applied").asBoolean()).isFalse();
    assertThat(changes(tried)).containsExactly("ADDED", "ADDED");
    assertThat(node.get(API + "/csv-a").statusCode()).isEqualTo(404);

    assertThat(changes(table(good, false))).containsExactly("ADDED", "ADDED");
    assertThat(changes(table(good, false))).containsExactly("SAME", "SAME");
    JsonNode adjusted = table(line("csv-a", "渝北新窗口") + "\n" + line("csv-b", "南岸窗口"), false);
    assertThat(changes(adjusted)).containsExactly("ADJUSTED", "SAME");
    assertThat(adjusted.required("lines").get(0).required("fields").get(0).asString())
        .isEqualTo("nameZh");

    JsonNode faulty = table(line("csv-c", "好") + "\n" + line("csv-c", "重"), false);
    assertThat(faulty.required("applied").asBoolean()).isFalse();
    assertThat(changes(faulty)).containsExactly("ADDED", "FAULT");
    assertThat(faulty.required("lines").get(1).required("line").asInt()).isEqualTo(3);
    assertThat(faulty.required("lines").get(1).required("field").asString()).isEqualTo("code");
    assertThat(node.get(API + "/csv-c").statusCode()).isEqualTo(404);

    assertThat(send("POST", API + "/import", registrar, csv("code,kind\na,b", true)).body())
        .contains("has no column nameZh");
    assertThat(send("POST", API + "/import", registrar, csv("x".repeat(200_001), true)).body())
        .contains("has more than 200000 characters");
  }

  @Test
  void aCodeRatesOnceAndStarsFollowFromTheLastYear() {
    put("rated", outlet());
    for (int i = 0; i < StarsRule.LEAST; i++) {
      assertThat(stars("rated").required("stars").isNull()).isTrue();
      assertThat(rate(code("rated"), 5, true).statusCode()).isEqualTo(201);
    }
    JsonNode stars = stars("rated");
    assertThat(stars.required("stars").asInt()).isEqualTo(4);
    assertThat(stars.required("points").asInt()).isEqualTo(4325);
    assertThat(stars.required("rule").asInt()).isEqualTo(StarsRule.VERSION);

    String once = code("rated");
    assertThat(rate(once.toLowerCase(java.util.Locale.ROOT), 1, false).statusCode()).isEqualTo(201);
    assertThat(rate(once, 1, false).statusCode()).isEqualTo(404);
    assertThat(stars("rated").required("ratings").asInt()).isEqualTo(StarsRule.LEAST + 1);
    assertThat(rate(code("rated"), 6, true).body()).contains("\"field\":\"score\"");
    assertThat(rate(code("rated"), 5, null).body()).contains("\"field\":\"punctual\"");
    assertThat(rate("", 5, true).statusCode()).isEqualTo(404);

    String late = code("rated");
    clock.move(Duration.ofDays(31));
    assertThat(rate(late, 5, true).statusCode()).isEqualTo(404);
    clock.move(Duration.ofDays(335));
    assertThat(stars("rated").required("stars").isNull()).as("a year later").isTrue();
    assertThat(rows("outlet_rating")).isPositive();
    clock.move(Duration.ofDays(366));
    node.bean(OutletSweep.class).sweep();
    assertThat(rows("outlet_rating")).as("after two years").isZero();
    assertThat(rows("outlet_rating_code")).isZero();
    clock.move(Duration.ofDays(-732));
  }

  @Test
  void pagesShowKeepAndRateOutletsAndEscapeWhatStaffWrote() {
    StaffAtPages office = StaffAtPages.of(node, Role.REGISTRAR);
    assertThat(office.postWithoutCsrf("/authority/outlets").statusCode()).isEqualTo(403);
    Map<String, String> form =
        Map.ofEntries(
            Map.entry("code", "by-page"),
            Map.entry("kind", "window"),
            Map.entry("nameZh", "窗 " + SCRIPT),
            Map.entry("nameEn", "Window " + SCRIPT),
            Map.entry("addressZh", "路 " + SCRIPT),
            Map.entry("addressEn", "Road " + SCRIPT),
            Map.entry("place", "500103"),
            Map.entry("telephone", "000-1"),
            Map.entry("monday", "09:00-12:00  13:00-17:00"),
            Map.entry("exceptions", "2026-12-31 closed; 2027-01-04 10:00-11:00"),
            Map.entry("keepsCalendar", "true"),
            Map.entry("services", "home-visit"));
    office.post("/authority/outlets", form(form));
    assertThat(office.get("/authority/outlets").body())
        .contains("by-page", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(office.get("/authority/outlets/by-page").body())
        .contains("09:00-12:00 13:00-17:00", "2026-12-31 closed", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    Browser anyone = new Browser(node);
    String page = anyone.get("/outlets/by-page").body();
    assertThat(page).contains("营业中，今天 12:00 关门", "规则第 1 版", "上门服务").doesNotContain(SCRIPT);
    assertThat(anyone.get("/outlets?lang=en").body())
        .contains("Open, closes at 12:00", "Window &lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(anyone.get("/outlets/none").statusCode()).isEqualTo(404);

    office.post("/authority/outlets", form(Map.of("code", "by-page", "kind", "window")));
    assertThat(office.get("/authority/outlets/new").body()).contains("没有填对", "value=\"by-page\"");
    assertThat(
            office.post("/authority/outlets/import", form(Map.of("csv", "code\n" + SCRIPT))).body())
        .contains("表格读不出来", "&lt;script&gt;")
        .doesNotContain(SCRIPT);

    String code = code("by-page");
    Browser rater = new Browser(node);
    String thanks =
        rater
            .post(
                "/outlets/rating",
                form(Map.of("ratingCode", code, "score", "4", "punctual", "true")))
            .body();
    assertThat(thanks).contains("已经收下").doesNotContain(SCRIPT);
    HttpResponse<String> again =
        rater.post(
            "/outlets/rating", form(Map.of("ratingCode", code, "score", "4", "punctual", "true")));
    assertThat(again.body())
        .as("status %d, %s", again.statusCode(), again.headers().map())
        .contains("评价码不对");
  }

  @Test
  void aClerkHandsOutACodeAtThePageThatRatesOnceAndIsShownOnce() {
    put("by-hand", outlet().put("nameZh", "窗 " + SCRIPT));
    StaffAtPages counter = StaffAtPages.of(node, Role.CLERK);
    assertThat(counter.postWithoutCsrf(COUNTER).statusCode()).isEqualTo(403);
    assertThat(counter.get(COUNTER).body())
        .contains("窗 &lt;script&gt;", "上门服务")
        .doesNotContain(SCRIPT);
    String handed = handOut(counter, "by-hand", "replace");
    Matcher code = Pattern.compile("<b>([^<]+)</b>").matcher(handed);
    assertThat(code.find()).as(handed).isTrue();
    assertThat(counter.get(COUNTER).body()).doesNotContain(code.group(1));
    assertThat(rate(code.group(1), 5, true).statusCode()).isEqualTo(201);
    assertThat(rate(code.group(1), 5, true).statusCode()).isEqualTo(404);
    assertThat(handOut(counter, "by-hand", "x")).contains("请从列表中选择").doesNotContain("<b>");
    assertThat(handOut(counter, "no", "apply")).contains("role=\"alert\"").doesNotContain("<b>");
  }

  private static String handOut(StaffAtPages counter, String outlet, String occasion) {
    counter.post(COUNTER, form(Map.of("outlet", outlet, "occasion", occasion)));
    return counter.get(COUNTER).body();
  }

  private static ObjectNode outlet() {
    ObjectNode outlet = JSON.createObjectNode();
    outlet.put("kind", "window").put("nameZh", "渝中窗口").put("nameEn", "Yuzhong window");
    outlet.put("addressZh", "示范路 1 号").put("addressEn", "1 Demonstration Road");
    outlet.put("place", "500103").put("telephone", "000-5000-0100");
    outlet.putArray("services").add("apply").add("home-visit");
    hours(outlet, "monday", "09:00-12:00", "13:30-17:00");
    return outlet;
  }

  private static void hours(ObjectNode outlet, String day, String... spans) {
    List.of(spans).forEach(outlet.withObject("/hours/weekly").withArray(day)::add);
  }

  private static void put(String code, ObjectNode outlet) {
    HttpResponse<String> answer = send("PUT", API + "/" + code, registrar, outlet);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void problem(ObjectNode outlet, String field) {
    HttpResponse<String> answer = send("PUT", API + "/wrong", registrar, outlet);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode problem = TestNode.json(answer);
    assertThat(problem.required("field").asString()).isEqualTo(field);
    assertThat(problem.required("detail").asString()).isNotBlank();
    assertThat(problem.required("remedy").asString()).isNotBlank();
  }

  private static List<String> codes(String query) {
    return TestNode.json(node.get(API + query))
        .valueStream()
        .map(entry -> entry.required("outlet").required("code").asString())
        .toList();
  }

  private static String line(String code, String name) {
    return code
        + ",window,"
        + name
        + ",Window,路,Road,500103,29.563010,106.551557,000-1,09:00-12:00 13:00-17:00,,,,,,,"
        + "2026-12-31 closed,true,apply loss,step-free,false";
  }

  private static ObjectNode csv(String csv, boolean dryRun) {
    return JSON.createObjectNode().put("csv", csv).put("dryRun", dryRun);
  }

  private static JsonNode table(String lines, boolean dryRun) {
    String csv = String.join(",", OutletTable.HEADINGS) + "\n" + lines;
    HttpResponse<String> answer = send("POST", API + "/import", registrar, csv(csv, dryRun));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestNode.json(answer);
  }

  private static List<String> changes(JsonNode report) {
    return report
        .required("lines")
        .valueStream()
        .map(line -> line.required("change").asString())
        .toList();
  }

  private static String code(String outlet) {
    HttpResponse<String> made =
        send(
            "POST",
            API + "/" + outlet + "/rating-codes",
            clerk,
            JSON.createObjectNode().put("occasion", "apply"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return TestNode.json(made).required("ratingCode").asString();
  }

  private static HttpResponse<String> rate(String code, int score, @Nullable Boolean punctual) {
    ObjectNode rating = JSON.createObjectNode().put("ratingCode", code).put("score", score);
    return send("POST", API + "/ratings", null, rating.put("punctual", punctual));
  }

  private static JsonNode stars(String outlet) {
    return TestNode.json(node.get(API + "/" + outlet)).required("stars");
  }

  private static int rows(String table) {
    return node.bean(JdbcClient.class)
        .sql("SELECT count(*) FROM " + table)
        .query(Integer.class)
        .single();
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String token, ObjectNode body) {
    return node.send(method, path, token, body.toString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
