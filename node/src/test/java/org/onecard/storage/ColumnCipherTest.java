package org.onecard.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.crypto.SealBrokenException;
import org.onecard.kernel.region.Region;

class ColumnCipherTest {
  private static final byte[] PLAIN = "500199199001010000".getBytes(StandardCharsets.US_ASCII);
  @TempDir Path base;
  private ColumnCipher cipher;

  @BeforeEach
  void open() {
    cipher = reopened();
  }

  private ColumnCipher reopened() {
    return ColumnCipher.open(DataDirectory.open(base, Region.of("50")), new SecureRandom());
  }

  @Test
  void opensWhatItSealedAlsoAfterARestart() {
    byte[] sealed = cipher.seal("card_resident", "number", "7", PLAIN);

    assertThat(reopened().open("card_resident", "number", "7", sealed)).isEqualTo(PLAIN);
    assertThat(cipher.seal("card_resident", "number", "7", PLAIN)).isNotEqualTo(sealed);
  }

  @Test
  void doesNotOpenInAnotherPlaceOrAltered() {
    byte[] sealed = cipher.seal("card_resident", "number", "7", PLAIN);

    for (String[] place :
        new String[][] {
          {"card_other", "number", "7"}, {"card_resident", "name", "7"},
          {"card_resident", "number", "8"}, {"card_residentn", "umber", "7"}
        }) {
      assertThatThrownBy(() -> cipher.open(place[0], place[1], place[2], sealed))
          .isInstanceOf(SealBrokenException.class);
    }
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> cipher.open("card_resident", "number", "7", sealed))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void namesAKeyVersionItDoesNotKnow() {
    byte[] sealed = cipher.seal("card_resident", "number", "7", PLAIN);
    sealed[0] = 2;

    assertThatIllegalStateException()
        .isThrownBy(() -> cipher.open("card_resident", "number", "7", sealed))
        .withMessageContaining("card_resident.number of row 7");
  }

  @Test
  void looksUpByKeyedDigestOfTableColumnAndValue() {
    byte[] lookup = cipher.lookup("card_card", "number", "A00000001");

    assertThat(reopened().lookup("card_card", "number", "A00000001")).isEqualTo(lookup);
    assertThat(cipher.lookup("card_card", "account", "A00000001")).isNotEqualTo(lookup);
    assertThat(cipher.lookup("card_card", "number", "A00000002")).isNotEqualTo(lookup);
    ColumnCipher other =
        ColumnCipher.open(DataDirectory.open(base, Region.of("51")), new SecureRandom());
    assertThat(other.lookup("card_card", "number", "A00000001")).isNotEqualTo(lookup);
  }
}
