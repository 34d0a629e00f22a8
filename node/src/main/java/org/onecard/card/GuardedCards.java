package org.onecard.card;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.onecard.card.Cards.BindingResult;
import org.onecard.card.Cards.DeviceKey;
import org.onecard.federation.Federation;
import org.onecard.protocol.code.Renewal;
import org.springframework.stereotype.Component;

/**
 * Cards that a guardian shows beside their holders: who may do so is decided elsewhere, and asked
 * again under the card's lock.
 */
@Component
public class GuardedCards {
  private static final String NAME_HIDDEN = "*";

  private final Bindings bindings;
  private final BindingStore store;
  private final CardStore cards;
  private final ResidentStore residents;
  private final ResidentVault vault;
  private final HolderStore log;
  private final StatusPublisher publisher;
  private final Federation federation;
  private final SecureRandom random;

  GuardedCards(
      Bindings bindings,
      BindingStore store,
      CardStore cards,
      ResidentStore residents,
      ResidentVault vault,
      HolderStore log,
      StatusPublisher publisher,
      Federation federation,
      SecureRandom random) {
    this.bindings = bindings;
    this.store = store;
    this.cards = cards;
    this.residents = residents;
    this.vault = vault;
    this.log = log;
    this.publisher = publisher;
    this.federation = federation;
    this.random = random;
  }

  /** A ward's card in the hands of one guardian. */
  public record Hold(UUID guardianshipId, UUID wardId) {
    private Seat seat() {
      return new Seat(wardId, guardianshipId);
    }
  }

  /** A resident as another may be shown one: the family name and the date of birth. */
  public record Person(String maskedName, LocalDate birthDate) {}

  /** The resident with this id. */
  public Optional<Person> person(UUID residentId) {
    return residents
        .find(residentId)
        .map(row -> new Person(masked(row.name(vault)), row.number(vault).birthDate()));
  }

  /** The holder of the card with this number that no other has replaced. */
  public Optional<UUID> residentOf(String cardNumber) {
    return cards.residentOf(cardNumber);
  }

  /**
   * Binds a guardian's device, or moves the hold to it; the ward's own binding is untouched.
   *
   * @param stillHeld asked under the card's lock: a guardianship that ends meanwhile binds nothing
   */
  public BindingResult bind(Hold hold, DeviceKey device, boolean move, BooleanSupplier stillHeld) {
    Bindings.Wish wish = move ? new Bindings.Wish.Move() : new Bindings.Wish.Bind();
    return bindings.authorise(hold.seat(), device, wish, stillHeld);
  }

  /** Authorises the next key of a guardian's device, signed by the one before. */
  public BindingResult renew(Hold hold, Renewal renewal, BooleanSupplier stillHeld) {
    return bindings.authorise(
        hold.seat(),
        new DeviceKey(renewal.algorithm(), renewal.deviceKey()),
        new Bindings.Wish.Renew(renewal),
        stillHeld);
  }

  /** Whether the guardian has the ward's card on a device. */
  public boolean isBound(Hold hold) {
    return store.current(hold.seat()).isPresent();
  }

  /** Takes the ward's card off the guardian's device; false if it was on none. */
  public boolean unbind(Hold hold) {
    return bindings.end(hold.seat(), "unbound");
  }

  /**
   * Ends the hold with its guardianship: a head that revokes its codes is out when this returns.
   */
  public void stop(Hold hold) {
    if (bindings.end(hold.seat(), "guardianship-ended")) {
      var _ = publisher.publishNow();
    }
  }

  /** Writes a guardian's act into the ward's own access log; {@code act} in kebab case. */
  public void logAct(Hold hold, String act, Instant at) {
    String reference = "guardian-" + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    log.logAct(hold, federation.self(), act, reference, at);
  }

  /** 李** : the family name, and how long the name is. */
  private static String masked(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first) + NAME_HIDDEN.repeat(name.codePointCount(first, name.length()));
  }
}
