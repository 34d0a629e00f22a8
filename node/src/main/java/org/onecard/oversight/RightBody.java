package org.onecard.oversight;

import java.util.List;
import java.util.Optional;

/**
 * A body that some complaints are for: naming it, and how to reach it, is an answer.
 *
 * @param code as {@code region-51}
 * @param nameZh the Chinese name
 * @param nameEn the English name
 * @param telephone a number of the demonstration
 */
public record RightBody(String code, String nameZh, String nameEn, String telephone) {
  private static final List<RightBody> ALL =
      List.of(
          new RightBody("region-50", "重庆市社会保障卡管理机构", "Chongqing card authority", "023-000-12333"),
          new RightBody("region-51", "四川省社会保障卡管理机构", "Sichuan card authority", "028-000-12333"),
          new RightBody("bank", "卡的开户银行", "The bank of the card's account", "000-95000"),
          new RightBody("healthcare-security", "医疗保障局", "Healthcare security", "000-12393"),
          new RightBody("health", "卫生健康委员会", "Health commission", "000-12320"),
          new RightBody("transport", "交通运输局", "Transport authority", "000-12328"),
          new RightBody("culture-tourism", "文化和旅游局", "Culture and tourism", "000-12345-1"),
          new RightBody("market-supervision", "市场监督管理局", "Market regulation", "000-12315"),
          new RightBody("personal-data", "网信部门", "Cyberspace administration", "000-12377"),
          new RightBody("government-hotline", "政务服务便民热线", "Government hotline", "000-12345"));

  /** All bodies that can be named. */
  static List<RightBody> all() {
    return ALL;
  }

  static Optional<RightBody> find(String code) {
    return ALL.stream().filter(body -> body.code().equals(code)).findFirst();
  }
}
