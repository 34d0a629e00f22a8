package org.onecard.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.catalogue.Proposal.Entry;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.ItemAct;
import org.onecard.protocol.catalogue.ItemPaper;
import org.onecard.protocol.json.SignedDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals and the acts on them, in the database. */
@Component
class ActStore {
  private static final int ACT_OCTETS = ItemPaper.MAXIMUM_CONTENT + 32 * 1024;

  private final JdbcClient jdbc;

  ActStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An own act that a peer was not told of yet. */
  record Untold(long entry, ItemAct act) {}

  /** Opens a proposal and holds it for the transaction; one that is there is held as it is. */
  void hold(UUID id, Instant now) {
    jdbc.sql("insert into catalogue_proposal (id, opened_at) values (?, ?) on conflict do nothing")
        .params(id, now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("select 1 from catalogue_proposal where id = ? for update")
        .param(id)
        .query()
        .listOfRows();
  }

  /** Adds an act; one that is there already stays as it is, and false is answered. */
  boolean add(Region region, @Nullable String staff, ItemAct act, Instant now) {
    boolean told = act.deed().isPublic();
    return jdbc.sql(
                """
                insert into catalogue_act
                  (proposal, region, sequence, deed, told, json, staff, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (proposal, region, sequence) do nothing
                """)
            .param(act.proposal())
            .param(region.code())
            .param(act.sequence())
            .param(act.deed().kind())
            .param(told)
            .param(SignedDocument.canonicalText(act.write()))
            .param(staff)
            .param(now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Notes what a proposal is about, so that it is found. */
  void about(UUID id, ItemPaper paper) {
    jdbc.sql("update catalogue_proposal set item = ?, listing = ? where id = ?")
        .params(paper.item(), paper.listing().text(), id)
        .update();
  }

  Optional<Proposal> find(UUID id) {
    List<Entry> acts =
        jdbc.sql("select region, staff, json from catalogue_act where proposal = ?")
            .param(id)
            .query(ActStore::entry)
            .list();
    return acts.isEmpty() ? Optional.empty() : Optional.of(new Proposal(id, acts));
  }

  /** The proposals about an item of a list. */
  List<Proposal> about(String item, ItemPaper.Listing listing) {
    return proposals(
        """
        select proposal, region, staff, json from catalogue_act
        where proposal in (select id from catalogue_proposal where item = ? and listing = ?)
        """,
        item,
        listing.text());
  }

  /** The newest proposals, the newest first; of one item where it is given. */
  List<Proposal> newest(@Nullable String item, int limit) {
    return proposals(
        """
        select a.proposal, a.region, a.staff, a.json
        from catalogue_act a join
          (select id, opened_at from catalogue_proposal
           where cast(? as text) is null or item = ?
           order by opened_at desc, id limit ?) p on p.id = a.proposal
        order by p.opened_at desc, p.id
        """,
        item,
        item,
        limit);
  }

  /** Every proposal for a list that was approved by somebody, however long ago. */
  List<Proposal> approvedBySomebody(ItemPaper.Listing listing) {
    return proposals(
        """
        select proposal, region, staff, json from catalogue_act
        where proposal in (select proposal from catalogue_act where deed = 'approved')
          and proposal in (select id from catalogue_proposal where listing = ?)
        order by proposal
        """,
        listing.text());
  }

  /** How many proposals have no act that closes them and are not approved by anybody. */
  long undecided() {
    return jdbc.sql(
            """
            select count(*) from catalogue_proposal where id not in
              (select proposal from catalogue_act
               where deed in ('approved', 'refused', 'retracted'))
            """)
        .query(Long.class)
        .single();
  }

  /** Own acts for the joint list that a peer is to be told of, in the order they were done. */
  List<Untold> untold(Region self, Region peer) {
    return jdbc.sql(
            """
            select a.entry, a.json from catalogue_act a
              join catalogue_proposal p on p.id = a.proposal
            where a.region = ? and a.told and p.listing = 'joint'
              and not exists
                (select 1 from catalogue_act_told t where t.entry = a.entry and t.peer = ?)
            order by a.entry
            """)
        .params(self.code(), peer.code())
        .query((row, n) -> new Untold(row.getLong("entry"), act(row)))
        .list();
  }

  /** Remembers that a peer was told; false if it was before. */
  boolean addTold(long entry, Region peer) {
    return jdbc.sql(
                "insert into catalogue_act_told (entry, peer) values (?, ?) on conflict do nothing")
            .params(entry, peer.code())
            .update()
        == 1;
  }

  private List<Proposal> proposals(String sql, @Nullable Object... parameters) {
    Map<UUID, List<Entry>> acts = new LinkedHashMap<>();
    jdbc.sql(sql)
        .params(parameters)
        .query(
            row -> {
              acts.computeIfAbsent(row.getObject("proposal", UUID.class), id -> new ArrayList<>())
                  .add(entry(row, 0));
            });
    return acts.entrySet().stream()
        .map(each -> new Proposal(each.getKey(), each.getValue()))
        .toList();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(Region.of(row.getString("region")), row.getString("staff"), act(row));
  }

  private static ItemAct act(ResultSet row) throws SQLException {
    return ItemAct.parse(SignedDocument.parse(row.getString("json"), ACT_OCTETS));
  }
}
