package org.onecard.cli.fares.clear;

import java.util.Map;

/** What the report calls the kinds that files name by code. */
final class ReportWords {
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "clock-skewed", "两机时钟不一致 Two clocks",
          "same-station", "同站进出 Same station",
          "entry-only", "有进站无出站 Entry without exit",
          "exit-only", "有出站无进站 Exit without entry",
          "pass-back", "短时重复进站 Pass-back",
          "repeated", "重复记录 Repeated rows",
          "corrected", "迟到补正 Corrected later");

  private static final Map<String, String> REASONS =
      Map.of(
          "class-of-other-rides",
          "持卡人类别（其他行程可见） Class, as other rides show",
          "other-class",
          "持卡人类别不同 Another class",
          "unmarked-transfer",
          "未标记的换乘 Transfer without its mark",
          "mark-without-transfer",
          "有标记未优惠 Mark without transfer",
          "transfer-not-in-the-tariff",
          "票制外的换乘优惠 Transfer the tariff does not give",
          "rounding",
          "取整不同 Rounding",
          "rules-of-other-service",
          "按另一方式计价 Rules of the other service",
          Reasons.REPETITION,
          "重复记录 Repeated row",
          "above-gross",
          "高于应收，无法解释 Above gross, not explained",
          "none",
          "无法解释 Not explained");

  private ReportWords() {}

  static String exception(String code) {
    return EXCEPTIONS.getOrDefault(code, code);
  }

  static String reason(String code) {
    return REASONS.getOrDefault(code, code);
  }

  static String fault(String code) {
    for (Fault fault : Fault.values()) {
      if (fault.code().equals(code)) {
        return "拒收：" + fault.zh() + " Rejected: " + fault.en();
      }
    }
    return code;
  }
}
