package org.onecard.card;

import java.time.LocalDate;
import java.util.Map;
import org.onecard.federation.Federation;
import org.onecard.protocol.catalogue.Attribute;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.Rights;
import org.onecard.protocol.trust.KeyUse;
import org.springframework.stereotype.Component;

/** Signs authorisations: a device key may present a card on one UTC day, with a day of overlap. */
@Component
final class CodeIssuer {
  private static final long SECONDS_PER_DAY = 86_400;

  private final Federation federation;
  private final CodeTokens tokens;
  private final StatusDays statusDays;

  CodeIssuer(Federation federation, CodeTokens tokens, StatusDays statusDays) {
    this.federation = federation;
    this.tokens = tokens;
    this.statusDays = statusDays;
  }

  /** The day whose first moment (UTC) ends an authorisation for {@code day}. */
  static long expiryDay(LocalDate day) {
    return day.plusDays(CardLimits.AUTHORISATION_DAYS).toEpochDay();
  }

  /** Signs for a slot that the expiry day's layout reaches; reserve it before. */
  Authorisation authorise(
      BindingRow binding, Cards.DeviceKey device, LocalDate day, Map<Attribute, String> held) {
    long expiryDay = expiryDay(day);
    long index =
        statusDays
            .indexOf(expiryDay, binding.slot())
            .orElseThrow(
                () -> new IllegalStateException("no room was reserved on day " + expiryDay));
    Federation.OwnKey key = federation.activeKey(KeyUse.CODE);
    return Authorisation.issue(
        new Authorisation.Grant(
            federation.self(),
            keyNumber(key.keyId()),
            device.algorithm(),
            tokens.seal(new CodeTokens.Content(expiryDay, binding.slot(), binding.bindingId())),
            index,
            device.point(),
            expiryDay * SECONDS_PER_DAY,
            Rights.of(held)),
        key.key());
  }

  private static int keyNumber(String keyId) {
    return Integer.parseInt(keyId.substring(keyId.lastIndexOf('-') + 1));
  }
}
