package org.onecard.issuance;

import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.storage.ColumnCipher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals and opens what applicants gave. */
@Component
final class ApplicationVault {
  private static final String TABLE = "issuance_application";

  private final ColumnCipher cipher;
  private final JsonMapper json;

  ApplicationVault(ColumnCipher cipher, JsonMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  Bytes seal(UUID application, Applicant applicant) {
    byte[] plain = json.writeValueAsBytes(applicant);
    return Bytes.of(cipher.seal(TABLE, "content", application.toString(), plain));
  }

  Applicant open(UUID application, Bytes sealed) {
    byte[] plain = cipher.open(TABLE, "content", application.toString(), sealed.toArray());
    return json.readValue(plain, Applicant.class);
  }

  Bytes sealPortrait(UUID application, Portrait portrait) {
    byte[] octets = portrait.octets().toArray();
    return Bytes.of(cipher.seal(TABLE, "portrait", application.toString(), octets));
  }

  byte[] openPortrait(UUID application, Bytes sealed) {
    return cipher.open(TABLE, "portrait", application.toString(), sealed.toArray());
  }

  /** The keyed digest of a request's key, of what was sent with it, or of a person's number. */
  Bytes digest(String column, String text) {
    return Bytes.of(cipher.lookup(TABLE, column, text));
  }
}
