package org.onecard.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.Browser;
import org.onecard.access.Role;
import org.onecard.access.StaffForTests;
import org.onecard.access.StaffForTests.Signing;

/** The pages of complaints, for everyone and for staff, as a browser gets them. */
class ComplaintPagesTest extends NodeTest {
  private static final String PASSWORD = "a long enough password";
  private static final String SCRIPT = "<script>alert('1')</script>";
  private static final Pattern REFERENCE = Pattern.compile("data-reference>([^<]+)<");
  private static final Pattern SECRET = Pattern.compile("data-secret>([^<]+)<");
  private static final TestNode NODE = node("50");

  @Test
  void theFormIsThereForEveryoneInChineseEnglishAndLargeType() {
    Browser browser = new Browser(NODE);
    String chinese = browser.get("/complaints").body();
    assertThat(chinese).contains("lang=\"zh-CN\"", "我要投诉", "重复发卡", "000-12333");
    for (ComplaintService service : ComplaintServices.all()) {
      assertThat(chinese).contains("value=\"" + service.code() + "\"");
    }
    assertThat(browser.get("/complaints?lang=en").body()).contains("Follow a complaint");
    assertThat(browser.get("/complaints?type=large").body()).contains("data-type=\"large\"");
    assertThat(new Browser(NODE).get("/").body()).contains("href=\"/complaints\"");
  }

  @Test
  void aComplaintIsFiledOnceFollowedHandledAndReopenedByPages() {
    Browser complainant = new Browser(NODE);
    Map<String, String> filing =
        Map.of(
            "serviceCode", "no-new-card",
            "description", "要办卡 " + SCRIPT,
            "contactName", "张 " + SCRIPT,
            "telephone", "000-1",
            "where", "窗口 " + SCRIPT,
            "card-name", "公园卡 " + SCRIPT);
    assertThat(complainant.postWithoutCsrf("/complaints").statusCode()).isEqualTo(403);
    assertThat(location(complainant.post("/complaints", form(filing))))
        .endsWith("/complaints/filed");
    String filed = complainant.get("/complaints/filed").body();
    String reference = found(REFERENCE, filed);
    Map<String, String> key = Map.of("reference", reference, "secret", found(SECRET, filed));
    assertThat(location(complainant.get("/complaints/filed"))).endsWith("/complaints");

    String shown = new Browser(NODE).post("/complaints/view", form(key)).body();
    assertThat(shown).contains("已收到", "要办卡 &lt;script&gt;").doesNotContain(SCRIPT);

    Browser clerk = clerk(Role.COMPLAINTS);
    String desk = "/authority/complaints/" + reference;
    assertThat(clerk.get("/authority/complaints").body()).contains(reference);
    assertThat(clerk.get(desk).body())
        .contains("公园卡 &lt;script&gt;", "窗口 &lt;script&gt;", "000-1")
        .doesNotContain(SCRIPT);
    assertThat(clerk.postWithoutCsrf(desk).statusCode()).isEqualTo(403);
    clerk.post(desk, form(Map.of("action", "take")));
    clerk.post(desk, form(Map.of("action", "answer")));
    assertThat(clerk.get(desk).body()).as("an answer needs words").contains("请写明您要说的");
    clerk.post(desk, form(Map.of("action", "answer", "text", "已停办 " + SCRIPT)));

    String answered = complainant.post("/complaints/view", form(key)).body();
    assertThat(answered).contains("已答复", "已停办 &lt;script&gt;").doesNotContain(SCRIPT);
    assertThat(answered).as("no names of staff").doesNotContain("signing-");
    String reopened =
        complainant
            .post(
                "/complaints/step",
                form(key) + "&" + form(Map.of("action", "reopen", "text", "仍要办卡 " + SCRIPT)))
            .body();
    assertThat(reopened).contains("重新办理", "仍要办卡 &lt;script&gt;").doesNotContain(SCRIPT);
    assertThat(complainant.post("/complaints/step", form(key) + "&action=close").body())
        .contains("状态已经变了");
  }

  @Test
  void whatIsWrongIsSaidBesideWhatWasWritten() {
    Browser browser = new Browser(NODE);
    String wrong =
        browser
            .post(
                "/complaints",
                form(
                    Map.of(
                        "serviceCode", "transit-use",
                        "description", "闸机 " + SCRIPT,
                        "contactName", "\"><b>",
                        "telephone", "none")))
            .body();
    assertThat(wrong)
        .contains("电话号码只能有数字", "闸机 &lt;script&gt;", "value=\"&quot;&gt;&lt;b&gt;\"")
        .doesNotContain(SCRIPT);
    assertThat(
            browser
                .post("/complaints/view", form(Map.of("reference", SCRIPT, "secret", "x")))
                .body())
        .contains("没有查到")
        .doesNotContain(SCRIPT);
    assertThat(location(browser.get("/complaints/view"))).endsWith("/complaints");
  }

  @Test
  void onlyStaffForComplaintsHandleThem() {
    assertThat(location(new Browser(NODE).get("/authority/complaints"))).endsWith("/staff/sign-in");
    assertThat(clerk(Role.CLERK).get("/authority/complaints").statusCode()).isEqualTo(403);
    Browser clerk = clerk(Role.COMPLAINTS);
    assertThat(clerk.get("/authority/complaints/C50-000000-000000").statusCode()).isEqualTo(404);
    String call =
        location(
            clerk.post(
                "/authority/complaints/new",
                form(Map.of("serviceCode", "personal-data", "description", "来电"))));
    assertThat(call).contains("/authority/complaints/C50-");
    assertThat(clerk.get(call.substring(call.indexOf("/authority"))).body())
        .contains("已登记", "查询密码", "电话");
  }

  private static Browser clerk(Role role) {
    Signing signing = StaffForTests.of(NODE).signing(PASSWORD, role);
    Browser browser = new Browser(NODE);
    browser.signInAsStaff(signing.staffId(), PASSWORD, signing.authenticator().code(0));
    return browser;
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
