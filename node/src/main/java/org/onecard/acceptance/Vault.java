package org.onecard.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.Secrets;

/** What keeps records secret and whole: the column cipher and the key of the day seals. */
final class Vault {
  private static final String TABLE = "acceptance_record";
  private static final String COLUMN = "content";
  private static final String QUESTIONS = "acceptance_question";
  private static final String QUESTION = "question";
  private static final int QUESTION_OCTETS = 8_192;

  private final ColumnCipher cipher;
  private final byte[] sealKey;
  private final SecureRandom random;

  private Vault(ColumnCipher cipher, byte[] sealKey, SecureRandom random) {
    this.cipher = cipher;
    this.sealKey = sealKey;
    this.random = random;
  }

  /** One record as it is stored, all but its place in the chain. */
  record Sheet(Facts facts, Bytes salt, Bytes content, Bytes digest) {}

  static Vault open(DataDirectory directory, ColumnCipher cipher, SecureRandom random) {
    return new Vault(cipher, Secrets.key(directory, "acceptance-seal-1", random), random);
  }

  /** A keyed digest of what a request said: without the key its numbers cannot be guessed. */
  Bytes bodyDigest(String canonicalBody) {
    return Bytes.of(cipher.lookup("acceptance_key", "body", canonicalBody));
  }

  byte[] sealKey() {
    return sealKey;
  }

  Sheet write(Facts facts) {
    byte[] salt = new byte[Chain.SALT];
    random.nextBytes(salt);
    byte[] json = facts.toJson();
    byte[] content = cipher.seal(TABLE, COLUMN, facts.id().toString(), json);
    return new Sheet(facts, Bytes.of(salt), Bytes.of(content), Bytes.of(Chain.digest(salt, json)));
  }

  /** The plain octets; SealBrokenException or IllegalStateException if they were altered. */
  byte[] open(UUID id, byte[] content) {
    return cipher.open(TABLE, COLUMN, id.toString(), content);
  }

  /** Seals what is still to be asked about the holder of an acceptance, numbers and all. */
  Bytes seal(HolderQuestion question) {
    byte[] plain = question.toJson().toString().getBytes(StandardCharsets.UTF_8);
    return Bytes.of(cipher.seal(QUESTIONS, QUESTION, question.acceptanceId(), plain));
  }

  /** Opens what {@link #seal} made for this acceptance, as asked by {@code self}. */
  HolderQuestion question(Region self, UUID acceptance, byte[] sealed) {
    byte[] plain = cipher.open(QUESTIONS, QUESTION, acceptance.toString(), sealed);
    String json = new String(plain, StandardCharsets.UTF_8);
    return HolderQuestion.fromJson(self, SignedDocument.parse(json, QUESTION_OCTETS));
  }

  Facts read(UUID id, byte[] content) {
    return Facts.fromJson(open(id, content));
  }
}
