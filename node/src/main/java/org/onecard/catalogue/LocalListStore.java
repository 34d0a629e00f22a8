package org.onecard.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onecard.federation.Federation;
import org.onecard.protocol.catalogue.Edition;
import org.onecard.protocol.catalogue.LocalList;
import org.onecard.protocol.catalogue.UntrustedLocalListException;
import org.onecard.protocol.json.MalformedDocumentException;
import org.onecard.protocol.json.SignedDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The own local lists: in the database, and in memory for who asks what holds. */
@Component
class LocalListStore {
  private static final Logger log = LoggerFactory.getLogger(LocalListStore.class);

  private final JdbcClient jdbc;
  private final Federation federation;
  private volatile List<LocalList> newestFirst;

  LocalListStore(JdbcClient jdbc, Federation federation) {
    this.jdbc = jdbc;
    this.federation = federation;
    this.newestFirst = load();
  }

  /** Every local list that counts, the newest first. */
  List<LocalList> all() {
    return newestFirst;
  }

  Optional<LocalList> last() {
    return newestFirst.stream().findFirst();
  }

  Optional<LocalList> inForce(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, Edition.ZONE);
    return newestFirst.stream().filter(list -> !list.effectiveFrom().isAfter(today)).findFirst();
  }

  /** The lists as proposals are found in them, the newest first. */
  List<Listed> listed() {
    return newestFirst.stream().map(LocalListStore::listed).toList();
  }

  private static Listed listed(LocalList list) {
    Map<String, String> contents = new HashMap<>();
    list.itemDocuments()
        .forEach((code, document) -> contents.put(code, SignedDocument.canonicalText(document)));
    return new Listed(list.number(), list.effectiveFrom(), Map.copyOf(contents));
  }

  void addDraft(String digest, long number, String json, String staff, Instant now) {
    jdbc.sql(
            """
            insert into catalogue_local_draft (digest, number, json, composed_by, composed_at)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(digest, number, json, staff, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The contents composed under a number, the earliest first. */
  List<String> drafts(long number) {
    return jdbc.sql(
            """
            select json from catalogue_local_draft where number = ?
            order by composed_at, digest limit ?
            """)
        .params(number, CatalogueLimits.DRAFTS_SHOWN)
        .query(String.class)
        .list();
  }

  Optional<String> draft(String digest) {
    return jdbc.sql("select json from catalogue_local_draft where digest = ?")
        .param(digest)
        .query(String.class)
        .optional();
  }

  /** Publishes a signed list; false if there is one of its number already. */
  boolean add(LocalList list) {
    boolean added =
        jdbc.sql(
                    """
                    insert into catalogue_local_list (number, json, signed_at)
                    values (?, ?, ?) on conflict do nothing
                    """)
                .params(list.number(), list.json(), list.signedAt().atOffset(ZoneOffset.UTC))
                .update()
            == 1;
    newestFirst = load();
    return added;
  }

  private List<LocalList> load() {
    return jdbc
        .sql("select json from catalogue_local_list order by number desc")
        .query(String.class)
        .list()
        .stream()
        .flatMap(json -> counting(json).stream())
        .toList();
  }

  /** A list whose key was revoked lets nothing be done; the one before it stands. */
  private Optional<LocalList> counting(String json) {
    try {
      return Optional.of(LocalList.parse(json, federation.ownKeys()));
    } catch (UntrustedLocalListException | MalformedDocumentException e) {
      log.error("an own local list no longer counts: compose it again: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
