package org.onecard.kernel.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples that the standards themselves print. */
class StandardVectorsTest {
  private static final byte[] SM4_KEY = hex("0123456789abcdeffedcba9876543210");

  @Test
  void sm3DigestsAsGbt32905AppendixA() {
    assertThat(Sm3.hex("abc".getBytes(US_ASCII)))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(Sm3.hex("abcd".repeat(16).getBytes(US_ASCII)))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  @Test
  void sm3DigestsPartsAsOne() {
    assertThat(Sm3.hex("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)))
        .isEqualTo(Sm3.hex("abc".getBytes(US_ASCII)));
  }

  @Test
  void sm4EncryptsAsGbt32907AppendixA() {
    Sm4 cipher = Sm4.withKey(SM4_KEY);
    byte[] once = cipher.encryptBlock(SM4_KEY);
    assertThat(once).isEqualTo(hex("681edf34d206965e86b3e94f536e4246"));
    assertThat(cipher.decryptBlock(once)).isEqualTo(SM4_KEY);
  }

  @Test
  void sm4EncryptsAMillionTimesAsGbt32907AppendixA() {
    Sm4 cipher = Sm4.withKey(SM4_KEY);
    byte[] block = SM4_KEY;
    for (int i = 0; i < 1_000_000; i++) {
      block = cipher.encryptBlock(block);
    }
    assertThat(block).isEqualTo(hex("595298c7c6fd271f0402f804c33d3f66"));
  }

  @Test
  void sm4GcmSealsAsRfc8998AppendixA1() {
    byte[] nonce = hex("00001234567800000000abcd");
    byte[] associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] plain =
        hex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    byte[] sealed = Sm4.withKey(SM4_KEY).seal(nonce, associated, plain);
    assertThat(sealed)
        .isEqualTo(
            hex(
                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                    + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                    + "83de3541e4c2b58177e065a9bf7b62ec"));
    assertThat(Sm4.withKey(SM4_KEY).open(nonce, associated, sealed)).isEqualTo(plain);
  }

  @Test
  void sm4GcmOpensNothingThatWasAltered() {
    byte[] nonce = new byte[Sm4.NONCE];
    Sm4 cipher = Sm4.withKey(SM4_KEY);
    byte[] sealed = cipher.seal(nonce, new byte[] {1}, new byte[20]);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> cipher.open(nonce, new byte[] {1}, altered))
          .isInstanceOf(SealBrokenException.class);
    }
    assertThatThrownBy(() -> cipher.open(nonce, new byte[] {2}, sealed))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> cipher.open(nonce, new byte[] {1}, new byte[Sm4.TAG - 1]))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void sm4RefusesKeysBlocksAndNoncesOfAnotherLength() {
    Sm4 cipher = Sm4.withKey(SM4_KEY);
    assertThatThrownBy(() -> Sm4.withKey(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15");
    assertThatThrownBy(() -> cipher.encryptBlock(new byte[17]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17");
    assertThatThrownBy(() -> cipher.seal(new byte[11], new byte[0], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11");
  }

  @Test
  void sm2VerifiesTheSignatureOfGbt32918Part5() {
    VerificationKey key =
        VerificationKey.fromCompressed(
            SignatureAlgorithm.SM2,
            hex("0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"));
    byte[] signature =
        hex(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    assertThat(key.verify("message digest".getBytes(US_ASCII), signature)).isTrue();
    assertThat(key.verify("message digesT".getBytes(US_ASCII), signature)).isFalse();
  }

  @Test
  void es256VerifiesTheSignatureOfRfc6979AppendixA25() {
    VerificationKey key =
        VerificationKey.fromCompressed(
            SignatureAlgorithm.ES256,
            hex("0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"));
    byte[] signature =
        hex(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    assertThat(key.verify("sample".getBytes(US_ASCII), signature)).isTrue();
    assertThat(key.verify("simple".getBytes(US_ASCII), signature)).isFalse();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
