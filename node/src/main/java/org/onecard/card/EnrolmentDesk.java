package org.onecard.card;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.onecard.kernel.synthetic.SyntheticPeople;
import org.onecard.kernel.synthetic.SyntheticPerson;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Enrols synthetic residents with active third-generation cards, many at a time. */
@Component
final class EnrolmentDesk {
  private static final Logger log = LoggerFactory.getLogger(EnrolmentDesk.class);
  private static final int GENERATION = 3;
  private static final String SOURCE = "enrolment";
  private static final int ATTRIBUTE_YEARS = 1;

  private final EnrolmentStore store;
  private final EnrolmentMemory memory;
  private final ResidentStore residents;
  private final StatusStore statusStore;
  private final StatusDays statusDays;
  private final ResidentVault vault;
  private final MediumMaker media;
  private final CodeIssuer issuer;
  private final StatusPublisher publisher;
  private final Access access;
  private final Federation federation;
  private final TransactionTemplate transaction;
  private final SecureRandom random;
  private final Clock clock;

  EnrolmentDesk(
      EnrolmentStore store,
      EnrolmentMemory memory,
      ResidentStore residents,
      StatusStore statusStore,
      StatusDays statusDays,
      ResidentVault vault,
      MediumMaker media,
      CodeIssuer issuer,
      StatusPublisher publisher,
      Access access,
      Federation federation,
      TransactionTemplate transaction,
      SecureRandom random,
      Clock clock) {
    this.store = store;
    this.memory = memory;
    this.residents = residents;
    this.statusStore = statusStore;
    this.statusDays = statusDays;
    this.vault = vault;
    this.media = media;
    this.issuer = issuer;
    this.publisher = publisher;
    this.access = access;
    this.federation = federation;
    this.transaction = transaction;
    this.random = random;
    this.clock = clock;
  }

  /** Enrols all or none of those the caller has not enrolled before. */
  List<Cards.Enrolled> enrol(String caller, List<Cards.Enrolment> wishes) {
    try {
      return enrolOnce(caller, wishes);
    } catch (DuplicateKeyException e) {
      log.info("the same references came twice at once: {}", e.getMessage());
      return enrolOnce(caller, wishes);
    }
  }

  /**
   * Enrols this person once; the same reference gets the same answer for 30 days.
   *
   * @param wish without a device
   * @return nothing where the person was enrolled under another reference
   */
  Optional<Cards.Enrolled> enrolPerson(
      String caller, Cards.Enrolment wish, String name, SocialSecurityNumber number) {
    Cards.Enrolled before = memory.known(caller, List.of(wish)).get(wish.reference());
    if (before != null) {
      return Optional.of(before);
    }
    Instant now = clock.instant();
    SyntheticPerson drawn = Synthetic.people(federation.self()).person(residents.nextPerson());
    SyntheticPerson person =
        new SyntheticPerson(
            drawn.index(),
            number,
            name,
            drawn.cardNumber(),
            drawn.identificationCode(),
            drawn.bankAccount());
    NewHolder holder = prepare(wish, person, null, now);
    try {
      transaction.executeWithoutResult(
          status -> {
            store.add(List.of(holder), now);
            memory.keep(caller, List.of(holder), now);
          });
    } catch (DuplicateKeyException e) {
      log.info("a person is enrolled already: {}", wish.reference());
      return Optional.ofNullable(memory.known(caller, List.of(wish)).get(wish.reference()));
    }
    publisher.changed(List.of(holder.residentId()));
    return Optional.of(holder.enrolled());
  }

  private List<Cards.Enrolled> enrolOnce(String caller, List<Cards.Enrolment> wishes) {
    Map<String, Cards.Enrolled> answers = new HashMap<>(memory.known(caller, wishes));
    List<Cards.Enrolment> fresh =
        wishes.stream().filter(wish -> !answers.containsKey(wish.reference())).toList();
    if (!fresh.isEmpty() || wishes.isEmpty()) {
      Instant now = clock.instant();
      EnrolmentCheck.check(wishes, LocalDate.ofInstant(now, ZoneOffset.UTC));
      for (Cards.Enrolled enrolled : enrolNew(caller, fresh, now)) {
        answers.put(enrolled.reference(), enrolled);
      }
    }
    return wishes.stream()
        .map(wish -> Objects.requireNonNull(answers.get(wish.reference())))
        .toList();
  }

  private List<Cards.Enrolled> enrolNew(String caller, List<Cards.Enrolment> wishes, Instant now) {
    List<SyntheticPerson> people = draw(wishes, LocalDate.ofInstant(now, Lifecycle.ZONE));
    int devices = (int) wishes.stream().filter(wish -> wish.deviceKey() != null).count();
    for (LocalDate day : days(wishes)) {
      statusDays.reserve(CodeIssuer.expiryDay(day), devices);
    }
    List<@Nullable Long> slots = slots(wishes, devices);
    List<NewHolder> holders =
        IntStream.range(0, wishes.size())
            .parallel()
            .mapToObj(i -> prepare(wishes.get(i), people.get(i), slots.get(i), now))
            .toList();
    transaction.executeWithoutResult(
        status -> {
          store.add(holders, now);
          memory.keep(caller, holders, now);
          signIns(holders);
        });
    publisher.changed(holders.stream().map(NewHolder::residentId).toList());
    return holders.stream().map(NewHolder::enrolled).toList();
  }

  private static Collection<LocalDate> days(List<Cards.Enrolment> wishes) {
    Collection<LocalDate> days = new TreeSet<>();
    wishes.forEach(wish -> days.addAll(wish.days()));
    return days;
  }

  private List<@Nullable Long> slots(List<Cards.Enrolment> wishes, int devices) {
    Iterator<Long> taken = statusStore.takeSlots(devices).iterator();
    List<@Nullable Long> slots = new ArrayList<>(wishes.size());
    for (Cards.Enrolment wish : wishes) {
      slots.add(wish.deviceKey() == null ? null : taken.next());
    }
    return slots;
  }

  private List<SyntheticPerson> draw(List<Cards.Enrolment> wishes, LocalDate today) {
    SyntheticPeople people = Synthetic.people(federation.self());
    List<SyntheticPerson> drawn = new ArrayList<>(wishes.size());
    for (Cards.Enrolment wish : wishes) {
      drawn.add(drawOne(people, wish.attributes().get(Attribute.AGE_BAND), today));
    }
    return drawn;
  }

  private SyntheticPerson drawOne(
      SyntheticPeople people, @Nullable String ageBand, LocalDate today) {
    for (int i = 0; i < CardLimits.PEOPLE_TRIED; i++) {
      SyntheticPerson person = people.person(residents.nextPerson());
      if (ageBand == null
          || HeldAttribute.ageBand(today, person.birthDate()).text().equals(ageBand)) {
        return person;
      }
    }
    throw ProblemException.badField(
        "attributes.age-band", "nobody of this band is left to enrol", "choose another band");
  }

  private NewHolder prepare(
      Cards.Enrolment wish, SyntheticPerson person, @Nullable Long slot, Instant now) {
    UUID residentId = UUID.randomUUID();
    UUID cardId = UUID.randomUUID();
    LocalDate today = LocalDate.ofInstant(now, Lifecycle.ZONE);
    List<HeldAttribute> held = held(wish.attributes(), today);
    ResidentRow sealed =
        new ResidentRow(
            residentId,
            vault.seal(ResidentVault.Column.NAME, residentId, person.name()),
            vault.seal(
                ResidentVault.Column.NUMBER, residentId, person.socialSecurityNumber().text()),
            vault.seal(ResidentVault.Column.ATTRIBUTES, residentId, HeldAttribute.write(held)));
    BindingRow binding = slot == null ? null : new BindingRow(random.nextLong(), residentId, slot);
    Map<Attribute, String> rights = HeldAttribute.on(today, person.birthDate(), held);
    return new NewHolder(
        wish,
        person,
        sealed,
        vault.lookup(ResidentVault.Column.NUMBER, person.socialSecurityNumber().text()),
        card(cardId, residentId, person, wish.state(), now),
        media.seal(cardId, person.cardNumber(), person.identificationCode(), person.bankAccount()),
        binding,
        binding == null ? List.of() : authorise(binding, wish, rights));
  }

  private static CardRow card(
      UUID cardId, UUID residentId, SyntheticPerson person, CardState state, Instant now) {
    return new CardRow(
        cardId,
        residentId,
        person.cardNumber().text(),
        state,
        now,
        null,
        LocalDate.ofInstant(now, Lifecycle.ZONE).plusYears(CardLimits.CARD_YEARS),
        GENERATION,
        true);
  }

  private List<Cards.DayAuthorisation> authorise(
      BindingRow binding, Cards.Enrolment wish, Map<Attribute, String> rights) {
    Cards.DeviceKey device = wish.deviceKey();
    if (device == null) {
      return List.of();
    }
    return new TreeSet<>(wish.days())
        .stream()
            .map(
                day ->
                    new Cards.DayAuthorisation(
                        day, Bytes.of(issuer.authorise(binding, device, day, rights).octets())))
            .toList();
  }

  /** The age band follows from the birth date; the others are attested for a year. */
  private static List<HeldAttribute> held(Map<Attribute, String> wished, LocalDate today) {
    return wished.entrySet().stream()
        .filter(entry -> entry.getKey() != Attribute.AGE_BAND)
        .map(
            entry ->
                new HeldAttribute(
                    entry.getKey(), entry.getValue(), SOURCE, today.plusYears(ATTRIBUTE_YEARS)))
        .toList();
  }

  private void signIns(List<NewHolder> holders) {
    for (NewHolder holder : holders) {
      String password = holder.wish().password();
      if (password != null) {
        access.createResidentSignIn(
            holder.residentId().toString(), holder.card().cardNumber(), password);
      }
    }
  }
}
