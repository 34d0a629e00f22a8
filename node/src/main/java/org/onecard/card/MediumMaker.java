package org.onecard.card;

import java.util.UUID;
import org.onecard.federation.Federation;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.identity.BankAccountNumber;
import org.onecard.kernel.identity.CardNumber;
import org.onecard.kernel.identity.IdentificationCode;
import org.onecard.protocol.status.ChipDenyList;
import org.springframework.stereotype.Component;

/** Seals what a physical card carries. */
@Component
final class MediumMaker {
  private final ResidentVault vault;
  private final Federation federation;

  MediumMaker(ResidentVault vault, Federation federation) {
    this.vault = vault;
    this.federation = federation;
  }

  CardStore.Medium seal(
      UUID cardId, CardNumber cardNumber, IdentificationCode code, BankAccountNumber account) {
    return new CardStore.Medium(
        vault.seal(ResidentVault.Column.IDENTIFICATION, cardId, code.text()),
        vault.lookup(ResidentVault.Column.IDENTIFICATION, code.text()),
        ChipDenyList.entry(federation.self().code(), cardNumber.text(), code.text()),
        vault.seal(ResidentVault.Column.BANK_ACCOUNT, cardId, account.text()));
  }

  /** The account number of a card, to be carried over to the next. */
  BankAccountNumber account(UUID cardId, Bytes sealed) {
    return BankAccountNumber.of(vault.open(ResidentVault.Column.BANK_ACCOUNT, cardId, sealed));
  }
}
