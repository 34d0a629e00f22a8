package org.onecard.issuance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as its applicant or staff sees it.
 *
 * @param outlet where it was last acted on
 * @param reason why it was turned down
 * @param name masked to applicants and staff alike; null once erased, as the numbers are
 * @param staff what staff see beside; null to applicants
 */
public record ApplicationView(
    String reference,
    ApplicationKind kind,
    String channel,
    ApplicationState state,
    Instant appliedAt,
    Instant changedAt,
    @Nullable OutletName outlet,
    @Nullable RefusalReason reason,
    @Nullable String name,
    @Nullable String maskedSocialSecurityNumber,
    @Nullable String maskedCardNumber,
    List<ApplicationStep> steps,
    @Nullable ForStaff staff) {

  /** Copies the steps. */
  public ApplicationView {
    steps = List.copyOf(steps);
  }

  /** An outlet by the department that runs it. */
  public record OutletName(String id, String titleZh, String titleEn) {}

  /**
   * What staff see beside.
   *
   * @param name in full, to compare with the identity card
   * @param others open applications of the same person
   * @param residentId whose card was made
   */
  public record ForStaff(
      @Nullable String name,
      @Nullable String telephone,
      boolean hasPortrait,
      int others,
      @Nullable String residentId,
      List<ApplicationAct> possible) {

    /** Copies the acts. */
    public ForStaff {
      possible = List.copyOf(possible);
    }
  }

  /** A row of the queue: nothing of the person. */
  public record Listed(
      String reference,
      ApplicationKind kind,
      String channel,
      ApplicationState state,
      Instant appliedAt,
      Instant changedAt) {}
}
