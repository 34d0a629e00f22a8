package org.onecard.kernel.synthetic;

import java.time.LocalDate;
import org.onecard.kernel.identity.BankAccountNumber;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.IdentificationCode;
import org.onecard.kernel.identity.Sex;
import org.onecard.kernel.identity.SocialSecurityNumber;

/**
 * A made-up resident with a made-up card.
 *
 * @param index which of its seed and region this person is
 * @param name a Chinese name of two or three characters; people may share one
 * @param identificationCode what the chip of the physical card would hold
 */
public record SyntheticPerson(
    long index,
    SocialSecurityNumber socialSecurityNumber,
    String name,
    CardNumber cardNumber,
    IdentificationCode identificationCode,
    BankAccountNumber bankAccount) {

  /** The date of birth, as the social security number has it. */
  public LocalDate birthDate() {
    return socialSecurityNumber.birthDate();
  }

  /** The sex, as the social security number has it. */
  public Sex sex() {
    return socialSecurityNumber.sex();
  }
}
