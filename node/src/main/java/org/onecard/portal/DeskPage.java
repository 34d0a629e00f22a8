package org.onecard.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.acceptance.Acceptances;
import org.onecard.acceptance.Acceptances.Decided;
import org.onecard.acceptance.Acceptances.Presentation;
import org.onecard.access.Access;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The acceptor's page: paste a code or upload its picture, choose an item, see the decision. */
@Controller
class DeskPage {
  private final Access access;
  private final Acceptances acceptances;
  private final MessageSource messages;
  private final Clock clock;

  DeskPage(Access access, Acceptances acceptances, MessageSource messages, Clock clock) {
    this.access = access;
    this.acceptances = acceptances;
    this.messages = messages;
    this.clock = clock;
  }

  /** A choice in a list. */
  record Choice(String id, String name) {}

  /** A decision in words: what happened, what now, and the small print. */
  record Answer(
      String decision, String headline, String sentence, String now, String code, String status) {}

  /** What was entered in the form. */
  record Entry(String point, String item, String code, @Nullable MultipartFile picture) {}

  @Allowed(Party.DESK)
  @GetMapping("/desk")
  String desk(Model model, Locale locale) {
    return page(model, new Phrases(messages, locale), "", "");
  }

  @Allowed(Party.DESK)
  @PostMapping("/desk")
  String check(
      @RequestParam("point") String point,
      @RequestParam("item") String item,
      @RequestParam(name = "code", defaultValue = "") String code,
      @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture,
      Model model,
      Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    String acceptor = acceptor();
    if (!offered(acceptor, point, item)) {
      model.addAttribute("fault", phrases.say("desk.nopoint"));
      return page(model, phrases, point, item);
    }
    Reading reading = read(new Entry(point, item, code, picture));
    switch (reading) {
      case Reading.Text(String text) -> {
        Decided decided = acceptances.decide(acceptor, point, item, new Presentation.Code(text));
        model.addAttribute("answer", answer(decided, phrases));
      }
      case Reading.Nothing(String key) -> model.addAttribute("fault", phrases.say(key));
    }
    return page(model, phrases, point, item);
  }

  /** What the form yields: a code's text, or the reason there is none. */
  private sealed interface Reading {
    record Text(String text) implements Reading {}

    record Nothing(String key) implements Reading {}
  }

  private static Reading read(Entry entry) {
    MultipartFile picture = entry.picture();
    if (picture == null || picture.isEmpty()) {
      String text = entry.code().strip();
      return text.isEmpty() ? new Reading.Nothing("desk.nothing") : new Reading.Text(text);
    }
    if (picture.getSize() > CodePicture.MAXIMUM_OCTETS) {
      return new Reading.Nothing("desk.toolarge");
    }
    try {
      Optional<String> text = CodePicture.read(picture.getBytes());
      return text.<Reading>map(Reading.Text::new).orElse(new Reading.Nothing("desk.unreadable"));
    } catch (IOException e) {
      throw new UncheckedIOException("uploaded picture of " + picture.getSize() + " octets", e);
    }
  }

  private boolean offered(String acceptor, String point, String item) {
    return acceptances.points(acceptor).stream().anyMatch(own -> own.point().equals(point))
        && acceptances.items(acceptor).stream().anyMatch(own -> own.code().equals(item));
  }

  private String page(Model model, Phrases phrases, String point, String item) {
    String acceptor = acceptor();
    model.addAttribute(
        "acceptorName",
        acceptances
            .acceptor(acceptor)
            .map(view -> phrases.english() ? view.nameEn() : view.nameZh())
            .orElse(acceptor));
    model.addAttribute("points", points(acceptor, phrases));
    model.addAttribute("items", items(acceptor, phrases));
    model.addAttribute("chosenPoint", point);
    model.addAttribute("chosenItem", item);
    model.addAttribute("checkedAt", phrases.time(clock.instant()));
    return "desk";
  }

  private List<Choice> points(String acceptor, Phrases phrases) {
    return acceptances.points(acceptor).stream()
        .map(view -> new Choice(view.point(), phrases.english() ? view.nameEn() : view.nameZh()))
        .toList();
  }

  private List<Choice> items(String acceptor, Phrases phrases) {
    return acceptances.items(acceptor).stream()
        .map(item -> new Choice(item.code(), ItemTitles.title(item, phrases)))
        .toList();
  }

  private static Answer answer(Decided decided, Phrases phrases) {
    String decision = decided.decision();
    String reason = decided.reason();
    String kind = decided.provisional() ? "provisional" : decision;
    String sentence =
        reason == null ? phrases.say("said." + kind) : phrases.say("reason." + reason);
    String status = phrases.say("status." + decided.status().text());
    String small =
        decided.statusAgeSeconds() < 0
            ? phrases.say("desk.status.none", status)
            : phrases.say("desk.status", status, Long.toString(decided.statusAgeSeconds()));
    return new Answer(
        decision,
        phrases.say("decision." + kind),
        sentence,
        phrases.say("now." + decision),
        reason == null ? decision : reason,
        small);
  }

  private String acceptor() {
    String acceptor = access.currentCaller().acceptorId();
    if (acceptor == null) {
      throw new IllegalStateException("the desk is reached without an acceptor");
    }
    return acceptor;
  }
}
