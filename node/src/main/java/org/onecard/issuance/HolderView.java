package org.onecard.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.card.Cards.HistoryEntry;

/**
 * A holder as a counter sees one: enough to compare with who stands there, and no more.
 *
 * @param residentId the internal id, by which the counter goes on
 * @param name masked
 * @param state in lower case with hyphens
 * @param suspendedUntil when a temporary loss report lapses, else null
 * @param request the reason of the holder's own request for a new card, if one waits
 * @param possible what can be done with the card now
 * @param history the last steps of the holder's cards, newest first
 */
public record HolderView(
    String residentId,
    String name,
    String maskedSocialSecurityNumber,
    String maskedCardNumber,
    String state,
    Instant since,
    @Nullable Instant suspendedUntil,
    LocalDate expiresOn,
    boolean deviceBound,
    @Nullable String request,
    List<String> possible,
    List<Line> history) {

  /** Copies the lists. */
  public HolderView {
    possible = List.copyOf(possible);
    history = List.copyOf(history);
  }

  /** A step of a card's life. */
  public record Line(Instant at, String action, String from, String to) {
    static Line of(HistoryEntry entry) {
      return new Line(entry.at(), entry.action().text(), entry.from().text(), entry.to().text());
    }
  }
}
