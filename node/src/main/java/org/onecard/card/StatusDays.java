package org.onecard.card;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.onecard.protocol.status.Numbering;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The layout and numbering of each expiry day, made durable before a slot is numbered by it. */
@Component
final class StatusDays {
  /** Slots kept free beyond those asked for: more than are taken at the same moment. */
  private static final long MARGIN = 1_024;

  private final StatusStore store;
  private final byte[] secret;
  private final TransactionTemplate ownTransaction;
  private final Map<Long, Laid> laid = new ConcurrentHashMap<>();

  StatusDays(
      StatusStore store,
      CardConfiguration.NumberingSecret secret,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.secret = secret.octets();
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** A layout with its numbering. */
  private record Laid(Segments segments, Numbering numbering) {}

  /**
   * Makes room for {@code count} more slots on a day. To be called before the transaction that
   * takes them: the layout must outlive it.
   */
  Segments reserve(long expiryDay, int count) {
    long slots = store.slotsIssued() + count + MARGIN;
    Laid known = laid.get(expiryDay);
    if (known != null && slots <= known.segments.end()) {
      return known.segments;
    }
    Segments segments =
        ownTransaction.execute(status -> store.layOut(Segments.first(expiryDay, slots), slots));
    remember(segments);
    return segments;
  }

  /** The status index of an issued slot on a day; empty where the day does not reach it. */
  Optional<Long> indexOf(long expiryDay, long slot) {
    Laid known = laid.get(expiryDay);
    if (known == null || slot >= known.segments.end()) {
      store.segments(expiryDay).ifPresent(this::remember);
      known = laid.get(expiryDay);
    }
    return known == null || slot >= known.segments.end()
        ? Optional.empty()
        : Optional.of(known.numbering.indexOf(slot));
  }

  /** Forgets days before {@code firstDay}; they are read again if asked for. */
  void forgetBefore(long firstDay) {
    laid.keySet().removeIf(day -> day < firstDay);
  }

  private void remember(Segments segments) {
    laid.merge(
        segments.expiryDay(),
        new Laid(segments, segments.numbering(secret)),
        (before, next) -> next.segments.end() > before.segments.end() ? next : before);
  }
}
