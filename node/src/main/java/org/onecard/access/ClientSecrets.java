package org.onecard.access;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.Sm3;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Client secrets as plain SM3 digests, compared in constant time.
 *
 * <p>A slow, salted hash protects what people choose and can remember. These secrets are 256 random
 * bits: nobody can try them all however fast the hash is, no two are alike, and a node that gives
 * out tokens by the thousand should not spend its cores on them.
 */
final class ClientSecrets implements PasswordEncoder {

  static Bytes digest(CharSequence secret) {
    return Bytes.of(Sm3.digest(secret.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : digest(secret).hex();
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
    return secret != null && encoded != null && digest(secret).equals(Bytes.ofHex(encoded));
  }
}
