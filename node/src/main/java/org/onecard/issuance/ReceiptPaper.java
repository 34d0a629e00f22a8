package org.onecard.issuance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Puts a receipt on one page of A5. Its font is STSong-Light with the predefined CMap UniGB-UTF16-H
 * (ISO 32000-1, table 118), which every reader of PDF brings or replaces: nothing is embedded, and
 * the text can be searched and copied.
 */
final class ReceiptPaper {
  private static final COSName FONT = COSName.getPDFName("F1");
  private static final float MARGIN = 36;
  private static final float TITLE = 17;
  private static final float TEXT = 10.5f;
  private static final float SMALL = 9;
  private static final float LEADING = 1.6f;
  private static final float LABEL = 104;

  /** Thousandths of the type size that a Latin letter takes in this font. */
  private static final int LATIN = 500;

  private final StringBuilder content = new StringBuilder();
  private float y = PDRectangle.A5.getHeight() - MARGIN;

  private ReceiptPaper() {}

  /** The receipt as a PDF. */
  static byte[] print(Receipt receipt, Instant printedAt) {
    ReceiptPaper paper = new ReceiptPaper();
    paper.write(receipt);
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PDRectangle.A5);
      COSDictionary resources = new COSDictionary();
      COSDictionary fonts = new COSDictionary();
      fonts.setItem(FONT, font());
      resources.setItem(COSName.FONT, fonts);
      page.setResources(new PDResources(resources));
      byte[] octets = paper.content.toString().getBytes(StandardCharsets.US_ASCII);
      page.setContents(new PDStream(document, new ByteArrayInputStream(octets)));
      document.addPage(page);
      document.getDocumentCatalog().setLanguage("zh-CN");
      document.getDocumentInformation().setTitle(receipt.titleZh());
      GregorianCalendar at = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      at.setTimeInMillis(printedAt.toEpochMilli());
      document.getDocumentInformation().setCreationDate(at);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a receipt that is made in memory", e);
    }
  }

  private void write(Receipt receipt) {
    y -= TITLE;
    show(receipt.titleZh(), MARGIN, TITLE);
    y -= SMALL * LEADING;
    show(receipt.titleEn(), MARGIN, SMALL);
    rule();
    for (Receipt.Line line : receipt.lines()) {
      List<String> pieces = wrap(line.value(), width() - LABEL, TEXT);
      for (int i = 0; i < pieces.size(); i++) {
        y -= TEXT * LEADING;
        if (i == 0) {
          show(line.label(), MARGIN, SMALL);
        }
        show(pieces.get(i), MARGIN + LABEL, TEXT);
      }
    }
    rule();
    for (String sentence : receipt.next()) {
      for (String piece : wrap(sentence, width(), TEXT)) {
        y -= TEXT * LEADING;
        show(piece, MARGIN, TEXT);
      }
    }
  }

  private static float width() {
    return PDRectangle.A5.getWidth() - 2 * MARGIN;
  }

  private void show(String text, float x, float size) {
    content.append(
        String.format(
            Locale.ROOT,
            "BT /F1 %.1f Tf %.1f %.1f Td <%s> Tj ET%n",
            size,
            x,
            y,
            HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE))));
  }

  private void rule() {
    y -= TEXT;
    content.append(
        String.format(
            Locale.ROOT,
            "0.5 w %.1f %.1f m %.1f %.1f l S%n",
            MARGIN,
            y,
            PDRectangle.A5.getWidth() - MARGIN,
            y));
  }

  /** Lines that fit: Chinese breaks anywhere, and what is written here in Latin is short. */
  static List<String> wrap(String text, float width, float size) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float used = 0;
    for (int character : text.codePoints().toArray()) {
      float step = size * (character < 0x80 ? LATIN : 1_000) / 1_000f;
      if (used + step > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(character);
      used += step;
    }
    lines.add(line.toString());
    return lines;
  }

  private static COSDictionary font() {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("GB1"));
    system.setInt(COSName.SUPPLEMENT, 5);
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, "STSong-Light");
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor());
    descendant.setInt(COSName.DW, 1_000);
    descendant.setItem(COSName.W, numbers(1, 95, LATIN));
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UTF16-H");
    font.setName(COSName.ENCODING, "UniGB-UTF16-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }

  /** What a reader needs to choose a font in its place: symbolic, of the usual proportions. */
  private static COSDictionary descriptor() {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "STSong-Light");
    descriptor.setInt(COSName.FLAGS, 4);
    descriptor.setItem(COSName.FONT_BBOX, numbers(-25, -254, 1_000, 880));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, 880);
    descriptor.setInt(COSName.DESCENT, -120);
    descriptor.setInt(COSName.CAP_HEIGHT, 880);
    descriptor.setInt(COSName.STEM_V, 93);
    return descriptor;
  }

  private static COSArray numbers(int... values) {
    COSArray array = new COSArray();
    for (int value : values) {
      array.add(COSInteger.get(value));
    }
    return array;
  }
}
