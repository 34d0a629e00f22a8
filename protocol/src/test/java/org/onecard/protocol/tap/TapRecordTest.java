package org.onecard.protocol.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.Issuer;

class TapRecordTest {
  private static final Bytes CODE = Bytes.ofHex("c112");
  private static final TapRecord TAP =
      new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 7, 1, "accepted", "", true);

  @Test
  void theSignedFormIsThatOfTheDocumentation() {
    String purpose = HexFormat.of().formatHex("OneCard tap v1\0".getBytes(US_ASCII));
    assertThat(HexFormat.of().formatHex(TAP.signedForm()))
        .isEqualTo(
            purpose
                + "000467617465" // gate
                + "0000000000000005"
                + "0002c112"
                + "000a6d6574726f2d72696465" // metro-ride
                + "00000000000003e8"
                + "0000000000000007"
                + "0000000000000001"
                + "00086163636570746564" // accepted
                + "0000"
                + "01");
  }

  @Test
  void theTerminalsSignatureCoversEveryField() {
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, Issuer.RANDOM);
    Bytes signature = TAP.sign(key);
    assertThat(TAP.signedBy(key.verificationKey(), signature)).isTrue();
    assertThat(altered())
        .hasSize(10)
        .noneMatch(tap -> tap.signedBy(key.verificationKey(), signature));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Bytes tooLong = Bytes.of(new byte[201]);
    assertThatThrownBy(() -> new TapRecord("gate", 5, tooLong, "i", 1, 1, 1, "accepted", "", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TapRecord("gate", 0, CODE, "i", 1, 1, 1, "accepted", "", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<TapRecord> altered() {
    Bytes code = Bytes.ofHex("c113");
    return List.of(
        new TapRecord("gat", 5, CODE, "metro-ride", 1_000, 7, 1, "accepted", "", true),
        new TapRecord("gate", 6, CODE, "metro-ride", 1_000, 7, 1, "accepted", "", true),
        new TapRecord("gate", 5, code, "metro-ride", 1_000, 7, 1, "accepted", "", true),
        new TapRecord("gate", 5, CODE, "bus-ride", 1_000, 7, 1, "accepted", "", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_001, 7, 1, "accepted", "", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 8, 1, "accepted", "", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 7, 2, "accepted", "", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 7, 1, "declined", "", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 7, 1, "accepted", "x", true),
        new TapRecord("gate", 5, CODE, "metro-ride", 1_000, 7, 1, "accepted", "", false));
  }
}
