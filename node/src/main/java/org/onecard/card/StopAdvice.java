package org.onecard.card;

import java.util.ArrayList;
import java.util.List;
import org.onecard.card.Cards.StopLine;
import org.onecard.card.Cards.StopTarget;

/** What a loss report stops at once, and what the holder must do about the rest. */
final class StopAdvice {
  private StopAdvice() {}

  static List<StopLine> lines(CardRow card, boolean deviceBound, String bankTelephone) {
    List<StopLine> lines = new ArrayList<>();
    if (deviceBound) {
      lines.add(
          new StopLine(
              StopTarget.E_CARD_CODES,
              true,
              "电子社保卡动态码已停用；离线的受理终端在下次更新状态名单后拒绝。",
              "Codes of the e-card are stopped; terminals offline refuse them once they have"
                  + " fetched the status list."));
    }
    lines.add(
        new StopLine(
            StopTarget.CHIP,
            true,
            "实体卡芯片已列入停用名单；离线的受理终端在下次更新后拒绝。",
            "The chip is on the deny list; terminals offline refuse it once they have fetched"
                + " the list."));
    lines.add(
        new StopLine(
            StopTarget.SOCIAL_SECURITY_APPLICATION,
            true,
            "社会保障应用已停用。",
            "The social security application is stopped."));
    lines.add(
        new StopLine(
            StopTarget.FINANCIAL_APPLICATION,
            false,
            "金融应用不能在此停用，请立即拨打开户银行电话 " + bankTelephone + " 办理银行账户挂失。",
            "The financial application cannot be stopped here: report the loss to the bank at "
                + bankTelephone
                + " now."));
    if (card.transitFunction()) {
      lines.add(
          new StopLine(
              StopTarget.TRANSIT_PURSE,
              false,
              "芯片内交通钱包的余额无法挂失，如同现金。",
              "The transit purse on the chip cannot be stopped: its balance is like cash."));
    }
    return lines;
  }
}
