package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.access.Role;
import org.onecard.access.StaffAtPages;
import org.onecard.protocol.catalogue.Edition;

/** What was issued merges function by function at the pages, and what is covered is refused. */
class FusionPagesTest extends NodeTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String LIST = "/authority/fusion";
  private static StaffAtPages editor;

  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
    editor = StaffAtPages.of(node("50"), Role.EDITOR);
  }

  @Test
  void aNewCardIsRefusedWithTheItemsThatCoverIt() {
    editor.post(LIST + "/proposals", card(UUID.randomUUID(), "新图书卡" + SCRIPT, "borrow-books"));
    assertThat(editor.get(LIST).body())
        .contains("不予新发：功能清单都有", "/authority/items/borrowing-and-returning", "相同")
        .contains("新图书卡&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(editor.get(LIST).body()).doesNotContain("borrowing-and-returning");
    editor.post(LIST + "/proposals", card(UUID.randomUUID(), "停车卡", "park-vehicle"));
    assertThat(editor.get(LIST).body()).contains("清单没有覆盖");
    editor.post(LIST + "/proposals", card(UUID.randomUUID(), "没有功能的卡", ""));
    assertThat(editor.get(LIST).body()).contains("请至少选一项功能", "value=\"没有功能的卡\"");
  }

  @Test
  void aFunctionIsPlannedPutUnderWayAndMerged() {
    UUID id = UUID.randomUUID();
    editor.post(LIST, card(id, "老公交卡", "ride-bus&functions=park-vehicle"));
    String page = LIST + "/" + id;
    assertThat(editor.get(LIST).body()).contains("老公交卡", "0 / 2");
    assertThat(editor.get(page).body()).contains("还没有计划", "现行清单还没有覆盖这项功能的事项", "value=\"bus-ride\"");

    String plan = "function=ride-bus&item=bus-ride&department=" + encode("交通" + SCRIPT);
    editor.post(page + "/plan", plan + "&until=2020-01-01");
    assertThat(editor.get(page).body()).contains("融合的期限要在今天之后");
    editor.post(page + "/plan", plan + "&until=yesterday");
    assertThat(editor.get(page).body()).contains("融合的期限要在今天之后");
    editor.post(page + "/plan", plan + "&until=" + LocalDate.now(Edition.ZONE).plusDays(30));
    assertThat(editor.get(page).body()).contains("已定计划", "交通&lt;script&gt;").doesNotContain(SCRIPT);

    String progress = page + "/functions/ride-bus/progress";
    editor.post(progress, "progress=merged");
    assertThat(editor.get(page).body()).contains("请先开始融合，再记为已融合");
    editor.post(progress, "progress=under-way&note=" + encode("试运行"));
    assertThat(editor.get(page).body()).contains("正在融合", "试运行");
    editor.post(progress, "progress=merged");
    assertThat(editor.get(page).body()).contains("已融合 1 项，共 2 项");
    assertThat(editor.get(LIST + "?kind=card").body()).contains("1 / 2", "<progress");
    assertThat(editor.get(LIST + "?kind=code").body()).doesNotContain("老公交卡");
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    StaffAtPages auditor = StaffAtPages.of(node("50"), Role.AUDITOR);
    assertThat(auditor.get(LIST).statusCode()).isEqualTo(200);
    assertThat(auditor.get(LIST).body()).doesNotContain("想新发一种卡");
    assertThat(auditor.post(LIST, card(UUID.randomUUID(), "x", "ride-bus")).statusCode())
        .isEqualTo(403);
    assertThat(auditor.get(LIST + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static String card(UUID id, String name, String functions) {
    return "id=%s&kind=card&nameZh=%s&nameEn=Card&department=%s&functions=%s"
        .formatted(id, encode(name), encode("演示部门"), functions);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
