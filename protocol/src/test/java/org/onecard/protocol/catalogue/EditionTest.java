package org.onecard.protocol.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.catalogue.Edition.EditionSignature;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.PublishedKey;

class EditionTest {
  private static final Issuer CHONGQING = new Issuer("50", SignatureAlgorithm.SM2);
  private static final Issuer SICHUAN = new Issuer("51", SignatureAlgorithm.SM2);
  private static final Edition DRAFT = Edition.parse(EditionFixture.document());
  private static final EditionSignature BY_CHONGQING = signature(CHONGQING, DRAFT);
  private static final EditionSignature BY_SICHUAN = signature(SICHUAN, DRAFT);
  private static final Edition SIGNED = DRAFT.withSignatures(List.of(BY_SICHUAN, BY_CHONGQING));

  @Test
  void everyMemberIsRead() {
    assertThat(DRAFT.type()).isEqualTo("joint");
    assertThat(DRAFT.authorities()).extracting(Region::code).containsExactly("50", "51");
    assertThat(DRAFT.approvals()).hasSize(2);
    assertThat(DRAFT.signatures()).isEmpty();
    ApplicationItem item = DRAFT.find("metro-ride").orElseThrow();
    assertThat(item.domain()).isEqualTo(Domain.TRANSIT);
    assertThat(item.modes()).containsExactlyInAnyOrder(Mode.CODE, Mode.CHIP);
    assertThat(item.unknownOffline()).isEqualTo(UnknownPolicy.ACCEPT_PROVISIONALLY);
    assertThat(item.validTo()).isNull();
    assertThat(DRAFT.find("bus-ride")).isEmpty();
  }

  @Test
  void signedByAllItCounts() {
    assertThat(SIGNED.whyNotCounting(EditionTest::keysOf)).isEmpty();
    assertThat(SIGNED.signatures()).containsExactly(BY_CHONGQING, BY_SICHUAN);
  }

  @Test
  void signaturesChangeNeitherDigestNorThemselves() {
    assertThat(SIGNED.digest()).isEqualTo(DRAFT.digest());
    Edition read = Edition.parse(SIGNED.json());
    assertThat(read).isEqualTo(SIGNED);
    assertThat(read.withSignatures(read.signatures()).json()).isEqualTo(SIGNED.json());
  }

  @Test
  void theListHasThePublishedShape() {
    var document = SignedDocument.parse(SIGNED.json(), Edition.MAXIMUM_OCTETS);
    assertThat(document.propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "number",
            "effectiveFrom",
            "previous",
            "authorities",
            "approvals",
            "items",
            "signatures");
    assertThat(document.get("signatures").get(0).propertyNames())
        .containsExactlyInAnyOrder("region", "keyId", "algorithm", "value");
    assertThat(document.get("signatures").get(0).get("region").stringValue()).isEqualTo("50");
  }

  @Test
  void oneSignatureIsNotEnough() {
    assertThat(whyNot(DRAFT.withSignatures(List.of(BY_SICHUAN)))).contains("signed have [51]");
  }

  @Test
  void oneAuthorityNeverStandsForTwo() {
    assertThat(whyNot(DRAFT.withSignatures(List.of(BY_SICHUAN, BY_SICHUAN))))
        .contains("signed have [51, 51]");
  }

  @Test
  void aStrangersSignatureIsNotThere() {
    EditionSignature stranger = signature(new Issuer("53", SignatureAlgorithm.SM2), DRAFT);
    assertThat(whyNot(DRAFT.withSignatures(List.of(BY_CHONGQING, BY_SICHUAN, stranger))))
        .contains("53");
  }

  @Test
  void aSignatureOverOtherContentDoesNotCount() {
    Edition other = Edition.parse(DRAFT.json().replace("地铁乘车", "地铁"));
    assertThat(whyNot(other.withSignatures(SIGNED.signatures()))).contains("over this text");
  }

  @Test
  void anActIsNeededOnEachSide() {
    String oneAct =
        EditionFixture.document().replaceFirst("\"approvals\":\\[\\{[^}]*},", "\"approvals\":[");
    assertThat(whyNot(signedByBoth(Edition.parse(oneAct)))).contains("approval act");
    String noText = EditionFixture.document().replace("渝府发〔2025〕0号(演示)", " ");
    assertThat(whyNot(signedByBoth(Edition.parse(noText)))).contains("approval act");
  }

  @Test
  void onlyAnEditionKeySigns() {
    EditionSignature byCodeKey =
        DRAFT.signatureBy(SICHUAN.region(), SICHUAN.keyId(KeyUse.CODE), SICHUAN.key(KeyUse.CODE));
    assertThat(whyNot(DRAFT.withSignatures(List.of(BY_CHONGQING, byCodeKey))))
        .contains("no edition key");
  }

  @Test
  void theKeysStateAndTimeMatter() {
    assertThat(whyNot(SIGNED, key -> in(KeyState.RETIRED, key))).isEmpty();
    assertThat(whyNot(SIGNED, key -> in(KeyState.REVOKED, key))).contains("revoked");
    Instant later = Instant.parse("2025-01-02T16:00:00Z");
    assertThat(whyNot(SIGNED, key -> within(key, later, Issuer.NOT_AFTER)))
        .contains("does not hold");
    Instant before = Instant.parse("2024-12-31T16:00:00Z");
    assertThat(whyNot(SIGNED, key -> within(key, before.minusSeconds(9), before)))
        .contains("does not hold");
  }

  @Test
  void withoutItsKeysARegionHasNotSigned() {
    assertThat(SIGNED.whyNotCounting(region -> Optional.empty()).orElseThrow())
        .contains("not known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"joint\" | \"type\":\"own\" | type",
        "\"number\":1 | \"number\":2 | previous",
        "\"number\":1 | \"number\":\"1\" | number",
        "\"effectiveFrom\":\"2025-01-01\" | \"effectiveFrom\":\"2025-02-30\" | effectiveFrom",
        "[\"50\",\"51\"] | [\"50\",\"50\"] | authorities",
        "[\"50\",\"51\"] | [] | authorities",
        "\"code\":\"metro-ride\" | \"code\":\"Metro\" | items[0].code",
        "\"domain\":\"transit\" | \"domain\":\"magic\" | items[0].domain",
        "[\"500000\",\"510000\"] | [\"5\"] | items[0].places[0]",
        "\"onlineCheck\":false | \"onlineCheck\":0 | items[0].onlineCheck",
        "\"validFrom\":\"2025-01-01\" | \"validFrom\":\"x\" | items[0].validFrom",
        "\"modes\":[\"code\",\"chip\"] | \"modes\":[\"code\",7] | items[0].modes[1]",
      })
  void aFaultIsNamedByItsField(String good, String bad, String field) {
    String altered = EditionFixture.document().replace(good, bad);
    assertThat(altered).isNotEqualTo(EditionFixture.document());
    assertThatThrownBy(() -> Edition.parse(altered))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(e -> ((MalformedDocumentException) e).field())
        .isEqualTo(field);
  }

  @Test
  void anItemIsListedOnce() {
    String item = EditionFixture.item();
    String twice = EditionFixture.document().replace(item, item + "," + item);
    assertThatThrownBy(() -> Edition.parse(twice)).hasMessageContaining("metro-ride");
  }

  private static Edition signedByBoth(Edition edition) {
    return edition.withSignatures(
        List.of(signature(CHONGQING, edition), signature(SICHUAN, edition)));
  }

  private static EditionSignature signature(Issuer by, Edition edition) {
    return edition.signatureBy(by.region(), by.keyId(KeyUse.EDITION), by.key(KeyUse.EDITION));
  }

  private static String whyNot(Edition edition) {
    return whyNot(edition, key -> key);
  }

  private static String whyNot(Edition edition, UnaryOperator<PublishedKey> change) {
    return edition
        .whyNotCounting(
            region ->
                region.equals(SICHUAN.region())
                    ? Optional.of(
                        SICHUAN.keySetWith(
                            key -> key.use() == KeyUse.EDITION ? change.apply(key) : key))
                    : keysOf(region))
        .orElse("");
  }

  private static Optional<KeySet> keysOf(Region region) {
    return List.of(CHONGQING, SICHUAN).stream()
        .filter(issuer -> issuer.region().equals(region))
        .map(Issuer::keySet)
        .findFirst();
  }

  private static PublishedKey in(KeyState state, PublishedKey key) {
    return new PublishedKey(
        key.keyId(), key.use(), key.key(), key.notBefore(), key.notAfter(), state);
  }

  private static PublishedKey within(PublishedKey key, Instant notBefore, Instant notAfter) {
    return new PublishedKey(key.keyId(), key.use(), key.key(), notBefore, notAfter, key.state());
  }
}
