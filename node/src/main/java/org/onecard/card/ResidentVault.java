package org.onecard.card;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.storage.ColumnCipher;
import org.springframework.stereotype.Component;

/** Seals and opens the sensitive columns of residents and cards. */
@Component
final class ResidentVault {
  private final ColumnCipher cipher;

  ResidentVault(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** The sealed columns; the row is the resident's or the card's id. */
  enum Column {
    NAME("card_resident", "name"),
    NUMBER("card_resident", "number"),
    ATTRIBUTES("card_resident", "attributes"),
    IDENTIFICATION("card_card", "identification"),
    BANK_ACCOUNT("card_card", "bank_account"),
    ENROLMENT_BODY("card_enrolment", "body"),
    ENROLMENT_ANSWER("card_enrolment", "answer");

    private final String table;
    private final String column;

    Column(String table, String column) {
      this.table = table;
      this.column = column;
    }
  }

  Bytes seal(Column column, UUID row, String plain) {
    byte[] octets = plain.getBytes(StandardCharsets.UTF_8);
    return Bytes.of(cipher.seal(column.table, column.column, row.toString(), octets));
  }

  String open(Column column, UUID row, Bytes sealed) {
    byte[] octets = cipher.open(column.table, column.column, row.toString(), sealed.toArray());
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** The keyed digest a value is found by. */
  Bytes lookup(Column column, String plain) {
    return Bytes.of(cipher.lookup(column.table, column.column, plain));
  }
}
