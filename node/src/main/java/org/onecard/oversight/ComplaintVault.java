package org.onecard.oversight;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.storage.ColumnCipher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what people wrote. */
@Component
final class ComplaintVault {
  private static final String TABLE = "oversight_complaint";
  private static final String STEP = "oversight_complaint_step";

  private final ColumnCipher cipher;
  private final JsonMapper json;

  ComplaintVault(ColumnCipher cipher, JsonMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  Bytes seal(UUID complaint, Content content) {
    byte[] plain = json.writeValueAsBytes(content);
    return Bytes.of(cipher.seal(TABLE, "content", complaint.toString(), plain));
  }

  Content open(UUID complaint, Bytes sealed) {
    byte[] plain = cipher.open(TABLE, "content", complaint.toString(), sealed.toArray());
    return json.readValue(plain, Content.class);
  }

  Bytes sealWords(UUID complaint, int step, String words) {
    byte[] plain = words.getBytes(StandardCharsets.UTF_8);
    return Bytes.of(cipher.seal(STEP, "words", row(complaint, step), plain));
  }

  String openWords(UUID complaint, int step, Bytes sealed) {
    byte[] plain = cipher.open(STEP, "words", row(complaint, step), sealed.toArray());
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** The keyed digest of a filing's key or of what was filed. */
  Bytes digest(String column, String text) {
    return Bytes.of(cipher.lookup(TABLE, column, text));
  }

  private static String row(UUID complaint, int step) {
    return complaint + "/" + step;
  }
}
