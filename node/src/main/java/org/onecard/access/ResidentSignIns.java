package org.onecard.access;

import java.util.Optional;
import org.onecard.storage.ColumnCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of residents' sign-ins: card number as a keyed digest, password as Argon2id. */
@Repository
class ResidentSignIns {
  private static final String TABLE = "access_resident_sign_in";
  private static final int PASSWORD_LEAST = 8;

  private final JdbcClient jdbc;
  private final ColumnCipher cipher;
  private final Passwords passwords;

  ResidentSignIns(JdbcClient jdbc, ColumnCipher cipher, Passwords passwords) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.passwords = passwords;
  }

  private record Row(String residentId, String passwordHash) {}

  void save(String residentId, String cardNumber, String password) {
    String hash = passwords.hash(password, PASSWORD_LEAST);
    jdbc.sql(
            """
            INSERT INTO access_resident_sign_in (resident_id, card_number_lookup, password_hash)
            VALUES (:resident, :lookup, :hash)
            ON CONFLICT (resident_id) DO UPDATE
            SET card_number_lookup = excluded.card_number_lookup,
                password_hash = excluded.password_hash
            """)
        .param("resident", residentId)
        .param("lookup", lookup(cardNumber))
        .param("hash", hash)
        .update();
  }

  void move(String residentId, String newCardNumber) {
    jdbc.sql(
            """
            UPDATE access_resident_sign_in SET card_number_lookup = :lookup
            WHERE resident_id = :resident
            """)
        .param("resident", residentId)
        .param("lookup", lookup(newCardNumber))
        .update();
  }

  /** The resident of this card number and password; takes as long where there is none. */
  Optional<String> authenticate(String cardNumber, String password) {
    Optional<Row> found =
        jdbc.sql(
                """
                SELECT resident_id, password_hash FROM access_resident_sign_in
                WHERE card_number_lookup = :lookup
                """)
            .param("lookup", lookup(cardNumber))
            .query(Row.class)
            .optional();
    boolean right = passwords.matches(password, found.map(Row::passwordHash).orElse(null));
    return right ? found.map(Row::residentId) : Optional.empty();
  }

  private byte[] lookup(String cardNumber) {
    return cipher.lookup(TABLE, "card_number", cardNumber);
  }
}
