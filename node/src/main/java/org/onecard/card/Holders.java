package org.onecard.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.card.Cards.HolderAnswer;
import org.onecard.card.Cards.HolderQuestion;
import org.onecard.card.Cards.Shown;
import org.onecard.card.HolderStore.Bound;
import org.onecard.card.HolderStore.Holder;
import org.onecard.card.HolderStore.Said;
import org.onecard.card.ResidentVault.Column;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.IdentificationCode;
import org.onecard.kernel.identity.InvalidIdentifierException;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.status.CardStatus;
import org.onecard.web.RateLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers for the holders of own cards. A code's token cannot be guessed; chip and entry questions
 * could be used to try numbers, so each asking region and each card number has a rate.
 */
@Component
final class Holders {
  private static final Logger log = LoggerFactory.getLogger(Holders.class);
  private static final Duration RATE_PERIOD = Duration.ofMinutes(1);

  private final HolderStore store;
  private final CodeTokens tokens;
  private final StatusDays statusDays;
  private final Pseudonyms pseudonyms;
  private final ResidentVault vault;
  private final ItemReleases releases;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final RateLimits regionLimit;
  private final RateLimits cardLimit;

  Holders(
      HolderStore store,
      CodeTokens tokens,
      StatusDays statusDays,
      Pseudonyms pseudonyms,
      ResidentVault vault,
      ItemReleases releases,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.statusDays = statusDays;
    this.pseudonyms = pseudonyms;
    this.vault = vault;
    this.releases = releases;
    this.transaction = transaction;
    this.clock = clock;
    this.regionLimit = new RateLimits(CardLimits.QUESTIONS_BY_REGION, RATE_PERIOD, clock);
    this.cardLimit = new RateLimits(CardLimits.QUESTIONS_BY_CARD, RATE_PERIOD, clock);
  }

  /** A holder found, and what the issuer says of what was shown. */
  private record Found(Holder holder, CardStatus status, @Nullable UUID guardianshipId) {}

  String pseudonym(UUID residentId, Region region, String sector, String acceptor) {
    return pseudonyms.of(residentId, region, sector, acceptor);
  }

  /** Answers in the order of the questions, and logs, in one transaction. */
  List<HolderAnswer> answerAll(List<HolderQuestion> questions) {
    return transaction.execute(status -> answer(questions, clock.instant()));
  }

  private List<HolderAnswer> answer(List<HolderQuestion> questions, Instant now) {
    Map<Long, Bound> bound = bound(questions);
    Map<String, List<Holder>> numbered = numbered(questions);
    List<HolderAnswer> answers = new ArrayList<>(questions.size());
    List<Said> said = new ArrayList<>();
    for (HolderQuestion question : questions) {
      answers.add(answer(question, bound, numbered, now, said));
    }
    if (!said.isEmpty()) {
      store.log(said, now);
    }
    return answers;
  }

  private HolderAnswer answer(
      HolderQuestion question,
      Map<Long, Bound> bound,
      Map<String, List<Holder>> numbered,
      Instant now,
      List<Said> said) {
    if (!allowed(question)) {
      return new HolderAnswer.TooManyQuestions();
    }
    Optional<Found> found =
        switch (question.shown()) {
          case Shown.Code code -> byCode(code, bound, now);
          case Shown.Chip chip -> byChip(chip, numbered, now);
          case Shown.Entry entry -> byEntry(entry, numbered, now);
        };
    if (found.isEmpty()) {
      return new HolderAnswer.NotFound();
    }
    HolderAnswer.Known known = known(question, found.get(), now);
    UUID residentId = found.get().holder().resident().residentId();
    UUID guardianshipId = found.get().guardianshipId();
    said.add(Said.of(residentId, guardianshipId, question, known.attributes().keySet()));
    return known;
  }

  /**
   * Attributes are told of valid cards only: who may not use the card has none to show. Whatever is
   * asked for, no more is told than the item gives by the edition in force here and now.
   */
  private HolderAnswer.Known known(HolderQuestion question, Found found, Instant now) {
    ResidentRow resident = found.holder().resident();
    Map<Attribute, String> told = new EnumMap<>(Attribute.class);
    if (found.status() == CardStatus.VALID && !question.attributes().isEmpty()) {
      told.putAll(resident.attributes(vault, LocalDate.ofInstant(now, Lifecycle.ZONE)));
      told.keySet().retainAll(question.attributes());
      told.keySet().retainAll(releases.of(question.item(), now));
    }
    return new HolderAnswer.Known(
        found.status(),
        pseudonyms.of(
            resident.residentId(), question.askedBy(), question.sector(), question.acceptor()),
        told,
        found.holder().card().transitFunction());
  }

  private Optional<Found> byCode(Shown.Code code, Map<Long, Bound> bound, Instant now) {
    CodeTokens.Content content = tokens.open(code.token());
    Bound found = bound.get(content.bindingId());
    if (found == null
        || found.binding().slot() != content.slot()
        || content.expiryDay() != code.expiryDay()
        || !statusDays
            .indexOf(code.expiryDay(), content.slot())
            .equals(Optional.of(code.statusIndex()))) {
      return Optional.empty();
    }
    CardStatus status =
        found.ended() ? CardStatus.REVOKED : found.holder().card().asOf(now).state().status();
    return Optional.of(new Found(found.holder(), status, found.guardianshipId()));
  }

  private Optional<Found> byChip(Shown.Chip chip, Map<String, List<Holder>> numbered, Instant now) {
    Bytes lookup;
    try {
      String code = IdentificationCode.of(chip.identificationCode()).text();
      lookup = vault.lookup(Column.IDENTIFICATION, code);
    } catch (InvalidIdentifierException e) {
      return Optional.empty();
    }
    return numbered.getOrDefault(chip.cardNumber(), List.of()).stream()
        .filter(holder -> holder.identificationLookup().equals(lookup))
        .findFirst()
        .map(holder -> new Found(holder, holder.card().asOf(now).state().status(), null));
  }

  private Optional<Found> byEntry(
      Shown.Entry entry, Map<String, List<Holder>> numbered, Instant now) {
    Bytes lookup;
    try {
      String number = SocialSecurityNumber.of(entry.socialSecurityNumber()).text();
      lookup = vault.lookup(Column.NUMBER, number);
    } catch (InvalidIdentifierException e) {
      return Optional.empty();
    }
    return numbered.getOrDefault(entry.cardNumber(), List.of()).stream()
        .filter(holder -> holder.numberLookup().equals(lookup))
        .findFirst()
        .map(holder -> new Found(holder, holder.card().asOf(now).state().status(), null));
  }

  private boolean allowed(HolderQuestion question) {
    Optional<String> cardNumber = cardNumber(question.shown());
    if (cardNumber.isEmpty()) {
      return true;
    }
    boolean allowed =
        regionLimit.allow(question.askedBy().code()) && cardLimit.allow(cardNumber.get());
    if (!allowed) {
      log.warn("too many questions by number from region {}", question.askedBy());
    }
    return allowed;
  }

  private static Optional<String> cardNumber(Shown shown) {
    return switch (shown) {
      case Shown.Code code -> Optional.empty();
      case Shown.Chip chip -> Optional.of(chip.cardNumber());
      case Shown.Entry entry -> Optional.of(entry.cardNumber());
    };
  }

  private Map<Long, Bound> bound(List<HolderQuestion> questions) {
    Set<Long> ids = new HashSet<>();
    for (HolderQuestion question : questions) {
      if (question.shown() instanceof Shown.Code code) {
        ids.add(tokens.open(code.token()).bindingId());
      }
    }
    Map<Long, Bound> found = new HashMap<>();
    if (!ids.isEmpty()) {
      store.byBinding(ids).forEach(row -> found.put(row.binding().bindingId(), row));
    }
    return found;
  }

  private Map<String, List<Holder>> numbered(List<HolderQuestion> questions) {
    Set<String> numbers = new HashSet<>();
    questions.forEach(question -> cardNumber(question.shown()).ifPresent(numbers::add));
    Map<String, List<Holder>> found = new HashMap<>();
    if (!numbers.isEmpty()) {
      for (Holder holder : store.byCardNumber(numbers)) {
        found.computeIfAbsent(holder.card().cardNumber(), same -> new ArrayList<>()).add(holder);
      }
    }
    return found;
  }
}
