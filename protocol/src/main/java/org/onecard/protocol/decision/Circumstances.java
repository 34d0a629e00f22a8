package org.onecard.protocol.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.code.CodeRefusal;
import org.onecard.protocol.status.StatusAnswer;

/**
 * All a decision depends on.
 *
 * @param at when: the node's clock online, the tap's time offline
 * @param online whether the issuer could be asked
 * @param refusal what is wrong with the code itself, or null
 * @param attributes what the code's rights or the issuer say of the holder
 * @param transitFunction whether the chip carries the transit function; null if not known
 * @param edition the edition in force, or null where there is none
 * @param overlays of the place's region, at most one
 * @param item the item asked for
 */
public record Circumstances(
    Instant at,
    boolean online,
    Mode mode,
    @Nullable CodeRefusal refusal,
    StatusAnswer status,
    Map<Attribute, String> attributes,
    @Nullable Boolean transitFunction,
    @Nullable Edition edition,
    Optional<Overlay> overlays,
    String item,
    Where where) {

  /**
   * Where the card is shown and by whom it is accepted.
   *
   * @param admittedItems items the acceptor is admitted to
   * @param placeWithin whether a place lies within another on a day (Places)
   */
  public record Where(
      PlaceCode place,
      String acceptor,
      String sector,
      Set<String> admittedItems,
      Containment placeWithin) {}

  /** Whether one place lies within another on a day. */
  @FunctionalInterface
  public interface Containment {
    /** Whether {@code inner} is or lies within {@code outer} on {@code day}. */
    boolean within(PlaceCode inner, PlaceCode outer, LocalDate day);
  }
}
