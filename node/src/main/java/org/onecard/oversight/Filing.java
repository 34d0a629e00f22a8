package org.onecard.oversight;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as it comes in, unchecked. Only service and description are needed: who wants to stay
 * unknown follows by reference and secret.
 *
 * @param serviceCode one of the services
 * @param description what happened, at most 4,000 characters
 * @param contactName at most 60 characters
 * @param telephone digits, at most 24
 * @param email a mail address
 * @param address where it happened, at most 200 characters
 * @param latitude WGS 84
 * @param longitude WGS 84
 * @param attributes answers to the service's further questions, each at most 200 characters
 * @param requestKey 16 to 64 random characters: a filing repeated with its key is the same one
 */
public record Filing(
    @Nullable String serviceCode,
    @Nullable String description,
    @Nullable String contactName,
    @Nullable String telephone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String latitude,
    @Nullable String longitude,
    @Nullable Map<String, @Nullable String> attributes,
    @Nullable String requestKey) {

  /** By which way a complaint came. */
  public enum Channel {
    ONLINE,
    TELEPHONE,
    OPEN311;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
