package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TestNode;
import org.onecard.access.Browser;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.card.Cards;
import org.onecard.card.ReplacementReason;
import org.onecard.card.ReplacementRequests;

/** The pages of applicants and of the counter, as a browser gets them. */
class CounterPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert('1')</script>";
  private static final Pattern REFERENCE = Pattern.compile("data-reference>([^<]+)<");
  private static final Pattern SECRET = Pattern.compile("data-secret>([^<]+)<");
  private static final TestNode NODE = node("50");
  private static final StaffAtPages CLERK = StaffAtPages.of(NODE, Role.CLERK);

  @Test
  void anApplicantAppliesOnlineAndFollowsWhatTheCounterDoes() {
    Browser applicant = new Browser(NODE);
    assertThat(applicant.get("/apply").body()).contains("我要办卡", "同号换卡", "lang=\"zh-CN\"");
    assertThat(applicant.get("/apply?lang=en").body()).contains("First card", "How it stands");
    applicant.get("/apply?lang=zh");
    assertThat(applicant.postWithoutCsrf("/apply").statusCode()).isEqualTo(403);
    Map<String, String> form =
        Map.of(
            "kind",
            "first",
            "name",
            "王" + SCRIPT,
            "socialSecurityNumber",
            Applying.freshNumber(),
            "telephone",
            "000-1");
    assertThat(location(applicant.post("/apply", form(form)))).endsWith("/apply/filed");
    String filed = applicant.get("/apply/filed").body();
    String reference = found(REFERENCE, filed);
    Map<String, String> key = Map.of("reference", reference, "secret", found(SECRET, filed));
    assertThat(location(applicant.get("/apply/filed"))).endsWith("/apply");
    assertThat(location(applicant.get("/apply/view"))).endsWith("/apply");
    assertThat(applicant.post("/apply/view", form(key)).body())
        .contains("已提交", "申请已收到")
        .doesNotContain(SCRIPT);

    String page = "/counter/applications/" + reference;
    assertThat(CLERK.get("/counter").body()).contains(reference, "按卡号找持卡人");
    assertThat(CLERK.get("/counter/applications?state=applied").body()).contains(reference);
    assertThat(CLERK.get(page).body())
        .contains("王&lt;script&gt;", "核对无误", "000-1")
        .doesNotContain(SCRIPT);
    assertThat(CLERK.postWithoutCsrf(page).statusCode()).isEqualTo(403);
    CLERK.post(page, "act=produce");
    assertThat(CLERK.get(page).body()).contains("还没有核对");
    CLERK.post(page, "act=check");
    CLERK.post(page, "act=fulfil");
    assertThat(CLERK.get(page).body()).contains("已启用", "/counter/holders/");
    assertThat(applicant.post("/apply/view", form(key)).body())
        .contains("已启用")
        .doesNotContain("signing-");
  }

  @Test
  void whatIsWrongIsSaidInTheReadersLanguageBesideWhatWasWritten() {
    Browser browser = new Browser(NODE);
    Map<String, String> wrong =
        Map.of("kind", "first", "name", "\"><b>" + SCRIPT, "socialSecurityNumber", "1");
    assertThat(browser.post("/apply", form(wrong)).body())
        .contains("社会保障号码不对", "value=\"&quot;&gt;&lt;b&gt;", "aria-invalid")
        .doesNotContain(SCRIPT);
    assertThat(browser.post("/apply?lang=en", form(wrong)).body())
        .contains("The social security number is not right");
    browser.get("/apply?lang=zh");
    assertThat(browser.post("/apply/view", form(Map.of("reference", SCRIPT, "secret", "x"))).body())
        .contains("没有查到")
        .doesNotContain(SCRIPT);
    assertThat(CLERK.post("/counter/applications/new", form(wrong)).body())
        .contains("社会保障号码不对")
        .doesNotContain(SCRIPT);
    assertThat(
            CLERK
                .post(
                    "/counter/search",
                    form(Map.of("socialSecurityNumber", Applying.freshNumber(), "surname", "<b>王")))
                .body())
        .contains("没有找到")
        .doesNotContain(SCRIPT);
    assertThat(location(CLERK.get("/counter/search"))).endsWith("/counter");
  }

  @Test
  void aClerkFindsAHolderSeesTheNumberAgainstAReasonAndServes() {
    Cards.Enrolled holder = Applying.holder(NODE);
    NODE.bean(ReplacementRequests.class).ask(holder.residentId(), ReplacementReason.DAMAGED);
    String page = "/counter/holders/" + holder.residentId();
    assertThat(CLERK.get("/counter").body()).contains(page, "持卡人网上申请换卡");
    assertThat(
            location(
                CLERK.post("/counter/search", form(Map.of("cardNumber", holder.cardNumber())))))
        .endsWith(page);
    assertThat(CLERK.get(page).body())
        .contains("卡正常", "同号换卡", "损坏")
        .doesNotContain(holder.socialSecurityNumber(), holder.cardNumber(), holder.name());
    assertThat(CLERK.post(page + "/number", form(Map.of("reason", "看"))).body())
        .contains("请写明理由")
        .doesNotContain(holder.socialSecurityNumber());
    HttpResponse<String> shown =
        CLERK.post(page + "/number", form(Map.of("reason", "核对证件 " + SCRIPT)));
    assertThat(shown.body()).contains(holder.socialSecurityNumber()).doesNotContain(SCRIPT);
    assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(CLERK.get(page).body()).doesNotContain(holder.socialSecurityNumber());
    assertThat(location(CLERK.get(page + "/number"))).endsWith(page);

    assertThat(CLERK.postWithoutCsrf(page + "/actions").statusCode()).isEqualTo(403);
    CLERK.post(page + "/actions", "action=suspend-formally");
    assertThat(CLERK.get(page).body()).contains("已正式挂失", "已停用", "解除挂失");
    CLERK.post(page + "/actions", "action=activate");
    assertThat(CLERK.get(page).body()).contains("卡已正式挂失。");
    String key =
        form(Map.of("action", "replace", "sameNumber", "true", "requestKey", "k".repeat(20)));
    CLERK.post(page + "/actions", key);
    assertThat(CLERK.get(page).body()).contains("新卡已制好", "卡正常").doesNotContain("网上申请换卡：");
    assertThat(CLERK.get("/counter").body()).doesNotContain(page);
  }

  @Test
  void aPortraitIsTakenByTheFormAndShownToStaff() {
    String boundary = "parts";
    byte[] png = java.util.Base64.getDecoder().decode(Applying.png());
    String head =
        part(boundary, "kind", "first")
            + part(boundary, "name", "照片测试")
            + part(boundary, "socialSecurityNumber", Applying.freshNumber())
            + "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"portrait\"; filename=\"../../x.svg\"\r\n"
            + "Content-Type: image/svg+xml\r\n\r\n";
    HttpResponse<String> answer = CLERK.uploadAfter("/counter/applications/new", head, png);
    String page = location(answer).replaceFirst("^https?://[^/]*", "");
    assertThat(page).startsWith("/counter/applications/S50-");
    assertThat(CLERK.get(page).body()).contains(page + "/portrait");
    HttpResponse<String> picture = CLERK.get(page + "/portrait");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(
            CLERK.get(page.replaceFirst("S50.*", "S50-000000-000000") + "/portrait").statusCode())
        .isEqualTo(404);
  }

  @Test
  void onlyClerksComeToTheCounter() {
    for (String page : List.of("/counter", "/counter/applications", "/counter/applications/new")) {
      assertThat(location(new Browser(NODE).get(page))).endsWith("/staff/sign-in");
      assertThat(StaffAtPages.of(NODE, Role.AUDITOR).get(page).statusCode()).isEqualTo(403);
    }
    assertThat(CLERK.get("/counter/applications/S50-000000-000000").statusCode()).isEqualTo(404);
    assertThat(CLERK.get("/counter/holders/1").statusCode()).isEqualTo(404);
  }

  private static String part(String boundary, String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(boundary, name, value);
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
