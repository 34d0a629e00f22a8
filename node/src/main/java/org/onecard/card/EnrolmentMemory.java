package org.onecard.card;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.onecard.card.ResidentVault.Column;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.protocol.json.DocumentFields;
import org.onecard.protocol.json.SignedDocument;
import org.onecard.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Remembers what callers enrolled under which reference, so that a repeated call is answered. */
@Component
final class EnrolmentMemory {
  private static final int ANSWER_OCTETS = 16_384;

  private final JdbcClient database;
  private final ResidentVault vault;

  EnrolmentMemory(JdbcClient database, ResidentVault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** One reference as it was used. */
  private record Used(String reference, Bytes body, Cards.Enrolled answer) {}

  /**
   * The answers to those of the rows that the caller has sent before, by reference; 409 if a
   * reference stands for another row.
   */
  Map<String, Cards.Enrolled> known(String caller, List<Cards.Enrolment> wishes) {
    Map<String, Used> used = new HashMap<>();
    find(caller, wishes).forEach(one -> used.put(one.reference(), one));
    Map<String, Cards.Enrolled> answers = new HashMap<>();
    for (int i = 0; i < wishes.size() && !used.isEmpty(); i++) {
      Used before = used.get(wishes.get(i).reference());
      if (before == null) {
        continue;
      }
      if (!before.body().equals(digest(wishes.get(i)))) {
        throw ProblemException.conflict(
            "reference-taken",
            "[" + i + "].reference",
            "stands for a row that was enrolled with other data",
            "choose another reference, or send the row as it was first sent");
      }
      answers.put(before.reference(), before.answer());
    }
    return answers;
  }

  private List<Used> find(String caller, List<Cards.Enrolment> wishes) {
    return database
        .sql(
            """
            select reference, body, resident_id, answer from card_enrolment
            where caller = :caller and reference = any(:references)
            """)
        .param("caller", caller)
        .param(
            "references", Columns.texts(wishes.stream().map(Cards.Enrolment::reference).toList()))
        .query(
            (row, number) ->
                new Used(
                    row.getString("reference"),
                    Columns.octets(row, "body"),
                    open(Columns.uuid(row, "resident_id"), Columns.octets(row, "answer"))))
        .list();
  }

  /** Keeps the answers; DuplicateKeyException if another call has taken a reference meanwhile. */
  void keep(String caller, List<NewHolder> rows, Instant now) {
    database
        .sql(
            """
            insert into card_enrolment (caller, reference, body, resident_id, answer, enrolled_at)
            select :caller, reference, body, resident, answer, :now
            from unnest(:references::text[], :bodies::bytea[], :residents::uuid[],
              :answers::bytea[]) as new(reference, body, resident, answer)
            """)
        .param("caller", caller)
        .param("now", Columns.at(now))
        .param(
            "references", Columns.texts(rows.stream().map(row -> row.wish().reference()).toList()))
        .param("bodies", Columns.octets(rows.stream().map(row -> digest(row.wish())).toList()))
        .param("residents", Columns.texts(rows.stream().map(NewHolder::residentId).toList()))
        .param("answers", Columns.octets(rows.stream().map(this::seal).toList()))
        .update();
  }

  /** Forgets what is past its retention. */
  void sweep(Instant before) {
    database
        .sql("delete from card_enrolment where enrolled_at < :before")
        .param("before", Columns.at(before))
        .update();
  }

  /** Keyed, because a row may hold a password. */
  private Bytes digest(Cards.Enrolment wish) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("password", wish.password());
    body.put("state", wish.state().text());
    ObjectNode attributes = body.putObject("attributes");
    new TreeMap<>(wish.attributes())
        .forEach((attribute, value) -> attributes.put(attribute.text(), value));
    Cards.DeviceKey device = wish.deviceKey();
    if (device != null) {
      body.put("algorithm", device.algorithm().name()).put("key", device.point().base64Url());
    }
    ArrayNode days = body.putArray("days");
    wish.days().forEach(day -> days.add(day.toString()));
    return vault.lookup(Column.ENROLMENT_BODY, body.toString());
  }

  private Bytes seal(NewHolder holder) {
    Cards.Enrolled answer = holder.enrolled();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("reference", answer.reference())
        .put("residentId", answer.residentId())
        .put("cardNumber", answer.cardNumber())
        .put("socialSecurityNumber", answer.socialSecurityNumber())
        .put("name", answer.name())
        .put("identificationCode", answer.identificationCode());
    ArrayNode days = document.putArray("authorisations");
    for (Cards.DayAuthorisation one : answer.authorisations()) {
      days.addObject().put("day", one.day().toString()).put("value", one.value().base64Url());
    }
    return vault.seal(Column.ENROLMENT_ANSWER, holder.residentId(), document.toString());
  }

  private Cards.Enrolled open(UUID residentId, Bytes sealed) {
    String json = vault.open(Column.ENROLMENT_ANSWER, residentId, sealed);
    DocumentFields answer = DocumentFields.of(SignedDocument.parse(json, ANSWER_OCTETS));
    return new Cards.Enrolled(
        answer.text("reference", CardLimits.REFERENCE),
        answer.text("residentId", CardLimits.TEXT),
        answer.text("cardNumber", CardLimits.TEXT),
        answer.text("socialSecurityNumber", CardLimits.TEXT),
        answer.text("name", CardLimits.TEXT),
        answer.text("identificationCode", CardLimits.TEXT),
        answer.objects(
            "authorisations",
            CardLimits.DAYS_BACK + 1,
            day ->
                new Cards.DayAuthorisation(
                    day.date("day"),
                    day.convert("value", Bytes::ofBase64Url, "octets as base64url"))));
  }
}
