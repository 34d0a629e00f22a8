package org.onecard.kernel.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/**
 * The two curves with their names. They are the custom ones, which compute in limbs of fixed size
 * and so several times as fast as the general ones; each is made once, because what is computed for
 * its base point is kept with it.
 */
final class Curves {
  private static final ECNamedDomainParameters SM2 = named(GMObjectIdentifiers.sm2p256v1);
  private static final ECNamedDomainParameters P256 = named(SECObjectIdentifiers.secp256r1);

  private Curves() {}

  static ECNamedDomainParameters of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2 -> SM2;
      case ES256 -> P256;
    };
  }

  private static ECNamedDomainParameters named(ASN1ObjectIdentifier name) {
    return new ECNamedDomainParameters(name, CustomNamedCurves.getByOID(name));
  }
}
