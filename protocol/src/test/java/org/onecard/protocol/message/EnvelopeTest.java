package org.onecard.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeyUse;
import tools.jackson.databind.node.ObjectNode;

class EnvelopeTest {
  private static final Issuer SENDER = new Issuer("51", SignatureAlgorithm.SM2);
  private static final Envelope FIRST = send(1, "", Issuer.NOT_BEFORE);

  @Test
  void itIsReadBackAsItWasSigned() {
    Envelope read = Envelope.parse(FIRST.json(), SENDER.keySet());
    assertThat(read).isEqualTo(FIRST);
    assertThat(read.body().get("name").stringValue()).isEqualTo("川渝");
    assertThat(Envelope.claimedSender(FIRST.json())).isEqualTo(SENDER.region());
  }

  @Test
  void oneNamesTheOneBefore() {
    Envelope second = send(2, FIRST.digest(), Issuer.NOT_BEFORE);
    assertThat(second.previous()).isEqualTo(FIRST.digest()).hasSize(64);
    assertThat(second.digest()).isNotEqualTo(FIRST.digest());
  }

  @Test
  void anAlteredMessageIsRefused() {
    String altered = FIRST.json().replace("川渝", "渝川");
    assertThatThrownBy(() -> Envelope.parse(altered, SENDER.keySet()))
        .isInstanceOf(UntrustedMessageException.class);
  }

  @Test
  void anotherRegionsKeysDoNotVerify() {
    Issuer other = new Issuer("50", SignatureAlgorithm.SM2);
    assertThatThrownBy(() -> Envelope.parse(FIRST.json(), other.keySet()))
        .isInstanceOf(UntrustedMessageException.class);
  }

  @Test
  void aKeyOutsideItsTimeDoesNotSign() {
    Envelope late = send(1, "", Issuer.NOT_AFTER);
    assertThatThrownBy(() -> Envelope.parse(late.json(), SENDER.keySet()))
        .isInstanceOf(UntrustedMessageException.class)
        .hasMessageContaining("does not count");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"told\" | \"shouted\" | stream",
        "\"sequence\":1 | \"sequence\":0 | sequence",
        "\"previous\":\"\" | \"previous\":\"xyz\" | previous",
        "\"audience\":\"50\" | \"audience\":\"5\" | audience",
        "holder-check | Holder Check | type"
      })
  void aFaultIsNamedByItsField(String good, String bad, String field) {
    String altered = FIRST.json().replace(good, bad);
    assertThat(altered).isNotEqualTo(FIRST.json());
    assertThatThrownBy(() -> Envelope.parse(altered, SENDER.keySet()))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageStartingWith(field);
  }

  private static Envelope send(long sequence, String previous, Instant at) {
    ObjectNode body = SignedDocument.create().put("name", "川渝").put("age", 7);
    return Envelope.sign(
        new Envelope.Draft(
            SENDER.region(),
            Region.of("50"),
            "told",
            sequence,
            previous,
            "holder-check",
            "acceptance",
            60,
            at,
            body),
        SENDER.keyId(KeyUse.MESSAGE),
        SENDER.key(KeyUse.MESSAGE));
  }
}
