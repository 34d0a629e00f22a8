package org.onecard.protocol.catalogue;

/** A draft of a first edition with one item, as text. */
public final class EditionFixture {
  private EditionFixture() {}

  public static String document() {
    return """
    {"type":"joint","number":1,"effectiveFrom":"2025-01-01","previous":"",\
    "authorities":["50","51"],\
    "approvals":[{"region":"50","authority":"重庆市人民政府","act":"渝府发〔2025〕0号(演示)",\
    "date":"2024-12-20"},{"region":"51","authority":"四川省人民政府",\
    "act":"川府发〔2025〕0号(演示)","date":"2024-12-21"}],\
    "items":[ITEM]}"""
        .replace("ITEM", item());
  }

  public static String item() {
    return """
    {"code":"metro-ride","domain":"transit","titleZh":"地铁乘车","titleEn":"Metro ride",\
    "modes":["code","chip"],"minimumAssurance":"chip","places":["500000","510000"],\
    "acceptorSectors":["metro"],"admissionRequired":true,"requires":[],\
    "releases":["age-band"],"releasesSocialSecurityNumber":false,\
    "transitFunctionRequired":true,"onlineCheck":false,\
    "unknownOnline":"undetermined","unknownOffline":"accept-provisionally",\
    "legalBasis":"示例","departments":["交通运输"],"complaintTelephone":"000-0000",\
    "validFrom":"2025-01-01"}""";
  }
}
