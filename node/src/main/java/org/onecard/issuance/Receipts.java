package org.onecard.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onecard.access.AuditLog;
import org.onecard.access.StaffMember;
import org.onecard.issuance.ApplicationView.OutletName;
import org.onecard.issuance.Receipt.Line;
import org.onecard.web.ProblemException;
import org.springframework.stereotype.Service;

/** Receipts on paper: what was done, where, when, by which staff number, and what comes next. */
@Service
public class Receipts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.ROOT);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String CALL = "如有疑问，请拨打服务热线，或凭本回执到任一网点查询。";
  private static final String DEMONSTRATION = "演示系统：所有人员和单位都是虚构的。";

  private final Applications applications;
  private final NeighbourCases cases;
  private final Counter counter;
  private final ApplicationViews views;
  private final AuditLog audit;
  private final Clock clock;

  Receipts(
      Applications applications,
      NeighbourCases cases,
      Counter counter,
      ApplicationViews views,
      AuditLog audit,
      Clock clock) {
    this.applications = applications;
    this.cases = cases;
    this.counter = counter;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /** The receipt of an application, to whoever has its secret. */
  public byte[] application(String reference, String secret, String from) {
    return print(applied(applications.follow(reference, secret, from)));
  }

  /** The receipt of an application, for staff to print. */
  public byte[] application(StaffMember member, String reference) {
    return print(applied(applications.open(member, reference)));
  }

  /**
   * The receipt of a card that was handed over.
   *
   * @throws ProblemException 409 {@code not-handed-over} before
   */
  public byte[] handOver(StaffMember member, String reference) {
    ApplicationView view = applications.open(member, reference);
    ApplicationStep step =
        view.steps().stream()
            .filter(
                one -> one.act() == ApplicationAct.HAND_OVER || one.act() == ApplicationAct.FULFIL)
            .findFirst()
            .orElseThrow(Receipts::notHandedOver);
    List<Line> lines = person(view);
    lines.add(new Line("办理事项 For", words(view.kind())));
    lines.add(new Line("申请编号 Reference", view.reference()));
    lines.add(new Line("交付时间 Handed over", time(step.at())));
    lines.add(new Line("办理网点 Outlet", outlet(views.outlet(step.outlet()))));
    lines.add(new Line("经办人员 Staff", String.valueOf(step.staffId())));
    boolean inUse = view.state() == ApplicationState.ACTIVATED;
    return print(
        new Receipt(
            "社会保障卡交付回执",
            "Receipt: card handed over",
            lines,
            List.of(inUse ? "卡已启用，可以使用。金融账户请到银行网点激活。" : "卡尚未启用，请在网点启用后使用。", CALL, DEMONSTRATION)));
  }

  /**
   * The receipt of the last replacement that a counter made for this holder.
   *
   * @throws ProblemException 409 {@code not-replaced} where there was none
   */
  public byte[] replacement(StaffMember member, String residentId) {
    HolderView holder = counter.open(member, residentId);
    AuditLog.Entry done =
        audit
            .search(
                new AuditLog.Query(
                    null, "card.replace", holder.residentId(), null, null, Long.MAX_VALUE),
                IssuanceLimits.HISTORY)
            .stream()
            .filter(entry -> entry.reason().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "not-replaced",
                        "holder",
                        "no counter has replaced this holder's card",
                        "replace it first"));
    return print(
        new Receipt(
            "社会保障卡补换卡回执",
            "Receipt: card replaced",
            List.of(
                new Line("姓名 Name", holder.name()),
                new Line("社会保障号码 SSN", holder.maskedSocialSecurityNumber()),
                new Line("新卡卡号 New card", holder.maskedCardNumber()),
                new Line("补换时间 Replaced", time(done.at())),
                new Line("办理网点 Outlet", outlet(views.outlet(member.department().id()))),
                new Line("经办人员 Staff", done.actor())),
            List.of("旧卡已停用，新卡已启用。金融账户请到银行网点激活。", CALL, DEMONSTRATION)));
  }

  /**
   * The receipt of a card of another region that was handed over here; nothing of the person is on
   * it, because nothing is kept.
   */
  public byte[] neighbour(String caseId) {
    CaseView view = cases.open(caseId);
    if (view.state() != CaseState.HANDED_OVER && view.state() != CaseState.IN_USE) {
      throw notHandedOver();
    }
    return print(
        new Receipt(
            "异地社会保障卡换卡交付回执",
            "Receipt: another region's card handed over",
            List.of(
                new Line("办理编号 Case", view.caseId()),
                new Line("发卡地区 Issuer", view.issuer()),
                new Line("换卡原因 Why", view.wish()),
                new Line("询问时间 Asked", time(view.askedAt())),
                new Line("最近变化 Last change", time(view.changedAt())),
                new Line("办理网点 Outlet", outlet(view.outlet())),
                new Line("经办人员 Staff", view.staffId())),
            List.of(
                "新卡由发卡地区制作并启用，旧卡已停用。", "本地区不保存您的姓名和号码；办理情况可在发卡地区的电子社保卡中查看。", CALL, DEMONSTRATION)));
  }

  private static Receipt applied(ApplicationView view) {
    List<Line> lines = person(view);
    lines.add(new Line("办理事项 For", words(view.kind())));
    lines.add(new Line("申请编号 Reference", view.reference()));
    lines.add(new Line("申请时间 Applied", time(view.appliedAt())));
    lines.add(new Line("受理方式 Channel", view.channel().equals("online") ? "网上" : "窗口"));
    if (view.outlet() != null) {
      lines.add(new Line("办理网点 Outlet", outlet(view.outlet())));
    }
    view.steps().stream()
        .filter(step -> step.act() == ApplicationAct.APPLY && step.staffId() != null)
        .forEach(step -> lines.add(new Line("经办人员 Staff", String.valueOf(step.staffId()))));
    return new Receipt(
        "社会保障卡申领回执",
        "Receipt: application for a card",
        lines,
        List.of("工作人员核对后制卡；凭申请编号和查询密码可随时查询进度。", CALL, DEMONSTRATION));
  }

  private static List<Line> person(ApplicationView view) {
    List<Line> lines = new ArrayList<>();
    String name = view.name();
    String number = view.maskedSocialSecurityNumber();
    if (name != null && number != null) {
      lines.add(new Line("姓名 Name", name));
      lines.add(new Line("社会保障号码 SSN", number));
    }
    return lines;
  }

  private static String words(ApplicationKind kind) {
    return switch (kind) {
      case FIRST -> "首次申领";
      case SAME_NUMBER -> "损坏换卡（同号）";
      case EXPIRED -> "到期换卡（同号）";
      case LOST -> "遗失补卡（新号）";
    };
  }

  private static String outlet(@Nullable OutletName outlet) {
    return outlet == null ? "—" : outlet.titleZh();
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(ZONE));
  }

  private byte[] print(Receipt receipt) {
    return ReceiptPaper.print(receipt, clock.instant());
  }

  private static ProblemException notHandedOver() {
    return ProblemException.conflict(
        "not-handed-over", "receipt", "no card was handed over yet", "hand it over first");
  }
}
