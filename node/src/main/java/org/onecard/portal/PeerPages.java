package org.onecard.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Role;
import org.onecard.federation.Federation;
import org.onecard.federation.PeerDesk;
import org.onecard.federation.PeerDesk.Failure;
import org.onecard.federation.PeerDesk.Shown;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.trust.KeySet;
import org.onecard.protocol.trust.PublishedKey;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Peers and their health, and the keys of both sides, for who looks after them. */
@Controller
class PeerPages {
  private static final String LIST = "/authority/peers";

  private final PeerDesk desk;
  private final Federation federation;
  private final Refusals refusals;
  private final MessageSource messages;

  PeerPages(PeerDesk desk, Federation federation, Refusals refusals, MessageSource messages) {
    this.desk = desk;
    this.federation = federation;
    this.refusals = refusals;
    this.messages = messages;
  }

  /** A peer in words; {@code answers} the chart of its answers, null before the first. */
  record Row(
      String name,
      String url,
      String fingerprint,
      boolean trusted,
      boolean well,
      String status,
      long headNumber,
      long outbox,
      List<String> troubles,
      String lastFailure,
      @Nullable Bars answers,
      List<KeyRow> keys) {}

  /** A published key in words. */
  record KeyRow(String keyId, String use, String state, boolean active, String until) {}

  @Allowed(staff = Role.OPERATOR)
  @GetMapping(LIST)
  String peers(Model model, Locale locale) {
    Phrases phrases = new Phrases(messages, locale);
    model.addAttribute("rows", desk.peers().stream().map(each -> row(each, phrases)).toList());
    KeySet own = federation.ownKeys();
    model.addAttribute("ownNumber", own.number());
    model.addAttribute("ownKeys", keys(own, phrases));
    model.addAttribute(
        "uses",
        List.of("edition", "code", "status", "message").stream()
            .map(use -> new Choice(use, phrases.say("peers.use." + use)))
            .toList());
    return "authority-peers";
  }

  @Allowed(staff = Role.OPERATOR)
  @PostMapping(LIST)
  String register(
      @RequestParam MultiValueMap<String, String> form, RedirectAttributes back, Locale locale) {
    Entered entered = new Entered(form);
    return refusals.fill(
        LIST,
        LIST,
        back,
        locale,
        entered,
        () ->
            desk.register(
                entered.text("region"),
                entered.text("url"),
                entered.text("fingerprint"),
                entered.textOrNull("replaces")));
  }

  @Allowed(staff = Role.OPERATOR)
  @PostMapping(LIST + "/keys/rotations")
  String rotate(@RequestParam("use") String use, RedirectAttributes back, Locale locale) {
    return refusals.act(LIST, back, locale, () -> desk.rotate(use));
  }

  @Allowed(staff = Role.OPERATOR)
  @PostMapping(LIST + "/keys/{keyId}/revocation")
  String revoke(@PathVariable("keyId") String keyId, RedirectAttributes back, Locale locale) {
    return refusals.act(LIST, back, locale, () -> desk.revoke(keyId));
  }

  private Row row(Shown peer, Phrases phrases) {
    String region = peer.region();
    boolean trusted = peer.state().equals("trusted");
    Optional<KeySet> keys =
        region == null ? Optional.empty() : federation.keysOf(Region.of(region));
    return new Row(
        region == null ? peer.url() : phrases.sayOr("region." + region, region),
        peer.url(),
        peer.fingerprint() == null ? "" : peer.fingerprint(),
        trusted,
        trusted && peer.troubles().isEmpty(),
        status(peer, phrases),
        peer.lastHeadNumber(),
        peer.outboxDepth(),
        peer.troubles().entrySet().stream()
            .map(each -> phrases.say("peers.matter." + each.getKey()) + ": " + each.getValue())
            .toList(),
        failure(peer.lastFailure(), phrases),
        peer.answersMillis().isEmpty() ? null : Bars.of(peer.answersMillis()),
        keys.map(set -> keys(set, phrases)).orElse(List.of()));
  }

  private static String status(Shown peer, Phrases phrases) {
    long seconds = peer.statusAgeSeconds();
    if (seconds < 0) {
      return phrases.say("peers.status.none");
    }
    Duration age = Duration.ofSeconds(seconds);
    return age.compareTo(Duration.ofMinutes(2)) < 0
        ? phrases.say("peers.status.seconds", Long.toString(seconds))
        : phrases.say("peers.status.minutes", Long.toString(age.toMinutes()));
  }

  private static String failure(@Nullable Failure failure, Phrases phrases) {
    return failure == null
        ? phrases.say("peers.failure.none")
        : phrases.say(
            "peers.failure",
            phrases.time(Instant.parse(failure.at())),
            phrases.say("peers.matter." + failure.matter()),
            failure.said());
  }

  private static List<KeyRow> keys(KeySet set, Phrases phrases) {
    return set.keys().stream().map(key -> key(key, phrases)).toList();
  }

  private static KeyRow key(PublishedKey key, Phrases phrases) {
    String state = key.state().name().toLowerCase(Locale.ROOT);
    return new KeyRow(
        key.keyId(),
        phrases.say("peers.use." + key.use().text()),
        phrases.say("peers.key." + state),
        !state.equals("revoked") && !key.use().text().equals("root"),
        phrases.time(key.notAfter()));
  }
}
