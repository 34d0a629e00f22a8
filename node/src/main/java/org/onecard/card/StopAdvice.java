package org.onecard.card;

import java.util.ArrayList;
import java.util.List;
import org.onecard.card.Cards.StopLine;
import org.onecard.card.Cards.StopTarget;

/** What a loss report stops at once, and what the holder must do about the rest. */
final class StopAdvice {
  private StopAdvice() {}

  /** Whether the report is about to be made or was made: nothing is stopped before it is. */
  enum When {
    BEFORE,
    AFTER
  }

  /** A sentence about one target, before the report and after it, in both languages. */
  private record Words(String beforeZh, String beforeEn, String afterZh, String afterEn) {
    /** The same before and after. */
    static Words always(String zh, String en) {
      return new Words(zh, en, zh, en);
    }

    StopLine line(StopTarget target, boolean stopped, When when) {
      return switch (when) {
        case BEFORE -> new StopLine(target, stopped, beforeZh, beforeEn);
        case AFTER -> new StopLine(target, stopped, afterZh, afterEn);
      };
    }
  }

  private static final Words CODES =
      new Words(
          "挂失后，电子社保卡动态码立即停用；离线的受理终端在下次更新状态名单后拒绝。",
          "Codes of the e-card stop at once; terminals offline refuse them once they have"
              + " fetched the status list.",
          "电子社保卡动态码已停用；离线的受理终端在下次更新状态名单后拒绝。",
          "Codes of the e-card are stopped; terminals offline refuse them once they have"
              + " fetched the status list.");
  private static final Words CHIP =
      new Words(
          "挂失后，实体卡芯片立即列入停用名单；离线的受理终端在下次更新后拒绝。",
          "The chip goes on the deny list at once; terminals offline refuse it once they have"
              + " fetched the list.",
          "实体卡芯片已列入停用名单；离线的受理终端在下次更新后拒绝。",
          "The chip is on the deny list; terminals offline refuse it once they have fetched"
              + " the list.");
  private static final Words SOCIAL_SECURITY =
      new Words(
          "挂失后，社会保障应用立即停用。",
          "The social security application stops at once.",
          "社会保障应用已停用。",
          "The social security application is stopped.");
  private static final Words TRANSIT =
      Words.always(
          "芯片内交通钱包的余额无法挂失，如同现金。",
          "The transit purse on the chip cannot be stopped: its balance is like cash.");

  private static Words financial(String bankTelephone) {
    return Words.always(
        "金融应用不能在此停用，请立即拨打开户银行电话 " + bankTelephone + " 办理银行账户挂失。",
        "The financial application cannot be stopped here: report the loss to the bank at "
            + bankTelephone
            + " now.");
  }

  static List<StopLine> lines(CardRow card, boolean deviceBound, String bankTelephone, When when) {
    List<StopLine> lines = new ArrayList<>();
    if (deviceBound) {
      lines.add(CODES.line(StopTarget.E_CARD_CODES, true, when));
    }
    lines.add(CHIP.line(StopTarget.CHIP, true, when));
    lines.add(SOCIAL_SECURITY.line(StopTarget.SOCIAL_SECURITY_APPLICATION, true, when));
    lines.add(financial(bankTelephone).line(StopTarget.FINANCIAL_APPLICATION, false, when));
    if (card.transitFunction()) {
      lines.add(TRANSIT.line(StopTarget.TRANSIT_PURSE, false, when));
    }
    return lines;
  }
}
