package org.onecard.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.kernel.crypto.Sm3;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.Domain;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.Mode;
import org.onecard.protocol.catalogue.Overlay;
import org.onecard.protocol.catalogue.Overlay.Narrowing;
import org.onecard.web.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list as anyone may fetch it: the signed documents, and a plain view of the items. */
@RestController
class ListEndpoints {
  private final Catalogue catalogue;
  private final Clock clock;

  ListEndpoints(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** An item as it holds in this region now. */
  record ItemView(
      String code,
      String domain,
      String titleZh,
      String titleEn,
      List<String> modes,
      String minimumAssurance,
      List<String> places,
      List<String> acceptorSectors,
      boolean admissionRequired,
      boolean suspended,
      String complaintTelephone) {}

  /** The items of the edition in force. */
  record Items(long edition, List<ItemView> items) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/.well-known/onecard/list.json")
  ResponseEntity<byte[]> list() {
    return published(inForce(clock.instant()));
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/.well-known/onecard/overlay.json")
  ResponseEntity<byte[]> overlay() {
    return catalogue
        .overlay(clock.instant())
        .map(overlay -> json(overlay.json()))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "overlay", "this region narrows nothing", "the list holds as it is"));
  }

  @Allowed(Party.ANYONE)
  @GetMapping("/api/v1/items")
  Items items(@RequestParam(required = false) @Nullable String domain) {
    Instant now = clock.instant();
    Edition edition = inForce(now);
    Optional<Overlay> overlay = catalogue.overlay(now);
    Optional<Domain> wanted = Optional.ofNullable(domain).map(ListEndpoints::domain);
    return new Items(
        edition.number(),
        edition.items().stream()
            .filter(item -> wanted.isEmpty() || wanted.get() == item.domain())
            .map(item -> view(item, overlay.flatMap(narrowed -> narrowed.find(item.code()))))
            .toList());
  }

  static ResponseEntity<byte[]> published(Edition edition) {
    return json(edition.json());
  }

  static ResponseEntity<byte[]> json(String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .eTag(Sm3.hex(text.getBytes(StandardCharsets.UTF_8)))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Edition inForce(Instant now) {
    return catalogue
        .inForce(now)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "list", "no edition is in force yet", "both approvers approve the first one"));
  }

  private static Domain domain(String text) {
    for (Domain domain : Domain.values()) {
      if (domain.text().equals(text)) {
        return domain;
      }
    }
    throw ProblemException.badField("domain", "is none of the list's", "give one as transit");
  }

  private static ItemView view(ApplicationItem item, Optional<Narrowing> narrowing) {
    return new ItemView(
        item.code(),
        item.domain().text(),
        item.titleZh(),
        item.titleEn(),
        item.modes().stream().sorted().map(Mode::text).toList(),
        narrowing.map(Narrowing::minimumAssurance).orElse(item.minimumAssurance()).text(),
        item.places().stream().map(PlaceCode::text).toList(),
        item.acceptorSectors().stream().sorted().toList(),
        item.admissionRequired(),
        narrowing.map(Narrowing::suspended).orElse(false),
        item.complaintTelephone());
  }
}
