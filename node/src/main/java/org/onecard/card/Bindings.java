package org.onecard.card;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.onecard.card.Cards.BindingResult;
import org.onecard.card.Cards.DeviceKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Renewal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Binds e-cards to devices and authorises their keys, a new one each day. */
@Component
final class Bindings {
  private final BindingStore store;
  private final CardStore cards;
  private final ResidentStore residents;
  private final ResidentVault vault;
  private final CodeIssuer issuer;
  private final StatusDays statusDays;
  private final StatusStore statusStore;
  private final StatusPublisher publisher;
  private final TransactionTemplate transaction;
  private final SecureRandom random;
  private final Clock clock;

  Bindings(
      BindingStore store,
      CardStore cards,
      ResidentStore residents,
      ResidentVault vault,
      CodeIssuer issuer,
      StatusDays statusDays,
      StatusStore statusStore,
      StatusPublisher publisher,
      TransactionTemplate transaction,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.cards = cards;
    this.residents = residents;
    this.vault = vault;
    this.issuer = issuer;
    this.statusDays = statusDays;
    this.statusStore = statusStore;
    this.publisher = publisher;
    this.transaction = transaction;
    this.random = random;
    this.clock = clock;
  }

  /** What a device asks for. */
  sealed interface Wish {
    /** To be the resident's device, if no other is. */
    record Bind() implements Wish {}

    /** A new key for the bound device, which signs with its previous one. */
    record Renew(Renewal renewal) implements Wish {}

    /** To be the resident's device in place of any other. */
    record Move() implements Wish {}
  }

  /** Authorises a key of the resident's own device for today as wished. */
  BindingResult authorise(UUID residentId, DeviceKey device, Wish wish) {
    return authorise(Seat.own(residentId), device, wish, () -> true);
  }

  /**
   * Authorises a device key for today as wished.
   *
   * @param stillHeld asked under the card's lock, whether the seat may be sat on
   */
  BindingResult authorise(Seat seat, DeviceKey device, Wish wish, BooleanSupplier stillHeld) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    statusDays.reserve(CodeIssuer.expiryDay(today), 1);
    BindingResult result =
        transaction.execute(
            status -> {
              Optional<CardRow> card =
                  cards.lockCurrent(seat.residentId()).map(row -> row.asOf(now));
              if (!stillHeld.getAsBoolean()) {
                return new BindingResult.NoLongerHeld();
              }
              if (card.isEmpty() || card.get().state() != CardState.ACTIVE) {
                return new BindingResult.CardNotActive(
                    card.map(CardRow::state).orElse(CardState.APPLIED));
              }
              return decide(seat, device, wish, today, now);
            });
    publisher.changed(List.of(seat.residentId()));
    return result;
  }

  private BindingResult decide(
      Seat seat, DeviceKey device, Wish wish, LocalDate today, Instant now) {
    Optional<BindingRow> current = store.current(seat);
    if (current.isEmpty()) {
      return wish instanceof Wish.Renew
          ? new BindingResult.NotBound()
          : issue(open(seat, now), device, today, now);
    }
    BindingRow binding = current.get();
    return switch (wish) {
      case Wish.Renew renew -> renew(binding, device, renew.renewal(), today, now);
      case Wish.Bind _ ->
          store.knows(binding, device.point())
              ? issue(binding, device, today, now)
              : new BindingResult.AlreadyBound();
      case Wish.Move _ -> {
        if (store.knows(binding, device.point())) {
          yield issue(binding, device, today, now);
        }
        store.end(binding, "moved", now);
        yield issue(open(seat, now), device, today, now);
      }
    };
  }

  /**
   * The authorisation shown before must be the binding's own, to the octet: its key is then a key
   * this issuer accepted, and its signature tells the bound device from whoever read its code.
   */
  private BindingResult renew(
      BindingRow binding, DeviceKey device, Renewal renewal, LocalDate today, Instant now) {
    if (!store.issued(binding, renewal.previous())) {
      return new BindingResult.AlreadyBound();
    }
    long off = Math.abs(now.getEpochSecond() - renewal.epochSecond());
    if (off > CardLimits.RENEWAL_CLOCK_ERROR.toSeconds()) {
      return new BindingResult.RenewalOutOfTime(off);
    }
    return renewal.isSignedByPreviousKey()
        ? issue(binding, device, today, now)
        : new BindingResult.RenewalNotSigned();
  }

  /** Ends the seat's binding; false if there is none. */
  boolean end(Seat seat, String reason) {
    boolean ended =
        transaction.execute(
            status -> {
              cards.lockCurrent(seat.residentId());
              Optional<BindingRow> binding = store.current(seat);
              binding.ifPresent(row -> store.end(row, reason, clock.instant()));
              return binding.isPresent();
            });
    publisher.changed(List.of(seat.residentId()));
    return ended;
  }

  private BindingRow open(Seat seat, Instant now) {
    long slot = statusStore.takeSlots(1).getFirst();
    BindingRow binding = new BindingRow(random.nextLong(), seat.residentId(), slot);
    store.add(binding, seat, now);
    return binding;
  }

  /** The same octets for the same binding, day and device key, however often asked. */
  private BindingResult issue(BindingRow binding, DeviceKey device, LocalDate day, Instant now) {
    Optional<Authorisation> before = store.authorisation(binding, day, device.point());
    if (before.isPresent()) {
      return bound(before.get());
    }
    if (store.keysOn(binding, day) >= CardLimits.KEYS_A_DAY) {
      return new BindingResult.TooManyKeys();
    }
    ResidentRow resident =
        residents
            .find(binding.residentId())
            .orElseThrow(() -> new IllegalStateException("a binding without its resident"));
    LocalDate localDay = LocalDate.ofInstant(now, Lifecycle.ZONE);
    Authorisation authorisation =
        issuer.authorise(binding, device, day, resident.attributes(vault, localDay));
    store.keep(binding, day, authorisation, now);
    return bound(authorisation);
  }

  private static BindingResult bound(Authorisation authorisation) {
    return new BindingResult.Bound(authorisation, Instant.ofEpochSecond(authorisation.expiresAt()));
  }
}
