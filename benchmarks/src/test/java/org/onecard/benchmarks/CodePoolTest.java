package org.onecard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.PresentationCode;

class CodePoolTest {
  @Test
  void itsCodesAreGenuineAndEachOfADeviceOfItsOwn() throws Exception {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(1);
    CodePool pool = new CodePool(SignatureAlgorithm.SM2, SignatureAlgorithm.ES256, 3, random);
    CodeVerifier verifier = new CodeVerifier(pool.keysOf());
    assertThat(pool.codes())
        .map(PresentationCode::parse)
        .allMatch(
            code -> verifier.verify(code, pool.shownAt()) instanceof CodeVerifier.Result.Genuine)
        .extracting(code -> code.authorisation().deviceKey())
        .doesNotHaveDuplicates()
        .hasSize(3);
  }
}
