package org.onecard.catalogue;

import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

/** Items for tests. */
final class ItemFixture {
  private ItemFixture() {}

  /** An item that lacks nothing, of no edition that is shipped. */
  static ObjectNode item(String code) {
    return SignedDocument.parse(
        """
        {"code":"CODE","domain":"culture","titleZh":"演示事项CODE","titleEn":"Demonstration CODE",
         "modes":["code","chip"],"minimumAssurance":"chip","places":["500000","510000"],
         "acceptorSectors":["theatre"],"admissionRequired":false,"requires":[],"releases":[],
         "releasesSocialSecurityNumber":false,"transitFunctionRequired":false,"onlineCheck":false,
         "unknownOnline":"undetermined","unknownOffline":"accept-provisionally",
         "legalBasis":"演示依据，并非真实文件","departments":["文化和旅游部门"],
         "complaintTelephone":"000-5000-0001","validFrom":"2025-01-01"}
        """
            .replace("CODE", code),
        ItemPaper.MAXIMUM_CONTENT);
  }
}
