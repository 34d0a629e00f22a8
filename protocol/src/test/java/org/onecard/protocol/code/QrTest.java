package org.onecard.protocol.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.testing.NeedsProgram;
import org.onecard.protocol.Issuer;

/** A code's text survives a QR code, read by two decoders that know nothing of each other. */
class QrTest {
  private static final long NOW = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
  private static final int PIXELS = 400;

  @TempDir Path folder;

  @Test
  void zxingReadsItBack() throws Exception {
    PresentationCode code = code();
    BufferedImageLuminanceSource source =
        new BufferedImageLuminanceSource(MatrixToImageWriter.toBufferedImage(draw(code)));
    String text =
        new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    assertThat(PresentationCode.parseText(text)).isEqualTo(code);
  }

  @Test
  @NeedsProgram("zbarimg")
  void zbarReadsItBack() throws Exception {
    PresentationCode code = code();
    Path picture = folder.resolve("code.png");
    MatrixToImageWriter.writeToPath(draw(code), "PNG", picture);
    Process zbar =
        new ProcessBuilder("zbarimg", "-q", "--raw", "--oneshot", "-Sbinary", picture.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(zbar.getInputStream().readAllBytes(), UTF_8);
    assertThat(zbar.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(PresentationCode.parseText(text)).isEqualTo(code);
  }

  /** Without a hint for a character set: one would add a header that other decoders mangle. */
  private static BitMatrix draw(PresentationCode code) throws Exception {
    return new QRCodeWriter()
        .encode(
            code.text(),
            BarcodeFormat.QR_CODE,
            PIXELS,
            PIXELS,
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
  }

  private static PresentationCode code() {
    return new Issuer("51", SignatureAlgorithm.SM2)
        .device(SignatureAlgorithm.ES256, NOW + 86_400 - NOW % 86_400)
        .show(NOW);
  }
}
