package org.onecard.protocol.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.protocol.Issuer;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.trust.KeyUse;

class OverlayTest {
  private static final Issuer ISSUER = new Issuer("50", SignatureAlgorithm.SM2);
  private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<Narrowing> NARROWINGS =
      List.of(
          new Narrowing("metro-ride", true, null, List.of()),
          new Narrowing("library-entry", false, Assurance.CODE, List.of("an-acceptor")));
  private static final Overlay OVERLAY = sign(KeyUse.EDITION, NARROWINGS);

  @Test
  void itIsReadBackAsItWasSigned() {
    Overlay read = Overlay.parse(OVERLAY.json(), ISSUER.keySet());
    assertThat(read).isEqualTo(OVERLAY);
    assertThat(read.narrowings()).isEqualTo(NARROWINGS);
    assertThat(read.find("library-entry")).contains(NARROWINGS.get(1));
    assertThat(read.find("bus-ride")).isEmpty();
  }

  @Test
  void anAlteredOneIsNotTrusted() {
    String altered = OVERLAY.json().replace("\"suspended\":true", "\"suspended\":false");
    assertThatThrownBy(() -> Overlay.parse(altered, ISSUER.keySet()))
        .isInstanceOf(UntrustedOverlayException.class);
  }

  @Test
  void anotherRegionOrKeyDoesNotSign() {
    Issuer other = new Issuer("51", SignatureAlgorithm.SM2);
    assertThatThrownBy(() -> Overlay.parse(OVERLAY.json(), other.keySet()))
        .isInstanceOf(UntrustedOverlayException.class);
    Overlay byStatusKey = sign(KeyUse.STATUS, NARROWINGS);
    assertThatThrownBy(() -> Overlay.parse(byStatusKey.json(), ISSUER.keySet()))
        .isInstanceOf(UntrustedOverlayException.class);
  }

  @Test
  void anItemIsNarrowedOnce() {
    List<Narrowing> twice = List.of(NARROWINGS.get(0), NARROWINGS.get(0));
    assertThatThrownBy(() -> sign(KeyUse.EDITION, twice))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageStartingWith("narrowings");
  }

  private static Overlay sign(KeyUse use, List<Narrowing> narrowings) {
    return Overlay.sign(ISSUER.region(), 3, SINCE, narrowings, ISSUER.keyId(use), ISSUER.key(use));
  }
}
