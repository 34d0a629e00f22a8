package org.onecard.protocol.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.json.DocumentFields;

/**
 * One thing the card may be used for.
 *
 * @param code lower-case letters, digits and hyphens, as {@code metro-ride}
 * @param places where it holds: a province code covers all it contains
 * @param acceptorSectors sectors whose acceptors may be admitted, as {@code metro}
 * @param admissionRequired whether an acceptor must be admitted to the item by name
 * @param requires attributes a holder must have (empty: for everyone)
 * @param releases attributes the acceptor may get
 * @param releasesSocialSecurityNumber whether the acceptor may see the number itself
 * @param onlineCheck whether the issuer must be asked (bounded) where the network allows
 * @param validTo exclusive, or null
 */
public record ApplicationItem(
    String code,
    Domain domain,
    String titleZh,
    String titleEn,
    Set<Mode> modes,
    Assurance minimumAssurance,
    List<PlaceCode> places,
    Set<String> acceptorSectors,
    boolean admissionRequired,
    Set<Attribute> requires,
    Set<Attribute> releases,
    boolean releasesSocialSecurityNumber,
    boolean transitFunctionRequired,
    boolean onlineCheck,
    UnknownPolicy unknownOnline,
    UnknownPolicy unknownOffline,
    String legalBasis,
    List<String> departments,
    String complaintTelephone,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /**
   * Reads one item.
   *
   * @throws org.onecard.protocol.json.MalformedDocumentException naming the field at fault
   */
  public static ApplicationItem read(DocumentFields item) {
    return ItemDocument.read(item);
  }

  /** Whether the item may be used on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }
}
