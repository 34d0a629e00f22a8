package org.onecard.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onecard.federation.TestFederations.CHONGQING;
import static org.onecard.federation.TestFederations.SICHUAN;
import static org.onecard.federation.TestFederations.host;
import static org.onecard.federation.TestFederations.url;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.KeyState;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.protocol.trust.UntrustedKeySetException;
import org.onecard.web.ProblemException;

class TrustTest {
  @TempDir Path folder;
  private TestFederations two;

  @BeforeEach
  void twoNodes() {
    two = new TestFederations(folder);
  }

  @Test
  void firstStartMakesKeysThatOnlyTheOwnerReads() throws Exception {
    KeySet keys = two.room(CHONGQING).ownKeys().set();

    assertThat(keys.number()).isEqualTo(1);
    assertThat(keys.keys())
        .extracting("keyId")
        .containsExactly("50-code-1", "50-edition-1", "50-message-1", "50-root-1", "50-status-1");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("50/keys/50-root-1.pem"))))
        .isEqualTo("rw-------");
    assertThat(Files.readString(folder.resolve("50/root-fingerprint.txt")).strip())
        .isEqualTo(keys.find("50-root-1").orElseThrow().key().fingerprint());
  }

  @Test
  void restartKeepsTheKeys() {
    String before = two.room(CHONGQING).ownKeys().set().json();
    two.restart(CHONGQING);
    assertThat(two.room(CHONGQING).ownKeys().set().json()).isEqualTo(before);
  }

  @Test
  void peerIsTrustedUnderTheFingerprintItsOperatorGave() {
    two.introduce(CHONGQING, SICHUAN);
    two.introduce(CHONGQING, SICHUAN);

    assertThat(two.federation("50").peers()).containsExactly(SICHUAN);
    assertThat(two.federation("50").keysOf(SICHUAN).orElseThrow().json())
        .isEqualTo(two.federation("51").ownKeys().json());
    assertThat(two.federation("51").peers()).isEmpty();
  }

  @Test
  void wrongFingerprintIsRefused() {
    assertThatThrownBy(
            () -> two.room(CHONGQING).peers().register(SICHUAN, url(SICHUAN), "0".repeat(64), null))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("peer-untrusted");
    assertThat(two.federation("50").peers()).isEmpty();
  }

  @Test
  void peerOutOfReachStaysPendingUntilItsKeysCome() {
    two.wire.cut(host(SICHUAN));
    two.introduce(CHONGQING, SICHUAN);
    assertThat(two.federation("50").peers()).isEmpty();

    two.wire.mend(host(SICHUAN));
    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isTrue();
    assertThat(two.federation("50").peers()).containsExactly(SICHUAN);
  }

  @Test
  void changedRootIsNotTakenOverSilently() {
    two.introduce(CHONGQING, SICHUAN);
    String known = two.room(SICHUAN).ownKeys().fingerprint();
    PeerRegistry peers = two.room(CHONGQING).peers();

    assertThatThrownBy(() -> peers.register(SICHUAN, url(SICHUAN), "1".repeat(64), null))
        .hasMessageContaining("root-differs");
    assertThatThrownBy(() -> peers.register(SICHUAN, url(SICHUAN), "1".repeat(64), known))
        .as("confirmed by the operator, but not the root the peer shows")
        .hasMessageContaining("peer-untrusted");
    assertThat(two.federation("50").keysOf(SICHUAN)).isPresent();
  }

  @Test
  void rotationAndRevocationReachThePeerByPolling() {
    two.exchangeTrust();
    two.room(SICHUAN).ownKeys().rotate(KeyUse.CODE);
    two.room(SICHUAN).ownKeys().revoke("51-status-1");

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isTrue();

    KeySet taken = two.federation("50").keysOf(SICHUAN).orElseThrow();
    assertThat(taken.number()).isEqualTo(3);
    assertThat(taken.find("51-code-1").orElseThrow().state()).isEqualTo(KeyState.RETIRED);
    assertThat(taken.find("51-code-2").orElseThrow().state()).isEqualTo(KeyState.ACTIVE);
    assertThat(taken.find("51-status-1").orElseThrow().state()).isEqualTo(KeyState.REVOKED);
    assertThat(two.federation("51").activeKey(KeyUse.STATUS).keyId()).isEqualTo("51-status-2");
    two.restart(SICHUAN);
    assertThat(two.federation("51").activeKey(KeyUse.CODE).keyId()).isEqualTo("51-code-2");
  }

  @Test
  void keySetNeverRollsBack() {
    two.exchangeTrust();
    String first = two.federation("51").ownKeys().json();
    two.room(SICHUAN).ownKeys().rotate(KeyUse.CODE);
    two.room(CHONGQING).poll().look(SICHUAN);

    assertThatThrownBy(() -> two.room(CHONGQING).peers().adopt(SICHUAN, first))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("rolls back");
    assertThat(two.federation("50").keysOf(SICHUAN).orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void anotherContentUnderTheSameNumberIsRefused() {
    two.exchangeTrust();
    KeySet held = two.federation("51").ownKeys();
    var root = two.federation("51").activeKey(KeyUse.ROOT);
    KeySet other = KeySet.sign(SICHUAN, 1, held.keys().subList(1, 5), root.keyId(), root.key());

    assertThatThrownBy(() -> two.room(CHONGQING).peers().adopt(SICHUAN, other.json()))
        .isInstanceOf(UntrustedKeySetException.class)
        .hasMessageContaining("another content");
  }

  @Test
  void keySetOfAnotherRootIsRefusedAndShown() {
    two.exchangeTrust();
    SigningKey other =
        SigningKey.generate(SignatureAlgorithm.SM2, new java.security.SecureRandom());
    var keys = two.federation("51").ownKeys().keys();
    var root = keys.stream().filter(key -> key.use() == KeyUse.ROOT).findFirst().orElseThrow();
    var forgedRoot =
        new org.onecard.protocol.trust.PublishedKey(
            root.keyId(),
            root.use(),
            other.verificationKey(),
            root.notBefore(),
            root.notAfter(),
            root.state());
    var forged =
        KeySet.sign(
            SICHUAN,
            9,
            keys.stream().map(key -> key.equals(root) ? forgedRoot : key).toList(),
            root.keyId(),
            other);
    two.room(SICHUAN).ownKeys().rotate(KeyUse.CODE);
    two.wire.onReply = text -> text.contains("\"51-root-1\"") ? forged.json() : text;

    assertThat(two.room(CHONGQING).poll().look(SICHUAN)).isFalse();
    assertThat(two.room(CHONGQING).health().troubles(SICHUAN)).containsKey("keys");
    assertThat(two.federation("50").keysOf(SICHUAN).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void unchangedKeySetIsNotSentAgain() {
    two.exchangeTrust();
    PollRound poll = two.room(CHONGQING).poll();
    poll.look(SICHUAN);
    two.wire.onReply =
        text -> {
          throw new AssertionError("sent though unchanged: " + text);
        };
    assertThat(poll.look(SICHUAN)).isTrue();
  }

  @Test
  void rootIsNeitherRotatedNorRevoked() {
    assertThatThrownBy(() -> two.room(CHONGQING).ownKeys().rotate(KeyUse.ROOT))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> two.room(CHONGQING).ownKeys().revoke("50-root-1"))
        .isInstanceOf(ProblemException.class);
  }
}
