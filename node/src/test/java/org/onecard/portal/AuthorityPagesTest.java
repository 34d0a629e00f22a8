package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.onecard.protocol.catalogue.Edition;

/** The authority's staff carry an item from an idea to a signed edition at their pages. */
class AuthorityPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"");
  private static final String DRAFT =
      """
      {"change":"add","content":{"code":"page-theatre","domain":"culture",
       "titleZh":"剧场<script>alert(1)</script>","titleEn":"Theatre","modes":["code"],
       "minimumAssurance":"chip","places":["500000","510000"],"acceptorSectors":["theatre"],
       "admissionRequired":false,"requires":[],"releases":[],
       "releasesSocialSecurityNumber":false,"transitFunctionRequired":false,"onlineCheck":false,
       "unknownOnline":"undetermined","unknownOffline":"undetermined","legalBasis":"演示依据",
       "departments":["文化部门"],"complaintTelephone":"000-5000-0001",
       "validFrom":"2025-01-01"}}
      """;

  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
  }

  @Test
  void onlyTheRolesReachItAndOnlyWithAToken() {
    assertThat(node("50").get("/authority").headers().firstValue("Location").orElse(""))
        .endsWith("/staff/sign-in");
    StaffAtPages clerk = StaffAtPages.of(node("50"), Role.CLERK);
    assertThat(clerk.get("/authority").statusCode()).isEqualTo(403);
    StaffAtPages editor = StaffAtPages.of(node("50"), Role.EDITOR);
    assertThat(editor.get("/authority").statusCode()).isEqualTo(200);
    assertThat(editor.get("/authority?lang=en").body()).contains("What waits for me");
    assertThat(editor.postWithoutCsrf("/authority/proposals").statusCode()).isEqualTo(403);
    assertThat(editor.post("/authority/compositions", "effectiveFrom=2030-01-01").statusCode())
        .as("an editor composes nothing")
        .isEqualTo(403);
  }

  @Test
  void aRefusalIsShownWithItsReason() {
    StaffAtPages editor = StaffAtPages.of(node("50"), Role.EDITOR);
    editor.post("/authority/proposals", "place=510100&titleZh=a&reason=b");
    assertThat(editor.get("/authority/items").body())
        .contains("没有办成", "请填区划代码，如 500103", "aria-invalid")
        .doesNotContain("is no place of region");
    editor.post("/authority/proposals?lang=en", "place=510100&titleZh=a&reason=b");
    assertThat(editor.get("/authority/items").body()).contains("Give its code, as 500103");
    editor.get("/authority?lang=zh");
    assertThat(editor.get("/authority/proposals/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
  }

  @Test
  void anItemGoesFromAnIdeaToAnEditionThisNodeSigned() {
    StaffAtPages editor = StaffAtPages.of(node("50"), Role.EDITOR);
    editor.post(
        "/authority/proposals",
        "place=500103&titleZh=" + encode("剧场" + SCRIPT) + "&reason=" + encode(SCRIPT));
    String home = editor.get("/authority/items").body();
    assertThat(home).contains("剧场&lt;script&gt;").doesNotContain(SCRIPT);
    Matcher link = Pattern.compile("(/authority/proposals/[0-9a-f-]{36})").matcher(home);
    assertThat(link.find()).isTrue();
    String page = link.group(1);
    String token = StaffForTests.of(node("50")).withRoles(Role.EDITOR).token();
    TwoNodes.ok(
        node("50").post(page.replace("/authority", "/api/v1/catalogue") + "/draft", token, DRAFT));
    editor.post(page + "/submission", "");
    editor.post(page + "/comments", "text=" + encode(SCRIPT));

    StaffAtPages[] reviewers = {
      StaffAtPages.of(node("50"), Role.REVIEWER), StaffAtPages.of(node("51"), Role.REVIEWER)
    };
    for (StaffAtPages reviewer : reviewers) {
      actWithDigest(reviewer, page, "/agreement", "");
    }
    StaffAtPages approver = StaffAtPages.of(node("50"), Role.APPROVER);
    StaffAtPages across = StaffAtPages.of(node("51"), Role.APPROVER);
    String act = "&authority=" + encode("演示机关") + "&act=" + encode("演示批准1号") + "&date=2026-01-02";
    actWithDigest(approver, page, "/approval", act);
    actWithDigest(across, page, "/approval", act);
    await().atMost(SOON).until(() -> approver.get(page).body().contains("已批准"));

    String life = approver.get(page).body();
    assertThat(life).contains("提出想法", "提交审核", "政府批准", "&lt;script&gt;").doesNotContain(SCRIPT);
    LocalDate tomorrow = LocalDate.now(Edition.ZONE).plusDays(1);
    approver.post("/authority/compositions", "effectiveFrom=" + tomorrow);
    String composed = approver.get("/authority").body();
    assertThat(composed).contains("＋ 新增", "page-theatre", "还没有一方签署").doesNotContain(SCRIPT);
    approver.post("/authority/editions/2/approval", "digest=" + digest(composed));
    assertThat(approver.get("/authority").body()).contains("已签署：重庆");
  }

  private static void actWithDigest(StaffAtPages who, String page, String act, String more) {
    await().atMost(SOON).until(() -> who.get(page).body().contains(page + act));
    HttpResponse<String> done =
        who.post(page + act, "digest=" + digest(who.get(page).body()) + more);
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(who.get(page).body()).doesNotContain("没有办成").doesNotContain(page + act + "\"");
  }

  private static String digest(String page) {
    Matcher digest = DIGEST.matcher(page);
    assertThat(digest.find()).as(page).isTrue();
    return digest.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
