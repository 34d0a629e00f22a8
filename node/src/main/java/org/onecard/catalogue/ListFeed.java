package org.onecard.catalogue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.onecard.catalogue.EditionStore.Counted;
import org.onecard.catalogue.ListChangeEndpoints.SuspensionView;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ApplicationItem;
import org.onecard.protocol.catalogue.EditionDifference;
import org.onecard.protocol.catalogue.EditionDifference.Line;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.web.NodeAddress;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changes of the lists, as an Atom feed (RFC 4287) in Chinese or English. */
@RestController
class ListFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int ENTRIES = 100;
  private static final int NAMED = 20;

  private final EditionStore store;
  private final Editions editions;
  private final Composer composer;
  private final LocalListStore locals;
  private final Suspensions suspensions;
  private final Region self;
  private final NodeAddress address;
  private final MessageSource messages;

  ListFeed(
      EditionStore store,
      Editions editions,
      Composer composer,
      LocalListStore locals,
      Suspensions suspensions,
      Region self,
      NodeAddress address,
      MessageSource messages) {
    this.store = store;
    this.editions = editions;
    this.composer = composer;
    this.locals = locals;
    this.suspensions = suspensions;
    this.self = self;
    this.address = address;
    this.messages = messages;
  }

  private record Item(String id, Instant updated, String title, String summary, String link) {}

  @Allowed(Party.ANYONE)
  @GetMapping("/list/feed.atom")
  ResponseEntity<byte[]> feed(@RequestParam(required = false, defaultValue = "zh") String lang)
      throws XMLStreamException {
    Locale locale = lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    List<Item> items = new ArrayList<>();
    store.counted().forEach(counted -> items.add(edition(counted, locale)));
    suspensions.newest().forEach(suspension -> items.add(suspension(suspension, locale)));
    locals.all().forEach(list -> items.add(local(list, locale)));
    items.sort(Comparator.comparing(Item::updated).reversed().thenComparing(Item::id));
    String text = write(items.subList(0, Math.min(items.size(), ENTRIES)), locale);
    return ResponseEntity.ok()
        .header("Content-Type", "application/atom+xml;charset=UTF-8")
        .cacheControl(CacheControl.noCache())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Item edition(Counted counted, Locale locale) {
    EditionDifference difference = composer.difference(counted.number(), Optional.empty());
    return new Item(
        "joint:" + counted.number(),
        counted.countedAt(),
        say(locale, "feed.edition", counted.number(), counted.effectiveFrom()),
        summary(difference, locale),
        "/api/v1/catalogue/editions/" + counted.number() + "/document");
  }

  private String summary(EditionDifference difference, Locale locale) {
    List<String> said = new ArrayList<>();
    for (Line line : difference.lines().stream().limit(NAMED).toList()) {
      String title = locale.equals(Locale.ENGLISH) ? line.titleEn() : line.titleZh();
      said.add(
          switch (line) {
            case Line.Added added -> say(locale, "feed.added", title);
            case Line.Changed changed ->
                say(
                    locale,
                    "feed.changed",
                    title,
                    String.join(
                        ", ",
                        changed.fields().stream().map(EditionDifference.Field::name).toList()));
            case Line.Withdrawn withdrawn -> say(locale, "feed.withdrawn", title);
          });
    }
    int more = difference.lines().size() - said.size();
    if (more > 0) {
      said.add(say(locale, "feed.more", more));
    }
    return String.join("\n", said);
  }

  private Item suspension(SuspensionView suspension, Locale locale) {
    String title =
        editions
            .last()
            .flatMap(edition -> edition.find(suspension.item()))
            .map(item -> title(item, locale))
            .orElse(suspension.item());
    return new Item(
        "overlay:" + self + ":" + suspension.overlay(),
        Instant.parse(suspension.at()),
        say(locale, suspension.suspended() ? "feed.suspended" : "feed.resumed", title, self),
        suspension.reason(),
        "/.well-known/onecard/overlay.json");
  }

  private Item local(LocalList list, Locale locale) {
    return new Item(
        "local:" + self + ":" + list.number(),
        list.signedAt(),
        say(locale, "feed.local", self, list.number(), list.effectiveFrom()),
        String.join("\n", list.items().stream().map(item -> title(item, locale)).toList()),
        "/api/v1/catalogue/local-lists/" + list.number() + "/document");
  }

  private static String title(ApplicationItem item, Locale locale) {
    return locale.equals(Locale.ENGLISH) ? item.titleEn() : item.titleZh();
  }

  private String write(List<Item> items, Locale locale) throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    boolean english = locale.equals(Locale.ENGLISH);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", english ? "en" : "zh-CN");
    element(xml, "id", "urn:onecard:lists:" + self);
    element(xml, "title", say(locale, "feed.title"));
    element(
        xml,
        "updated",
        items.isEmpty() ? Instant.EPOCH.toString() : items.getFirst().updated.toString());
    xml.writeStartElement("author");
    element(xml, "name", say(locale, "feed.author", self));
    xml.writeEndElement();
    link(xml, "self", "/list/feed.atom?lang=" + (english ? "en" : "zh"), null);
    link(
        xml,
        "alternate",
        "/list/feed.atom?lang=" + (english ? "zh" : "en"),
        english ? "zh-CN" : "en");
    for (Item item : items) {
      xml.writeStartElement("entry");
      element(xml, "id", "urn:onecard:" + item.id);
      element(xml, "title", item.title);
      element(xml, "updated", item.updated.toString());
      link(xml, "alternate", item.link, null);
      element(xml, "summary", item.summary);
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text.toString();
  }

  private void link(XMLStreamWriter xml, String rel, String path, @Nullable String language)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", address.baseUrl() + path);
    if (language != null) {
      xml.writeAttribute("hreflang", language);
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  /** Numbers as they are, without grouping. */
  private String say(Locale locale, String key, Object... words) {
    Object[] texts = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      texts[i] = words[i].toString();
    }
    return messages.getMessage(key, texts, locale);
  }
}
