package org.onecard.fusion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.fusion.FusionDesk.Remembered;
import org.onecard.kernel.text.Hyphenated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register, its plans and the checked proposals, in the database. */
@Component
class FusionStore {
  private final JdbcClient jdbc;

  FusionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What something is. */
  enum Kind {
    CARD,
    CERTIFICATE,
    CODE;

    String text() {
      return Hyphenated.of(this);
    }
  }

  /** How far a function has merged, in this order. */
  enum Progress {
    UNPLANNED,
    PLANNED,
    UNDER_WAY,
    MERGED;

    String text() {
      return Hyphenated.of(this);
    }

    /** Whether a function that is so far may be said to be {@code next} from now on. */
    boolean leadsTo(Progress next) {
      return switch (this) {
        case UNPLANNED, MERGED -> false;
        case PLANNED -> next == UNDER_WAY;
        case UNDER_WAY -> next == MERGED;
      };
    }
  }

  /** A card, certificate or code as somebody describes it. */
  record NewCard(
      Kind kind, String nameZh, String nameEn, String department, List<String> functions) {}

  /**
   * A function of an issued card and its plan.
   *
   * @param item the item it merges into; null while it is not planned
   * @param until the day by which it is to be merged
   * @param department who is responsible for merging it
   */
  record MergeStep(
      String function,
      Progress progress,
      @Nullable String item,
      @Nullable LocalDate until,
      @Nullable String department,
      @Nullable String note) {}

  /** An entry of the register; {@code synthetic} where it was made up for demonstration. */
  record IssuedCard(
      UUID id,
      Kind kind,
      String nameZh,
      String nameEn,
      String department,
      boolean synthetic,
      List<MergeStep> functions) {}

  long count() {
    return jdbc.sql("select count(*) from fusion_card").query(Long.class).single();
  }

  void add(UUID id, NewCard card, boolean synthetic, String staff, Instant now) {
    int added =
        jdbc.sql(
                """
                insert into fusion_card
                  (id, kind, name_zh, name_en, department, synthetic, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                id,
                card.kind.name(),
                card.nameZh,
                card.nameEn,
                card.department,
                synthetic,
                staff,
                now.atOffset(ZoneOffset.UTC))
            .update();
    for (int i = 0; added == 1 && i < card.functions.size(); i++) {
      jdbc.sql("insert into fusion_function (card, function, place) values (?, ?, ?)")
          .params(id, card.functions.get(i), i)
          .update();
    }
  }

  Optional<IssuedCard> find(UUID id) {
    return jdbc.sql("select * from fusion_card where id = ?")
        .param(id)
        .query(this::card)
        .optional();
  }

  List<IssuedCard> all() {
    return jdbc.sql("select * from fusion_card order by entered_at, id").query(this::card).list();
  }

  private IssuedCard card(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new IssuedCard(
        id,
        Kind.valueOf(row.getString("kind")),
        row.getString("name_zh"),
        row.getString("name_en"),
        row.getString("department"),
        row.getBoolean("synthetic"),
        jdbc.sql("select * from fusion_function where card = ? order by place")
            .param(id)
            .query(FusionStore::step)
            .list());
  }

  private static MergeStep step(ResultSet row, int number) throws SQLException {
    return new MergeStep(
        row.getString("function"),
        Progress.valueOf(row.getString("progress")),
        row.getString("item"),
        row.getObject("until", LocalDate.class),
        row.getString("department"),
        row.getString("note"));
  }

  void plan(UUID id, MergeStep step, String staff, Instant now) {
    jdbc.sql(
            """
            update fusion_function set item = ?, until = ?, department = ?,
              progress = case progress when 'UNPLANNED' then 'PLANNED' else progress end
            where card = ? and function = ?
            """)
        .param(step.item)
        .param(step.until)
        .param(step.department)
        .param(id)
        .param(step.function)
        .update();
    note(id, step.function, "planned", "", staff, now);
  }

  void progress(
      UUID id, String function, Progress progress, String note, String staff, Instant now) {
    jdbc.sql("update fusion_function set progress = ?, note = ? where card = ? and function = ?")
        .params(progress.name(), note, id, function)
        .update();
    note(id, function, progress.text(), note, staff, now);
  }

  private void note(UUID id, String function, String what, String note, String staff, Instant now) {
    jdbc.sql(
            """
            insert into fusion_progress (card, function, what, note, staff, at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(id, function, what, note, staff, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void addProposal(UUID id, NewCard card, String outcome, long edition, String staff, Instant now) {
    jdbc.sql(
            """
            insert into fusion_proposal
              (id, kind, name_zh, name_en, department, functions, outcome, edition, staff, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            id,
            card.kind.name(),
            card.nameZh,
            card.nameEn,
            card.department,
            String.join(" ", card.functions),
            outcome,
            edition,
            staff,
            now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The last proposals, the newest first. */
  List<Remembered> proposals(int limit) {
    return jdbc.sql("select * from fusion_proposal order by at desc, id limit ?")
        .param(limit)
        .query(
            (row, number) ->
                new Remembered(
                    row.getObject("id", UUID.class),
                    row.getString("name_zh"),
                    row.getString("department"),
                    row.getString("outcome"),
                    row.getLong("edition"),
                    row.getObject("at", OffsetDateTime.class).toInstant().toString()))
        .list();
  }
}
