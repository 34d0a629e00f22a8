package org.onecard.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a card of an issuer may be used for at a place now.
 *
 * @param place the code of the place
 * @param issuer the code of the region that issued the card
 * @param edition the number of the joint edition in force; null where there is none
 * @param localList the number of the local list that holds there; null where none does
 * @param narrowingsKnown whether the place lies in this node's region; else ask the node there
 */
public record UsesView(
    String place,
    String placeName,
    String issuer,
    @Nullable Long edition,
    @Nullable Long localList,
    boolean narrowingsKnown,
    List<DomainView> domains) {

  /** One thing the card may be used for; {@code list} is joint or local. */
  public record UseView(
      String code,
      String title,
      String list,
      boolean suspended,
      List<String> modes,
      List<String> modeTitles,
      List<String> acceptorSectors,
      String complaintTelephone,
      String legalBasis) {}

  /** What it may be used for in one domain. */
  public record DomainView(String domain, String title, List<UseView> uses) {}
}
