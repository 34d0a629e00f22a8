package org.onecard.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.Federation;
import org.onecard.federation.Federation.OwnKey;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Assurance;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.protocol.catalogue.UntrustedOverlayException;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.trust.KeyUse;
import org.onecard.web.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the own region narrows of the edition in force: signed, at once, and never wider. */
@Component
class OwnOverlays {
  private static final Logger log = LoggerFactory.getLogger(OwnOverlays.class);
  private static final int NARROWINGS = 500;
  private static final int EXCLUDED = 1_000;
  private static final Pattern ACCEPTOR = Pattern.compile("[0-9a-f-]{36}");

  private final JdbcClient jdbc;
  private final Editions editions;
  private final Federation federation;
  private final Clock clock;
  private volatile List<Overlay> newestFirst;

  OwnOverlays(JdbcClient jdbc, Editions editions, Federation federation, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.federation = federation;
    this.clock = clock;
    this.newestFirst =
        jdbc
            .sql("select json from catalogue_overlay order by number desc")
            .query(String.class)
            .list()
            .stream()
            .flatMap(json -> counting(json, federation).stream())
            .toList();
  }

  /** An overlay whose key was revoked narrows nothing; the one before it stands. */
  private static Optional<Overlay> counting(String json, Federation federation) {
    try {
      return Optional.of(Overlay.parse(json, federation.ownKeys()));
    } catch (UntrustedOverlayException | MalformedDocumentException e) {
      log.error("an own overlay no longer counts: state the narrowings again: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * One item to be narrowed; what is left out stays as the edition says.
   *
   * @param suspended whether the item is not accepted in this region at all
   * @param minimumAssurance entry, chip or code; not below the edition's
   * @param excludedAcceptors ids of acceptors no longer admitted
   */
  record Wish(
      @Nullable String item,
      @Nullable Boolean suspended,
      @Nullable String minimumAssurance,
      @Nullable List<String> excludedAcceptors) {}

  Optional<Overlay> at(Instant at) {
    return newestFirst.stream().filter(overlay -> !overlay.since().isAfter(at)).findFirst();
  }

  /** Puts these narrowings in the place of all earlier ones, from now on. */
  synchronized Overlay narrow(List<@Nullable Wish> wishes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Edition edition =
        editions
            .inForce(now)
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "no-edition", "narrowings", "no edition is in force", "approve one first"));
    if (wishes.size() > NARROWINGS) {
      throw ProblemException.badField("narrowings", "are too many", "give at most " + NARROWINGS);
    }
    List<Narrowing> narrowings = new ArrayList<>();
    Set<String> items = new HashSet<>();
    for (int i = 0; i < wishes.size(); i++) {
      String at = "narrowings[" + i + "]";
      Wish wish = wishes.get(i);
      if (wish == null || wish.item() == null || !items.add(wish.item())) {
        throw ProblemException.badField(at + ".item", "is missing or twice", "give each item once");
      }
      narrowings.add(narrowing(at, wish, wish.item(), edition));
    }
    long number =
        jdbc.sql("select coalesce(max(number), 0) + 1 from catalogue_overlay")
            .query(Long.class)
            .single();
    OwnKey key = federation.activeKey(KeyUse.EDITION);
    Overlay overlay =
        Overlay.sign(federation.self(), number, now, narrowings, key.keyId(), key.key());
    jdbc.sql("insert into catalogue_overlay (number, since, json) values (?, ?, ?)")
        .params(number, now.atOffset(ZoneOffset.UTC), overlay.json())
        .update();
    List<Overlay> next = new ArrayList<>(List.of(overlay));
    next.addAll(newestFirst);
    newestFirst = List.copyOf(next);
    return overlay;
  }

  /**
   * Suspends one item here from now on, or lets it go on; every other narrowing stays. Those of
   * items that the edition in force no longer has fall away.
   */
  synchronized Overlay suspend(String item, boolean suspended) {
    Instant now = clock.instant();
    Optional<Edition> edition = editions.inForce(now);
    Map<String, Wish> wishes = new LinkedHashMap<>();
    at(now).map(Overlay::narrowings).orElse(List.of()).stream()
        .filter(each -> edition.flatMap(list -> list.find(each.item())).isPresent())
        .forEach(each -> wishes.put(each.item(), again(each)));
    Wish before = wishes.remove(item);
    boolean narrowed =
        before != null && (before.minimumAssurance() != null || before.excludedAcceptors() != null);
    if (before != null && narrowed) {
      wishes.put(
          item, new Wish(item, suspended, before.minimumAssurance(), before.excludedAcceptors()));
    } else if (suspended) {
      wishes.put(item, new Wish(item, true, null, null));
    }
    return narrow(new ArrayList<>(wishes.values()));
  }

  private static Wish again(Narrowing narrowing) {
    Assurance assurance = narrowing.minimumAssurance();
    List<String> excluded = narrowing.excludedAcceptors();
    return new Wish(
        narrowing.item(),
        narrowing.suspended(),
        assurance == null ? null : assurance.text(),
        excluded.isEmpty() ? null : excluded);
  }

  private static Narrowing narrowing(String at, Wish wish, String code, Edition edition) {
    ApplicationItem item =
        edition
            .find(code)
            .orElseThrow(
                () ->
                    ProblemException.badField(
                        at + ".item",
                        "is not in edition " + edition.number(),
                        "an overlay adds nothing; name an item of the list"));
    boolean suspended = wish.suspended() != null && wish.suspended();
    Assurance assurance = assurance(at, wish.minimumAssurance(), item);
    List<String> excluded = excluded(at, wish.excludedAcceptors());
    if (!suspended && assurance == null && excluded.isEmpty()) {
      throw ProblemException.badField(
          at, "narrows nothing", "leave it out, or say what it narrows");
    }
    return new Narrowing(item.code(), suspended, assurance, excluded);
  }

  private static @Nullable Assurance assurance(
      String at, @Nullable String text, ApplicationItem item) {
    if (text == null) {
      return null;
    }
    String field = at + ".minimumAssurance";
    for (Assurance assurance : Assurance.values()) {
      if (assurance.text().equals(text.toLowerCase(Locale.ROOT))) {
        if (assurance.compareTo(item.minimumAssurance()) < 0) {
          throw ProblemException.badField(
              field,
              "is below the edition's " + item.minimumAssurance().text(),
              "an overlay only narrows; propose a new edition to widen");
        }
        return assurance;
      }
    }
    throw ProblemException.badField(field, "is no assurance level", "give entry, chip or code");
  }

  private static List<String> excluded(String at, @Nullable List<String> acceptors) {
    if (acceptors == null) {
      return List.of();
    }
    if (acceptors.size() > EXCLUDED
        || !acceptors.stream().allMatch(id -> id != null && ACCEPTOR.matcher(id).matches())) {
      throw ProblemException.badField(
          at + ".excludedAcceptors", "are not ids in bounds", "give at most 1000 acceptor ids");
    }
    return acceptors.stream().distinct().sorted().toList();
  }
}
