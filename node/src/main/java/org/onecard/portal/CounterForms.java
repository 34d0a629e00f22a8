package org.onecard.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onecard.issuance.ApplicationForm;
import org.onecard.issuance.Portrait;
import org.onecard.web.ProblemException;
import org.springframework.web.multipart.MultipartFile;

/** Reads the forms of the counter and of online applications. */
final class CounterForms {
  private CounterForms() {}

  /** What the form says, with the picture in base64 as the API takes it. */
  static ApplicationForm form(Map<String, String> entered, @Nullable MultipartFile picture) {
    return new ApplicationForm(
        entered.get("kind"),
        entered.get("name"),
        entered.get("socialSecurityNumber"),
        entered.get("cardNumber"),
        entered.get("telephone"),
        portrait(picture),
        entered.get("requestKey"));
  }

  private static @Nullable String portrait(@Nullable MultipartFile picture) {
    if (picture == null || picture.isEmpty()) {
      return null;
    }
    if (picture.getSize() > Portrait.MOST) {
      throw ProblemException.badField(
          "portrait", "has " + picture.getSize() + " octets", "give at most " + Portrait.MOST);
    }
    try {
      return Base64.getEncoder().encodeToString(picture.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("uploaded portrait of " + picture.getSize() + " octets", e);
    }
  }
}
