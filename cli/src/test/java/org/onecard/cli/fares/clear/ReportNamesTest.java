package org.onecard.cli.fares.clear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onecard.fares.tariff.Tariffs;

class ReportNamesTest {
  private final ReportNames names = new ReportNames(Tariffs.shipped("chuanyu-2025").orElseThrow());

  @Test
  void stationsAndPartiesAreCalledByTheirNames() {
    assertThat(names.way("CQ000\tCQ001")).isEqualTo("朝天门 → 小什字");
    assertThat(names.party("cq-rail 1号线")).isEqualTo("重庆轨道集团 1号线");
    assertThat(names.party("cq-bus")).isEqualTo("重庆公交集团");
  }

  @Test
  void whatHasNoNameKeepsItsId() {
    assertThat(names.way("布吉\t长龙")).isEqualTo("布吉 → 长龙");
    assertThat(names.party("地铁五号线")).isEqualTo("地铁五号线");
  }
}
