package org.onecard.acceptance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Access;
import org.onecard.catalogue.Catalogue;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.VerificationKey;
import org.onecard.kernel.identity.TimeOrderedId;
import org.onecard.kernel.identity.UnifiedSocialCreditCode;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.place.Places;
import org.onecard.kernel.time.ServiceDay;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.storage.Secrets;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers acceptors with their API client, points and terminals. */
@Component
class Registration {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Access access;
  private final Catalogue catalogue;
  private final Clock clock;
  private final SecureRandom random;

  Registration(
      JdbcClient database,
      TransactionTemplate transaction,
      Access access,
      Catalogue catalogue,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.transaction = transaction;
    this.access = access;
    this.catalogue = catalogue;
    this.clock = clock;
    this.random = random;
  }

  /**
   * An acceptor to register.
   *
   * @param clientId chosen by the operator, who may then register twice; null for one made here
   * @param validFrom null for today
   * @param digest of the whole request
   */
  record Application(
      UnifiedSocialCreditCode creditCode,
      String nameZh,
      String nameEn,
      String sector,
      List<String> items,
      @Nullable String clientId,
      @Nullable LocalDate validFrom,
      Bytes digest) {}

  /** What a registered acceptor is known by; the secret is told once, at first. */
  record Registered(UUID acceptor, String clientId, @Nullable String clientSecret) {}

  /** Registers; the same application under the same client id again is answered with its ids. */
  Registered register(Application application) {
    Registered registered =
        transaction.execute(status -> known(application).orElseGet(() -> registerNew(application)));
    if (registered == null) {
      throw new IllegalStateException("a transaction without an answer");
    }
    return registered;
  }

  private Optional<Registered> known(Application application) {
    String clientId = application.clientId();
    if (clientId == null) {
      return Optional.empty();
    }
    return database
        .sql("select acceptor_id, registration from acceptance_acceptor where client_id = ?")
        .param(clientId)
        .query(
            (row, number) -> {
              if (!Bytes.of(row.getBytes(2)).equals(application.digest())) {
                throw ProblemException.conflict(
                    "client-exists",
                    "clientId",
                    "belongs to an acceptor registered with other data",
                    "choose another client id, or send the data it was registered with");
              }
              return new Registered(row.getObject(1, UUID.class), clientId, null);
            })
        .optional();
  }

  private Registered registerNew(Application application) {
    checkItems(application);
    UUID acceptor = TimeOrderedId.next(clock.instant(), random);
    String clientId =
        application.clientId() == null ? "acceptor-" + acceptor : application.clientId();
    String secret = Secrets.random(random);
    registerClient(clientId, secret, acceptor);
    LocalDate validFrom = orToday(application.validFrom());
    database
        .sql(
            "insert into acceptance_acceptor (acceptor_id, credit_code, name_zh, name_en, sector,"
                + " client_id, registration, valid_from) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            acceptor,
            application.creditCode().text(),
            application.nameZh(),
            application.nameEn(),
            application.sector(),
            clientId,
            application.digest().toArray(),
            validFrom)
        .update();
    for (String item : application.items()) {
      database
          .sql("insert into acceptance_admission (acceptor_id, item, valid_from) values (?, ?, ?)")
          .params(acceptor, item, validFrom)
          .update();
    }
    return new Registered(acceptor, clientId, secret);
  }

  private void registerClient(String clientId, String secret, UUID acceptor) {
    try {
      access.registerClient(clientId, secret, Set.of("acceptor"), acceptor.toString());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(
          "clientId",
          "is not of the form of client ids",
          "use 3 to 64 lower-case letters, digits and hyphens, a letter first");
    }
  }

  private void checkItems(Application application) {
    Edition edition =
        catalogue
            .inForce(clock.instant())
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "no-edition-in-force",
                        "items",
                        "cannot be checked: no edition is in force yet",
                        "wait until both authorities have signed the first edition"));
    for (int i = 0; i < application.items().size(); i++) {
      String field = "items[" + i + "]";
      ApplicationItem item =
          edition
              .find(application.items().get(i))
              .orElseThrow(
                  () ->
                      ProblemException.badField(
                          field, "is not in the edition in force", "see /api/v1/items"));
      if (!item.acceptorSectors().isEmpty()
          && !item.acceptorSectors().contains(application.sector())) {
        throw ProblemException.badField(
            field,
            "is not for acceptors of this sector",
            "its sectors are " + String.join(", ", item.acceptorSectors()));
      }
    }
  }

  /** Registers a point; the same again is the same point. */
  UUID registerPoint(
      UUID acceptor, String nameZh, String nameEn, PlaceCode place, @Nullable LocalDate from) {
    LocalDate validFrom = orToday(from);
    LocalDate today = ServiceDay.dateOf(clock.instant());
    if (Places.shipped().find(place, today).isEmpty()) {
      throw ProblemException.badField(
          "place", "does not exist today", "give a division or zone of the list of places");
    }
    return database
        .sql(
            "select point from acceptance_point where acceptor_id = ? and name_zh = ?"
                + " and name_en = ? and place = ?")
        .params(acceptor, nameZh, nameEn, place.text())
        .query(UUID.class)
        .optional()
        .orElseGet(
            () -> {
              UUID point = TimeOrderedId.next(clock.instant(), random);
              database
                  .sql(
                      "insert into acceptance_point (point, acceptor_id, name_zh, name_en, place,"
                          + " valid_from) values (?, ?, ?, ?, ?, ?)")
                  .params(point, acceptor, nameZh, nameEn, place.text(), validFrom)
                  .update();
              return point;
            });
  }

  /** Registers a terminal's key at a point; the same key there again is the same terminal. */
  UUID registerTerminal(UUID point, VerificationKey key) {
    UUID terminal = TimeOrderedId.next(clock.instant(), random);
    database
        .sql(
            "insert into acceptance_terminal (terminal, point, algorithm, public_key)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(terminal, point, key.algorithm().name(), key.toPem())
        .update();
    return database
        .sql("select terminal from acceptance_terminal where point = ? and public_key = ?")
        .params(point, key.toPem())
        .query(UUID.class)
        .single();
  }

  private LocalDate orToday(@Nullable LocalDate day) {
    return day == null ? ServiceDay.dateOf(clock.instant()) : day;
  }
}
