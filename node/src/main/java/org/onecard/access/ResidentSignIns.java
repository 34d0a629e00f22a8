package org.onecard.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.onecard.storage.ColumnCipher;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.util.function.SingletonSupplier;

/** The table of residents' sign-ins: card number as a keyed digest, password as Argon2id. */
@Repository
class ResidentSignIns {
  private static final String TABLE = "access_resident_sign_in";
  private static final int PASSWORD_LEAST = 8;
  private static final int PASSWORD_MOST = 128;

  private final JdbcClient jdbc;
  private final ColumnCipher cipher;
  private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Supplier<String> nobodysHash =
      SingletonSupplier.of(() -> passwords.encode("nobody's password"));

  ResidentSignIns(JdbcClient jdbc, ColumnCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  private record Row(String residentId, String passwordHash) {}

  void save(String residentId, String cardNumber, String password) {
    if (password.length() < PASSWORD_LEAST || password.length() > PASSWORD_MOST) {
      throw ProblemException.badField(
          "password",
          "has %d characters".formatted(password.length()),
          "choose %d to %d".formatted(PASSWORD_LEAST, PASSWORD_MOST));
    }
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
        .param("hash", passwords.encode(password))
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
    String hash = found.map(Row::passwordHash).orElseGet(nobodysHash);
    boolean right = password.length() <= PASSWORD_MOST && passwords.matches(password, hash);
    return right ? found.map(Row::residentId) : Optional.empty();
  }

  private byte[] lookup(String cardNumber) {
    return cipher.lookup(TABLE, "card_number", cardNumber);
  }
}
