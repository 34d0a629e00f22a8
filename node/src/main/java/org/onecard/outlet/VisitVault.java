package org.onecard.outlet;

import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.storage.ColumnCipher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens whom to visit. */
@Component
final class VisitVault {
  private static final String TABLE = "outlet_visit";

  private final ColumnCipher cipher;
  private final JsonMapper json;

  VisitVault(ColumnCipher cipher, JsonMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  Bytes seal(UUID visit, VisitContent content) {
    byte[] plain = json.writeValueAsBytes(content);
    return Bytes.of(cipher.seal(TABLE, "content", visit.toString(), plain));
  }

  VisitContent open(UUID visit, Bytes sealed) {
    byte[] plain = cipher.open(TABLE, "content", visit.toString(), sealed.toArray());
    return json.readValue(plain, VisitContent.class);
  }
}
