package org.onecard.portal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onecard.web.ProblemException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Does what a page asks for; a refusal is said in the language the page is read in.
 *
 * <p>The sentence stands in the bundle {@code refusals}: for a code and a field, for a code, or for
 * a field of a known name. The API's own words are for programmers and stand on no page.
 */
@Component
class Refusals {
  private static final Pattern WHEN = Pattern.compile("[a-z-]+-when-([a-z-]+)");
  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");

  private final MessageSource messages;

  Refusals(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * Why something was not done.
   *
   * @param code the problem's stable name, in small print
   * @param field of the form, without the places in between; empty where it is none
   * @param said what is wrong, and what to do
   */
  record Refusal(String code, String field, String said) {}

  /** The refusal as the reader of this page reads it. */
  Refusal of(ProblemException e, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String field = field(e);
    Optional<String> said =
        Stream.of("refusal." + e.code() + "." + field, "refusal." + e.code())
            .map(key -> phrases.sayOr(key, ""))
            .filter(sentence -> !sentence.isEmpty())
            .findFirst()
            .or(() -> ofState(e.code(), phrases))
            .or(() -> ofField(field, phrases));
    return new Refusal(e.code(), field, said.orElseGet(() -> phrases.say("refusal.other")));
  }

  /** Does it and shows the page again; a refusal is shown there with its reason. */
  String act(String page, RedirectAttributes back, Locale locale, Runnable deed) {
    return act(page, page, back, locale, deed);
  }

  /** Does it and goes on to {@code done}; refused, it shows {@code page} with the reason. */
  String act(String page, String done, RedirectAttributes back, Locale locale, Runnable deed) {
    try {
      deed.run();
      back.addFlashAttribute("done", true);
      return "redirect:" + done;
    } catch (ProblemException e) {
      back.addFlashAttribute("refusal", of(e, locale));
      return "redirect:" + page;
    }
  }

  /** As {@link #act}; refused, what was entered stands in the form again. */
  String fill(
      String page,
      String done,
      RedirectAttributes back,
      Locale locale,
      Entered entered,
      Runnable deed) {
    String next = act(page, done, back, locale, deed);
    if (back.getFlashAttributes().containsKey("refusal")) {
      back.addFlashAttribute("entered", entered.values());
      back.addFlashAttribute("chosen", entered.chosen());
    }
    return next;
  }

  private static String field(ProblemException e) {
    String field = e.field() == null ? "" : INDEX.matcher(e.field()).replaceAll("");
    return field.substring(field.lastIndexOf('.') + 1);
  }

  private static Optional<String> ofState(String code, Phrases phrases) {
    Matcher when = WHEN.matcher(code);
    if (!when.matches()) {
      return Optional.empty();
    }
    String state = phrases.sayOr("life." + when.group(1), "");
    return Optional.of(
        state.isEmpty() ? phrases.say("refusal.when.other") : phrases.say("refusal.when", state));
  }

  private static Optional<String> ofField(String field, Phrases phrases) {
    return Stream.of("item." + field, "field." + field)
        .map(key -> phrases.sayOr(key, ""))
        .filter(label -> !label.isEmpty())
        .findFirst()
        .map(label -> phrases.say("refusal.field", label));
  }
}
