package org.onecard.portal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onecard.catalogue.AuthorityDesk.Words;
import org.onecard.protocol.catalogue.Assurance;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.UnknownPolicy;

/** An item as the form of a draft shows it, and as it is read from there. */
final class ItemWords {
  private static final List<String> TEXTS =
      List.of(
          "code",
          "domain",
          "titleZh",
          "titleEn",
          "minimumAssurance",
          "unknownOnline",
          "unknownOffline",
          "legalBasis",
          "complaintTelephone",
          "validFrom",
          "validTo");
  private static final List<String> BOXES = List.of("modes", "requires", "releases");
  private static final List<String> WORDS = List.of("places", "acceptorSectors");
  private static final List<String> FLAGS =
      List.of(
          "admissionRequired",
          "releasesSocialSecurityNumber",
          "transitFunctionRequired",
          "onlineCheck");
  private static final String DEPARTMENTS = "departments";

  private ItemWords() {}

  /** What the form asks for; what was left empty is left out, and named when it is read. */
  static Words read(Entered entered) {
    String change = entered.text("change");
    if (change.equals("withdraw")) {
      return new Words(entered.text("listing"), change, entered.text("item"), Map.of());
    }
    Map<String, Object> content = new HashMap<>();
    for (String name : TEXTS) {
      if (!entered.text(name).isEmpty()) {
        content.put(name, entered.text(name));
      }
    }
    BOXES.forEach(name -> content.put(name, entered.all(name)));
    WORDS.forEach(name -> content.put(name, entered.words(name)));
    FLAGS.forEach(name -> content.put(name, entered.ticked(name)));
    content.put(
        DEPARTMENTS,
        Arrays.stream(entered.text(DEPARTMENTS).split("[;；、\\r\\n]+", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList());
    return new Words(entered.text("listing"), change, "", content);
  }

  /** The values a form shows for an item's members. */
  static Map<String, String> values(Map<String, Object> content) {
    Map<String, String> values = new HashMap<>();
    content.forEach(
        (name, value) ->
            values.put(
                name,
                value instanceof Collection<?> all
                    ? all.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(name.equals(DEPARTMENTS) ? "、" : " "))
                    : String.valueOf(value)));
    return Map.copyOf(values);
  }

  /** The boxes a form ticks for an item's members. */
  static Set<String> ticked(Map<String, Object> content) {
    Set<String> ticked = new HashSet<>();
    content.forEach(
        (name, value) -> {
          if (value instanceof Collection<?> all && BOXES.contains(name)) {
            all.forEach(each -> ticked.add(name + "=" + each));
          } else if (Boolean.TRUE.equals(value)) {
            ticked.add(name + "=true");
          }
        });
    return Set.copyOf(ticked);
  }

  /** What can be chosen in the form, by field. */
  static Map<String, List<Choice>> choices(Phrases phrases) {
    return Map.of(
        "domain", choices("domain.", phrases, Domain.values()),
        "modes", choices("mode.", phrases, Mode.values()),
        "minimumAssurance", choices("assurance.", phrases, Assurance.values()),
        "attributes", choices("attribute.", phrases, Attribute.values()),
        "unknown", choices("unknown.", phrases, UnknownPolicy.values()),
        "flags", FLAGS.stream().map(flag -> new Choice(flag, phrases.say("item." + flag))).toList(),
        "change",
            Stream.of("add", "adjust", "withdraw")
                .map(each -> new Choice(each, phrases.say("change." + each)))
                .toList(),
        "listing",
            Stream.of("joint", "local")
                .map(each -> new Choice(each, phrases.say("listing." + each)))
                .toList());
  }

  /** A member of an item in words, as a page shows it. */
  static String said(String name, Object value, Phrases phrases) {
    if (value instanceof Collection<?> all) {
      return phrases.listed(all.stream().map(each -> one(name, each, phrases)).toList());
    }
    return one(name, value, phrases);
  }

  private static String one(String name, Object value, Phrases phrases) {
    String text = String.valueOf(value);
    String key =
        switch (name) {
          case "domain" -> "domain." + text;
          case "modes" -> "mode." + text;
          case "minimumAssurance" -> "assurance." + text;
          case "requires", "releases" -> "attribute." + text;
          case "unknownOnline", "unknownOffline" -> "unknown." + text;
          case "admissionRequired",
              "releasesSocialSecurityNumber",
              "transitFunctionRequired",
              "onlineCheck" ->
              "truth." + text;
          default -> "";
        };
    return key.isEmpty() ? text : phrases.sayOr(key, text);
  }

  private static List<Choice> choices(String key, Phrases phrases, Enum<?>... values) {
    return Stream.of(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .map(code -> new Choice(code, phrases.say(key + code)))
        .toList();
  }
}
