package org.onecard.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.json.DocumentSignature;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import tools.jackson.databind.node.ObjectNode;

class KeySetTest {
  private static final Issuer ISSUER = new Issuer("50", SignatureAlgorithm.SM2);
  private static final KeySet SET = ISSUER.keySet();

  @Test
  void theDocumentHasThePublishedShape() {
    ObjectNode document = document();
    assertThat(document.propertyNames())
        .containsExactlyInAnyOrder("region", "number", "keys", "signature");
    assertThat(document.get("region").stringValue()).isEqualTo("50");
    assertThat(document.get("keys").get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "keyId", "use", "algorithm", "publicKeyPem", "notBefore", "notAfter", "status");
    assertThat(document.get("keys").get(0).toString())
        .contains("\"keyId\":\"50-code-1\"", "\"use\":\"code\"", "\"algorithm\":\"SM2\"")
        .contains("\"notBefore\":\"2025-01-01T00:00:00Z\"", "\"status\":\"active\"");
    assertThat(document.get("signature").propertyNames())
        .containsExactlyInAnyOrder("keyId", "algorithm", "value");
    assertThat(document.get("signature").get("value").stringValue()).hasSize(86);
  }

  @Test
  void itIsReadBackAsItWasSigned() {
    KeySet read = KeySet.parse(SET.json(), ISSUER.fingerprint());
    assertThat(read.keys()).isEqualTo(SET.keys()).hasSize(5);
    assertThat(read.number()).isEqualTo(1);
    assertThat(read.json()).isEqualTo(SET.json());
    assertThat(read.find(KeyUse.STATUS, 1)).contains(read.find("50-status-1").orElseThrow());
  }

  @Test
  void anotherRootIsNotTrusted() {
    String other = new Issuer("50", SignatureAlgorithm.SM2).fingerprint();
    assertThatThrownBy(() -> KeySet.parse(SET.json(), other))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("fingerprint");
  }

  @Test
  void anAlteredSetIsNotTrusted() {
    String altered = SET.json().replace("\"number\":1,", "\"number\":2,");
    assertThatThrownBy(() -> KeySet.parse(altered, ISSUER.fingerprint()))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("signature");
  }

  @Test
  void aMemberOfALaterVersionStaysUnderTheSignature() {
    ObjectNode document = document();
    document.put("later", "something");
    assertThatThrownBy(() -> KeySet.parse(document.toString(), ISSUER.fingerprint()))
        .isInstanceOf(UntrustedKeySetException.class);
    String signed = resign(document);
    assertThat(KeySet.parse(signed, ISSUER.fingerprint()).number()).isEqualTo(1);
  }

  @Test
  void onlyTheRootSigns() {
    ObjectNode document = document();
    String signed =
        DocumentSignature.sign(document, ISSUER.keyId(KeyUse.CODE), ISSUER.key(KeyUse.CODE));
    assertThatThrownBy(() -> KeySet.parse(signed, ISSUER.fingerprint()))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("no root key");
  }

  @Test
  void aRevokedRootSignsNoMore() {
    assertThatThrownBy(() -> ISSUER.keySetWith(key -> in(KeyState.REVOKED, key)))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("revoked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50-code-1 | 51-code-1 | keys[0].keyId",
        "50-code-1 | 50-code-256 | keys[0].keyId",
        "50-code-1 | 50-status-1 | keys[0].keyId",
        "\"region\":\"50\" | \"region\":50 | region",
        "\"number\":1 | \"number\":0 | number",
        "BEGIN PUBLIC | BEGIN PRIVATE | keys[0].publicKeyPem",
        "\"status\":\"active\" | \"status\":\"lost\" | keys[0].status",
        "2030-01-01T00:00:00Z | 2024-01-01T00:00:00Z | keys[0].notAfter",
        "2030-01-01T00:00:00Z | 2030-01-01 | keys[0].notAfter",
      })
  void aFaultIsNamedByItsField(String good, String bad, String field) {
    String altered = SET.json().replace(good, bad);
    assertThat(altered).isNotEqualTo(SET.json());
    assertThatThrownBy(() -> KeySet.parse(altered, ISSUER.fingerprint()))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(e -> ((MalformedDocumentException) e).field())
        .isEqualTo(field);
  }

  @Test
  void aKeyIdIsThereOnce() {
    List<PublishedKey> twice = List.of(ISSUER.published().get(0), ISSUER.published().get(0));
    assertThatThrownBy(
            () ->
                KeySet.sign(
                    ISSUER.region(), 1, twice, ISSUER.keyId(KeyUse.ROOT), ISSUER.key(KeyUse.ROOT)))
        .hasMessageContaining("twice");
  }

  @Test
  void aKeyCountsWithinItsTimeUnlessRevoked() {
    PublishedKey key = SET.keys().get(0);
    Instant last = Issuer.NOT_AFTER.minusSeconds(1);
    assertThat(key.countsAt(Issuer.NOT_BEFORE)).isTrue();
    assertThat(key.countsAt(Issuer.NOT_BEFORE.minusSeconds(1))).isFalse();
    assertThat(key.countsAt(last)).isTrue();
    assertThat(key.countsAt(Issuer.NOT_AFTER)).isFalse();
    assertThat(in(KeyState.RETIRED, key).countsAt(last)).isTrue();
    assertThat(in(KeyState.REVOKED, key).countsAt(last)).isFalse();
  }

  private static PublishedKey in(KeyState state, PublishedKey key) {
    return new PublishedKey(
        key.keyId(), key.use(), key.key(), key.notBefore(), key.notAfter(), state);
  }

  private static ObjectNode document() {
    return SignedDocument.parse(SET.json(), KeySet.MAXIMUM_OCTETS);
  }

  private static String resign(ObjectNode document) {
    return DocumentSignature.sign(document, ISSUER.keyId(KeyUse.ROOT), ISSUER.key(KeyUse.ROOT));
  }
}
