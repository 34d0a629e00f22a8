package org.onecard.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as its complainant and staff see it.
 *
 * @param reference the public number
 * @param service what it is about
 * @param channel {@code online}, {@code telephone} or {@code open311}
 * @param dueOn the last day to answer, or null while the days rest and after the answer
 * @param overdue whether that day has passed
 * @param body the body named as the right one, if one was
 * @param department where it lies
 * @param handler the staff member at work on it; staff see who
 * @param description what people wrote; null once it was erased
 * @param contact how to reach them; only staff see it
 * @param steps what was done, first to last
 * @param possible what the one who looks may do now
 */
public record ComplaintView(
    String reference,
    ComplaintService service,
    String channel,
    ComplaintState state,
    Instant filedAt,
    Instant changedAt,
    @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable RightBody body,
    @Nullable String department,
    @Nullable String handler,
    @Nullable String description,
    @Nullable Contact contact,
    List<Step> steps,
    List<ComplaintAction> possible) {

  /** Copies the lists. */
  public ComplaintView {
    steps = List.copyOf(steps);
    possible = List.copyOf(possible);
  }

  /** How to reach the complainant, where it happened, and the answers to further questions. */
  public record Contact(
      String name,
      String telephone,
      String email,
      String address,
      String latitude,
      String longitude,
      Map<String, String> attributes) {

    /** Copies the answers. */
    public Contact {
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * One thing done.
   *
   * @param hand {@code complainant}, {@code staff} or {@code clock}
   * @param staffId who of the staff; only staff see it
   * @param words what was said; empty where nothing was, or it was erased
   */
  public record Step(
      int number,
      Instant at,
      ComplaintAction action,
      String hand,
      @Nullable String staffId,
      @Nullable String department,
      @Nullable RightBody body,
      String words) {}

  /** What everyone may know of a complaint: nothing that anybody wrote. */
  public record Listed(
      String reference,
      ComplaintService service,
      ComplaintState state,
      Instant filedAt,
      Instant changedAt,
      @Nullable LocalDate dueOn,
      boolean overdue,
      @Nullable RightBody body) {}
}
