package org.onecard.issuance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.web.ProblemException;

/**
 * A picture of the applicant: JPEG or PNG by its own octets, whatever it is called.
 *
 * @param type {@code image/jpeg} or {@code image/png}
 */
public record Portrait(String type, Bytes octets) {
  /** Octets at most: 200 KiB. */
  public static final int MOST = IssuanceLimits.PORTRAIT_OCTETS;

  private static final String REMEDY =
      "give a JPEG or PNG of at most 200 KiB and 4096 by 4096 pixels";
  private static final int BASE64_MOST = (IssuanceLimits.PORTRAIT_OCTETS + 2) / 3 * 4;

  /** The portrait in base64 as JSON carries it; absent is null. */
  static @Nullable Portrait ofBase64(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > BASE64_MOST) {
      throw tooLarge();
    }
    try {
      return of(Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          ProblemException.badField("portrait", "is not base64", "give standard base64 of octets");
      problem.initCause(e);
      throw problem;
    }
  }

  /**
   * The portrait in these octets.
   *
   * @throws ProblemException 400 where they are too many, or no JPEG or PNG
   */
  static Portrait of(byte[] octets) {
    if (octets.length > IssuanceLimits.PORTRAIT_OCTETS) {
      throw tooLarge();
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(octets))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          return read(reader, in, octets);
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof ProblemException problem) {
        throw problem;
      }
      ProblemException problem = ProblemException.badField("portrait", "is broken", REMEDY);
      problem.initCause(e);
      throw problem;
    }
    throw ProblemException.badField("portrait", "is neither JPEG nor PNG", REMEDY);
  }

  /** Only the head is read: a small file can claim a picture that fills the memory. */
  private static Portrait read(ImageReader reader, ImageInputStream in, byte[] octets)
      throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    if (!format.equals("jpeg") && !format.equals("png")) {
      throw ProblemException.badField("portrait", "is neither JPEG nor PNG", REMEDY);
    }
    reader.setInput(in, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > IssuanceLimits.PORTRAIT_SIDE || height > IssuanceLimits.PORTRAIT_SIDE) {
      throw ProblemException.badField(
          "portrait", "has " + width + " by " + height + " pixels", REMEDY);
    }
    return new Portrait("image/" + format, Bytes.of(octets));
  }

  private static ProblemException tooLarge() {
    return ProblemException.badField("portrait", "has more than 200 KiB", REMEDY);
  }
}
