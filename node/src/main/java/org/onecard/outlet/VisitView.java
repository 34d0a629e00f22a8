package org.onecard.outlet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A home visit, to who asked for it or to staff.
 *
 * @param dueOn the last day to come
 * @param overdue whether that day is over and the visit is not
 * @param visitOn the day that is set
 * @param outcome how it went, as the first of the two says while {@code reported}, as both say then
 * @param attempts how often clerks have gone
 * @param staff what only staff see
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitView(
    String reference,
    OutletService service,
    VisitNeed need,
    String place,
    String channel,
    VisitState state,
    Instant askedAt,
    LocalDate dueOn,
    boolean overdue,
    @Nullable LocalDate visitOn,
    @Nullable VisitOutcome outcome,
    int attempts,
    @Nullable ForStaff staff) {

  /**
   * What only staff see.
   *
   * @param contact whom to visit and where; null on lists and once erased
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ForStaff(
      @Nullable String firstClerk,
      @Nullable String secondClerk,
      @Nullable String reporter,
      @Nullable Contact contact) {}

  /** Whom to visit, and where. */
  public record Contact(String name, String telephone, String address, String note) {}

  static VisitView of(VisitRow row, LocalDate today, @Nullable ForStaff staff) {
    VisitRow.Plan plan = row.plan();
    VisitRow.Report report = row.report();
    boolean shown = staff != null || !row.state().open();
    return new VisitView(
        row.reference(),
        row.service(),
        row.need(),
        row.place().text(),
        row.channel(),
        row.state(),
        row.askedAt(),
        row.dueOn(),
        row.state().open() && today.isAfter(row.dueOn()),
        plan == null ? null : plan.day(),
        report == null || !shown ? null : report.outcome(),
        row.attempts(),
        staff);
  }
}
