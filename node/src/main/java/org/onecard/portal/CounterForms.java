package org.onecard.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onecard.issuance.ApplicationForm;
import org.onecard.issuance.Portrait;
import org.onecard.web.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

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

  /** A receipt as a page gives it; one that there is not is a page that there is not. */
  static ResponseEntity<byte[]> pdf(Supplier<byte[]> receipt) {
    try {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .cacheControl(CacheControl.noStore())
          .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=receipt.pdf")
          .body(receipt.get());
    } catch (ProblemException e) {
      throw new ResponseStatusException(e.status(), e.fault(), e);
    }
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
