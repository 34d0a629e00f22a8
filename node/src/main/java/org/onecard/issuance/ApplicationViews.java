package org.onecard.issuance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onecard.access.Staff;
import org.onecard.issuance.ApplicationView.ForStaff;
import org.onecard.issuance.ApplicationView.OutletName;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.SocialSecurityNumber;
import org.springframework.stereotype.Component;

/** Shows applications to those who may see them, each as much as they need. */
@Component
final class ApplicationViews {
  private final ApplicationStore store;
  private final ApplicationVault vault;
  private final Staff staff;

  ApplicationViews(ApplicationStore store, ApplicationVault vault, Staff staff) {
    this.store = store;
    this.vault = vault;
    this.staff = staff;
  }

  /** Without names of staff, and without what the register says. */
  ApplicationView forApplicant(ApplicationRow row) {
    List<ApplicationStep> steps =
        store.steps(row.id()).stream()
            .map(one -> new ApplicationStep(one.number(), one.at(), one.act(), null, one.outlet()))
            .toList();
    return view(row, applicant(row), steps, null);
  }

  ApplicationView forStaff(ApplicationRow row) {
    Applicant applicant = applicant(row);
    Bytes person = row.person();
    ForStaff more =
        new ForStaff(
            applicant == null ? null : applicant.name(),
            applicant == null ? null : applicant.telephone(),
            row.hasPortrait(),
            person == null ? 0 : store.openOf(person, row.id()),
            Optional.ofNullable(row.residentId()).map(Object::toString).orElse(null),
            ApplicationLife.possible(row.kind(), row.state()));
    return view(row, applicant, store.steps(row.id()), more);
  }

  private ApplicationView view(
      ApplicationRow row,
      @Nullable Applicant applicant,
      List<ApplicationStep> steps,
      @Nullable ForStaff more) {
    boolean noCard = applicant == null || applicant.cardNumber().isEmpty();
    return new ApplicationView(
        row.reference(),
        row.kind(),
        row.channel(),
        row.state(),
        row.appliedAt(),
        row.changedAt(),
        outlet(row.outlet()),
        row.reason(),
        applicant == null ? null : Masks.name(applicant.name()),
        applicant == null
            ? null
            : SocialSecurityNumber.of(applicant.socialSecurityNumber()).masked(),
        applicant == null || noCard ? null : CardNumber.of(applicant.cardNumber()).masked(),
        steps,
        more);
  }

  /** An outlet by the department's id. */
  @Nullable OutletName outlet(@Nullable String id) {
    return id == null
        ? null
        : staff.departments().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .map(one -> new OutletName(one.id(), one.titleZh(), one.titleEn()))
            .orElse(new OutletName(id, id, id));
  }

  private @Nullable Applicant applicant(ApplicationRow row) {
    Bytes sealed = row.content();
    return sealed == null ? null : vault.open(row.id(), sealed);
  }
}
