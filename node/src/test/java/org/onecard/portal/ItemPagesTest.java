package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.access.StaffForTests;
import org.onecard.protocol.catalogue.Edition;

/** Items are put into words, suspended, listed locally and imported at the pages. */
class ItemPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static StaffAtPages editor;
  private static StaffAtPages approver;

  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
    editor = StaffAtPages.of(node("50"), Role.EDITOR);
    approver = StaffAtPages.of(node("50"), Role.APPROVER);
  }

  @Test
  void aDraftIsWrittenWholeAndWhatIsMissingIsSaidBesideItsField() {
    String page = idea("夜间图书馆");
    Map<String, String> words = words("night-library", "joint");
    words.put("legalBasis", "");
    editor.post(page + "/words", form(words));
    String form = editor.get(page + "/words").body();
    assertThat(form)
        .contains("没有依据的事项不能列入清单", "value=\"night-library\"", "aria-invalid=\"true\"")
        .contains("name=\"modes\" value=\"code\" checked=\"checked\"");

    words.put("legalBasis", "演示依据");
    words.put("validTo", "2025-01-01");
    editor.post(page + "/words", form(words));
    assertThat(editor.get(page + "/words").body()).contains("终止日要在起始日之后");

    words.remove("validTo");
    HttpResponse<String> saved = editor.post(page + "/words", form(words));
    assertThat(saved.headers().firstValue("Location").orElse("")).endsWith(page);
    assertThat(editor.get(page).body()).contains("已办好", "草案", "演示依据", "night-library", "二维码");

    words.put("titleEn", "Libraries at night");
    editor.post(page + "/words", form(words));
    assertThat(editor.get(page + "?lang=en").body()).contains("Libraries at night");
    editor.get(page + "?lang=zh");
  }

  @Test
  void scriptsInEveryTextAreShownAsText() {
    String page = idea(SCRIPT);
    Map<String, String> words = words("scripted-item", "joint");
    for (String field : new String[] {"titleZh", "titleEn", "legalBasis", "departments"}) {
      words.put(field, field + SCRIPT);
    }
    words.put("complaintTelephone", "<b>1</b>");
    editor.post(page + "/words", form(words));
    for (String path : new String[] {page, page + "/words", "/authority/items"}) {
      assertThat(editor.get(path).body())
          .as(path)
          .contains("&lt;script&gt;")
          .doesNotContain(SCRIPT, "<b>1</b>");
    }
    words.put("code", "\"><script>");
    editor.post(page + "/words", form(words));
    assertThat(editor.get(page + "/words").body())
        .contains("代码用小写字母")
        .doesNotContain("\"><script>");
  }

  @Test
  void anItemIsSuspendedHereAtOnceAndGoesOn() {
    String page = "/authority/items/museum-entry";
    approver.post(page + "/suspension", "reason=");
    assertThat(approver.get(page).body()).contains("请写明理由");
    approver.post(page + "/suspension", "reason=" + encode("检修" + SCRIPT));
    assertThat(approver.get(page).body())
        .contains("在本地区恢复", "检修&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(approver.get("/authority/items?suspended=true").body()).contains("museum-entry");
    assertThat(editor.post(page + "/resumption", "reason=x").statusCode()).isEqualTo(403);
    approver.post(page + "/resumption", "reason=" + encode("修好"));
    assertThat(approver.get(page).body()).contains("在本地区暂停", "修好");
    assertThat(approver.get("/authority/items?suspended=true").body())
        .doesNotContain("museum-entry");
    assertThat(approver.get("/authority/items/no-such-item").statusCode()).isEqualTo(404);
  }

  @Test
  void aLocalItemComesIntoTheLocalListThatThisNodeSigns() {
    String page = idea("本地优待");
    Map<String, String> words = words("local-favour", "local");
    words.put("places", "500000");
    editor.post(page + "/words", form(words));
    editor.post(page + "/submission", "");
    StaffAtPages reviewer = StaffAtPages.of(node("50"), Role.REVIEWER);
    reviewer.post(page + "/agreement", "digest=" + digest(reviewer.get(page).body()));
    approver.post(
        page + "/approval",
        "digest=%s&authority=%s&act=%s&date=2026-01-02"
            .formatted(digest(approver.get(page).body()), encode("演示机关"), encode("演示1号")));
    await().atMost(SOON).until(() -> approver.get(page).body().contains("已批准"));

    approver.post("/authority/local-list/compositions", "effectiveFrom=2020-01-01");
    assertThat(approver.get("/authority/local-list").body()).contains("施行日要在今天之后");
    LocalDate tomorrow = LocalDate.now(Edition.ZONE).plusDays(1);
    approver.post("/authority/local-list/compositions", "effectiveFrom=" + tomorrow);
    String composed = approver.get("/authority/local-list").body();
    assertThat(composed).contains("＋ 新增", "local-favour");
    String token = StaffForTests.of(node("50")).withRoles(Role.AUDITOR).token();
    assertThat(node("50").get("/api/v1/catalogue/local-lists/compositions", token).body())
        .contains("local-favour", digest(composed));
    Matcher number = Pattern.compile("/authority/local-list/([0-9]+)/approval").matcher(composed);
    assertThat(number.find()).isTrue();
    approver.post(number.group(), "digest=" + "0".repeat(64));
    assertThat(approver.get("/authority/local-list").body()).contains("没有办成");
    approver.post(number.group(), "digest=" + digest(composed));
    assertThat(approver.get("/authority/local-list").body()).contains("已办好", "还没有编成下一期");
    assertThat(
            node("50").get("/api/v1/catalogue/local-lists/" + number.group(1) + "/document").body())
        .contains("local-favour");
  }

  @Test
  void aTableIsShownWithItsDifferenceAndItsFaultsAndThenDrafted() {
    String heading =
        "code,domain,titleZh,titleEn,modes,minimumAssurance,places,legalBasis,"
            + "departments,complaintTelephone,validFrom\n";
    String good =
        "imported-item,culture,导入的事项,Imported,code,chip,500000,演示依据,文化部门,000-1,2026-01-01\n";
    String bad = "Not A Code,culture,坏行,Bad,code,chip,500000,,文化部门,000-1,2026-01-01\n";
    String page = "/authority/imports";
    String faulty = upload(heading + good + bad + good);
    assertThat(faulty)
        .contains("有 2 处问题", "代码用小写字母", "同一事项的日期不能重叠", ">3<", ">4<")
        .doesNotContain("/commit");
    assertThat(upload("")).contains("这个文件不能读");
    assertThat(upload("x".repeat(1_100_000))).contains("文件太大，没有收下");
    assertThat(workbook("xl/vbaProject.bin", 1)).contains("工作簿里有宏");
    assertThat(workbook("xl/worksheets/sheet1.xml", 1_000_000)).contains("表格太大，没有收下");
    assertThat(upload("PK\u0003\u0004 no zip")).contains("这个文件不能读");

    String shown = upload(heading + good);
    assertThat(shown).contains("＋ 新增", "imported-item", "照这样起草提议");
    Matcher commit = Pattern.compile(page + "/[0-9a-f]{64}/commit").matcher(shown);
    assertThat(commit.find()).isTrue();
    assertThat(editor.get("/authority/items").body()).doesNotContain("导入的事项");
    editor.post(commit.group(), "");
    assertThat(editor.get("/authority/items").body()).contains("导入的事项", "草案");
    editor.post(page + "/" + "0".repeat(64) + "/commit", "");
    assertThat(editor.get(page).body()).contains("没有找到这次预览");
  }

  /** What the page says to a workbook with a part of a million rows, or of one. */
  private static String workbook(String part, int rows) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry(part));
      byte[] row = "<row><c><v>1</v></c><c><v>2</v></c></row>".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < rows; i++) {
        zip.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return editor.upload("/authority/imports", "place", "500000", octets.toByteArray()).body();
  }

  private static String upload(String file) {
    return editor
        .upload("/authority/imports", "place", "500000", file.getBytes(StandardCharsets.UTF_8))
        .body();
  }

  /** Brings up an idea; its page. */
  private static String idea(String title) {
    HttpResponse<String> made =
        editor.post(
            "/authority/proposals",
            "place=500103&titleZh=" + encode(title) + "&reason=" + encode("试点"));
    Matcher page =
        Pattern.compile("/authority/proposals/[0-9a-f-]{36}")
            .matcher(made.headers().firstValue("Location").orElse(""));
    assertThat(page.find()).isTrue();
    return page.group();
  }

  private static Map<String, String> words(String code, String listing) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("listing", listing);
    words.put("change", "add");
    words.put("code", code);
    words.put("domain", "culture");
    words.put("titleZh", "事项 " + code);
    words.put("titleEn", "Item " + code);
    words.put("modes", "code");
    words.put("minimumAssurance", "chip");
    words.put("places", "500000 510000");
    words.put("acceptorSectors", "library");
    words.put("unknownOnline", "undetermined");
    words.put("unknownOffline", "decline");
    words.put("legalBasis", "演示依据");
    words.put("departments", "文化部门、旅游部门");
    words.put("complaintTelephone", "000-5000-0001");
    words.put("validFrom", "2026-01-01");
    return words;
  }

  private static String form(Map<String, String> words) {
    return words.entrySet().stream()
        .map(each -> each.getKey() + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String digest(String page) {
    Matcher digest = Pattern.compile("name=\"digest\" value=\"([0-9a-f]+)\"").matcher(page);
    assertThat(digest.find()).as(page).isTrue();
    return digest.group(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
