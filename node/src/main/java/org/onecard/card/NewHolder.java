package org.onecard.card;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.synthetic.SyntheticPerson;

/**
 * A resident about to be enrolled, with the card and, perhaps, the e-card.
 *
 * @param sealed what the database keeps of the person
 * @param binding null without a device
 */
record NewHolder(
    Cards.Enrolment wish,
    SyntheticPerson person,
    ResidentRow sealed,
    Bytes numberLookup,
    CardRow card,
    CardStore.Medium medium,
    @Nullable BindingRow binding,
    List<Cards.DayAuthorisation> authorisations) {

  UUID residentId() {
    return sealed.residentId();
  }

  /** What the caller is told. */
  Cards.Enrolled enrolled() {
    return new Cards.Enrolled(
        wish.reference(),
        residentId().toString(),
        card.cardNumber(),
        person.socialSecurityNumber().text(),
        person.name(),
        person.identificationCode().text(),
        authorisations);
  }
}
