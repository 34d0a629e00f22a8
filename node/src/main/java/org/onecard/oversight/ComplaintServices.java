package org.onecard.oversight;

import java.util.List;
import java.util.Optional;
import org.onecard.oversight.ComplaintService.Attribute;

/** The services of both regions: a field of the regulation each, and the card itself. */
final class ComplaintServices {
  private static final Attribute WHERE =
      new Attribute("where", false, "在哪个单位、线路或网点", "Which organisation, line or outlet");
  private static final Attribute WHEN = new Attribute("when", false, "发生在什么时候", "When it happened");

  private static final List<ComplaintService> ALL =
      List.of(
          use(
              "social-security-use",
              "social-security",
              "人力社保用卡",
              "Social security by card",
              "参保、就业、待遇等事项不能用卡办理",
              "Insurance, employment and benefits that the card does not open",
              10,
              "人力资源和社会保障部门",
              "Human resources and social security"),
          use(
              "health-use",
              "health",
              "医疗卫生用卡",
              "Health by card",
              "挂号、就诊、购药、医保结算不能用卡",
              "Registration, treatment, medicine and settlement",
              10,
              "医疗保障和卫生健康部门",
              "Healthcare security and health"),
          use(
              "transit-use",
              "transit",
              "交通出行用卡",
              "Public transport by card",
              "公交、轨道、长途客运刷卡扫码或扣费不对",
              "Gates, readers and fares of metro, bus and coach",
              5,
              "交通运输部门",
              "Transport"),
          use(
              "tourism-use",
              "tourism",
              "旅游观光用卡",
              "Tourism by card",
              "景区、酒店不认卡或优惠不对",
              "Sites and hotels that refuse the card or its concessions",
              10,
              "文化和旅游部门",
              "Culture and tourism"),
          use(
              "culture-use",
              "culture",
              "文化体验用卡",
              "Culture by card",
              "图书馆、博物馆等入馆、借还不能用卡",
              "Libraries and museums: entry, loans and returns",
              10,
              "文化和旅游部门",
              "Culture and tourism"),
          use(
              "finance-use",
              "finance",
              "金融服务用卡",
              "Finance by card",
              "银行账户激活、补贴到账、消费券等问题",
              "Bank account, benefits paid to it, vouchers",
              10,
              "合作银行及其主管部门",
              "Cooperating banks and their authority"),
          use(
              "government-use",
              "government",
              "政务服务用卡",
              "Government services by card",
              "窗口或网上不认卡、重复要材料",
              "Counters and sites that refuse the card or ask for papers twice",
              10,
              "政务服务管理部门",
              "Government services"),
          use(
              "card-replacement",
              "card",
              "卡的挂失和补换",
              "Card loss and replacement",
              "挂失、解挂、补卡、换卡办不了或太慢",
              "Loss reports, resumption and replacement that fail or take too long",
              5,
              "社会保障卡管理机构",
              "Social security card administration"),
          new ComplaintService(
              "no-new-card",
              "card",
              "重复发卡",
              "Duplicate cards",
              "能用社保卡办的事，还要另办卡、证、码",
              "A new card, certificate or code where the social security card would do",
              15,
              "社会保障卡管理机构",
              "Social security card administration",
              List.of(
                  new Attribute(
                      "card-name", true, "要另办的是什么卡、证、码", "Which card, certificate or code"),
                  WHERE,
                  WHEN)),
          use(
              "personal-data",
              "card",
              "个人信息",
              "Personal data",
              "个人信息被多要、泄露，或不知被谁查看",
              "Data asked for without need, disclosed, or seen by somebody unknown",
              5,
              "社会保障卡管理机构",
              "Social security card administration"),
          use(
              "staff-and-outlets",
              "card",
              "网点和服务态度",
              "Outlets and staff",
              "网点排队、态度、营业时间、无障碍",
              "Queues, manners, hours and access at outlets",
              10,
              "社会保障卡管理机构",
              "Social security card administration"));

  private ComplaintServices() {}

  static List<ComplaintService> all() {
    return ALL;
  }

  static Optional<ComplaintService> find(String code) {
    return ALL.stream().filter(service -> service.code().equals(code)).findFirst();
  }

  /** The service of a stored complaint: services are added, never taken away. */
  static ComplaintService get(String code) {
    return find(code).orElseThrow(() -> new IllegalStateException("no service " + code));
  }

  private static ComplaintService use(
      String code,
      String group,
      String nameZh,
      String nameEn,
      String saysZh,
      String saysEn,
      int workdays,
      String agencyZh,
      String agencyEn) {
    return new ComplaintService(
        code,
        group,
        nameZh,
        nameEn,
        saysZh,
        saysEn,
        workdays,
        agencyZh,
        agencyEn,
        List.of(WHERE, WHEN));
  }
}
