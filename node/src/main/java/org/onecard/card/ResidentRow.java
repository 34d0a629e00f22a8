package org.onecard.card;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.protocol.catalogue.Attribute;

/** A resident as the database holds one, sealed. */
record ResidentRow(UUID residentId, Bytes nameSealed, Bytes numberSealed, Bytes attributesSealed) {

  String name(ResidentVault vault) {
    return vault.open(ResidentVault.Column.NAME, residentId, nameSealed);
  }

  SocialSecurityNumber number(ResidentVault vault) {
    return SocialSecurityNumber.of(
        vault.open(ResidentVault.Column.NUMBER, residentId, numberSealed));
  }

  /** What rights depend on, as it holds on {@code day}. */
  Map<Attribute, String> attributes(ResidentVault vault, LocalDate day) {
    List<HeldAttribute> held =
        HeldAttribute.read(
            vault.open(ResidentVault.Column.ATTRIBUTES, residentId, attributesSealed));
    return HeldAttribute.on(day, number(vault).birthDate(), held);
  }
}
