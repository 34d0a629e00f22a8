package org.onecard.portal;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the text of a QR code from an uploaded picture. */
final class CodePicture {
  /** Octets of the largest picture that is looked at: 5 MB. */
  static final int MAXIMUM_OCTETS = 5 * 1024 * 1024;

  private static final long MAXIMUM_PIXELS = 25_000_000;

  private CodePicture() {}

  /** The text of the first QR code in a PNG or JPEG picture, or empty where there is none. */
  static Optional<String> read(byte[] picture) {
    if (picture.length > MAXIMUM_OCTETS) {
      return Optional.empty();
    }
    try {
      return image(picture).flatMap(CodePicture::code);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Looks at the size first: a small file may claim to be a picture of any size. */
  private static Optional<BufferedImage> image(byte[] picture) throws IOException {
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MAXIMUM_PIXELS) {
          return Optional.empty();
        }
        return Optional.of(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<String> code(BufferedImage image) {
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
    try {
      Result[] found =
          new QRCodeMultiReader()
              .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE));
      return Optional.of(found[0].getText());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
