package org.onecard.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onecard.access.SignInServices;
import org.onecard.access.SignInServices.SignInEntry;
import org.onecard.card.AccessEntry;
import org.onecard.card.Cards;
import org.onecard.catalogue.Catalogue;
import org.onecard.family.Family;
import org.springframework.stereotype.Component;

/** Where the card was used, by whom, who asked for what and why: in lines that people read. */
@Component
class UseLines {
  private final Cards cards;
  private final SignInServices services;
  private final Family family;
  private final ItemTitles titles;

  UseLines(Cards cards, SignInServices services, Family family, Catalogue catalogue) {
    this.cards = cards;
    this.services = services;
    this.family = family;
    this.titles = new ItemTitles(catalogue);
  }

  /**
   * One use of the holder's data.
   *
   * @param acceptor who asked, and where
   * @param purpose why; empty where a guardian acted
   * @param byWhom the guardian who showed the card or acted; null for the holder
   * @param told what was told of what was asked
   * @param kept what was asked and not told
   */
  record Line(
      String item,
      String acceptor,
      String purpose,
      @Nullable String byWhom,
      Instant at,
      String when,
      List<String> told,
      List<String> kept,
      Kind kind) {
    Line {
      told = List.copyOf(told);
      kept = List.copyOf(kept);
    }

    /** Whether an acceptor asked whether the card counts. */
    public boolean asked() {
      return kind == Kind.SHOWN;
    }
  }

  /** What happened. */
  enum Kind {
    /** The card was shown. */
    SHOWN,
    /** A guardian did something else. */
    GUARDIANS_ACT,
    /** The holder signed in at a service with the card. */
    SIGN_IN
  }

  /** The resident's last uses and sign-ins with the card, newest first. */
  List<Line> last(String resident, int limit, Phrases phrases) {
    Stream<Line> uses =
        cards.lastUses(resident, limit).stream().map(use -> named(resident, use, phrases));
    Stream<Line> signIns =
        services.signInsOf(resident).stream().limit(limit).map(entry -> signIn(entry, phrases));
    return Stream.concat(uses, signIns)
        .sorted(Comparator.comparing(Line::at).reversed())
        .limit(limit)
        .toList();
  }

  private Line named(String resident, AccessEntry use, Phrases phrases) {
    UUID guardianship = use.guardianshipId();
    if (guardianship == null) {
      return line(use, null, phrases);
    }
    String name = family.guardianIn(resident, guardianship).orElse("");
    return line(use, phrases.say("family.bywhom", name), phrases);
  }

  /** One use without the guardian's name, as another guardian sees it. */
  Line of(AccessEntry use, Phrases phrases) {
    return line(
        use, use.guardianshipId() == null ? null : phrases.say("family.bywhom", ""), phrases);
  }

  private Line line(AccessEntry use, @Nullable String byWhom, Phrases phrases) {
    if (use.item().startsWith(AccessEntry.GUARDIANS_ACT)) {
      String act = use.item().substring(AccessEntry.GUARDIANS_ACT.length());
      return new Line(
          phrases.say("family.act." + act),
          "",
          "",
          byWhom,
          use.at(),
          phrases.time(use.at()),
          List.of(),
          List.of(),
          Kind.GUARDIANS_ACT);
    }
    List<String> kept = new ArrayList<>(use.asked());
    kept.removeAll(use.released());
    return new Line(
        titles.title(use.item(), use.at(), phrases),
        use.acceptorName() + " · " + region(use.region().code(), phrases),
        use.purpose(),
        byWhom,
        use.at(),
        phrases.time(use.at()),
        names(use.released(), phrases),
        names(kept, phrases),
        Kind.SHOWN);
  }

  private static Line signIn(SignInEntry entry, Phrases phrases) {
    return new Line(
        phrases.say("wallet.uses.signin"),
        (phrases.english() ? entry.titleEn() : entry.titleZh())
            + " · "
            + region(entry.region(), phrases),
        phrases.say("wallet.uses.signin.why"),
        null,
        entry.at(),
        phrases.time(entry.at()),
        List.of(phrases.say("wallet.uses.signin.told")),
        List.of(),
        Kind.SIGN_IN);
  }

  private static String region(String code, Phrases phrases) {
    return phrases.sayOr("region." + code, code);
  }

  private static List<String> names(List<String> attributes, Phrases phrases) {
    return attributes.stream()
        .map(attribute -> phrases.sayOr("wallet.attribute." + attribute, attribute))
        .toList();
  }
}
