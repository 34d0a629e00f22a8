package org.onecard.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onecard.NodeTest;
import org.onecard.TwoNodes;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.EditionDifference.Field;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.springframework.context.MessageSource;

/** What anyone may see of the list, as pages. */
class ListPagesTest extends NodeTest {
  @BeforeAll
  static void provinces() {
    TwoNodes.shared();
  }

  @Test
  void theListLeadsToItsEditionsItsFeedAndWhatOneCanDo() {
    assertThat(node("50").get("/list").body())
        .contains("/list/editions/1", "现行", "/list/here", "/list/feed.atom?lang=zh");
  }

  @Test
  void anEditionSaysWhoSignedItAndWhatItChanged() {
    HttpResponse<String> page = node("50").get("/list/editions/1");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("重庆", "四川", "class=\"added\"", "＋ 新增");
    assertThat(page.body().split("class=\"added\"", -1)).hasSize(56);
    assertThat(node("50").get("/list/editions/999").statusCode()).isEqualTo(404);
    assertThat(node("50").get("/list/editions/1?lang=en").body()).contains("+ Added");
  }

  @Test
  void differencesAreSaidFieldByField() {
    Phrases phrases = new Phrases(node("50").bean(MessageSource.class), Locale.SIMPLIFIED_CHINESE);
    EditionDifference difference =
        new EditionDifference(
            List.of(
                new Line.Changed("a", "甲", "A", List.of(new Field("legalBasis", "旧", "新"))),
                new Line.Withdrawn("b", "乙", "B")));
    List<DifferenceLines.Item> items = DifferenceLines.of(difference, phrases);
    assertThat(items.getFirst().changes())
        .containsExactly(new DifferenceLines.Change("依据", "旧", "新"));
    assertThat(items).extracting(DifferenceLines.Item::said).containsExactly("～ 调整", "－ 取消");
  }

  @Test
  void aCardsUsesAreShownForThePlaceAndIssuerAskedFor() {
    String page = node("50").get("/list/here?place=500103&issuer=51").body();
    assertThat(page).contains("渝中区", "交通出行", "投诉电话", "selected=\"selected\"");
    assertThat(page).doesNotContain("另一地区");
    assertThat(node("50").get("/list/here?place=510104&issuer=50").body()).contains("另一地区");
    assertThat(node("50").get("/list/here?lang=en").body())
        .contains("What can I do with my card here?");
    String refused = node("50").get("/list/here?place=%3Cscript%3Ealert(1)%3C/script%3E").body();
    assertThat(refused).contains("没有这个地方").doesNotContain("<script>alert");
  }
}
