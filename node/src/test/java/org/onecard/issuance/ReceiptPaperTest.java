package org.onecard.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Receipts as PDF: read back by PDFBox, as any reader would. */
class ReceiptPaperTest {
  private static final Instant AT = Instant.parse("2026-11-21T02:03:00Z");
  private static final Receipt RECEIPT =
      new Receipt(
          "社会保障卡交付回执",
          "Receipt: card handed over",
          List.of(
              new Receipt.Line("姓名 Name", "**明"),
              new Receipt.Line("社会保障号码 SSN", "5001 99** **** **** 0X"),
              new Receipt.Line("办理网点 Outlet", "重庆市渝中区社会保障卡服务网点（较场口）".repeat(3))),
          List.of("卡已启用，可以使用。金融账户请到银行网点激活。"));

  @Test
  void everyWordCanBeReadBack() throws IOException {
    try (PDDocument document = Loader.loadPDF(ReceiptPaper.print(RECEIPT, AT))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A5.getWidth());
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains(
              "社会保障卡交付回执",
              "Receipt: card handed over",
              "**明",
              "5001 99** **** **** 0X",
              "卡已启用，可以使用。金融账户请到银行网点激活。");
      assertThat(text.replaceAll("\\s", ""))
          .as("a long value goes on in the next line")
          .contains("重庆市渝中区社会保障卡服务网点（较场口）".repeat(3));
    }
  }

  @Test
  void everyLineStaysWithinThePage() throws IOException {
    List<Float> ends = new ArrayList<>();
    PDFTextStripper places =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
            ends.add(text.getXDirAdj() + text.getWidthDirAdj());
            super.processTextPosition(text);
          }
        };
    try (PDDocument document = Loader.loadPDF(ReceiptPaper.print(RECEIPT, AT))) {
      places.getText(document);
    }
    assertThat(ends).hasSizeGreaterThan(100);
    assertThat(ends).allMatch(end -> end <= PDRectangle.A5.getWidth() - 30);
    assertThat(ReceiptPaper.wrap("一二三四五", 20, 10)).containsExactly("一二", "三四", "五");
    assertThat(ReceiptPaper.wrap("abcd", 20, 10)).containsExactly("abcd");
    assertThat(ReceiptPaper.wrap("", 20, 10)).containsExactly("");
  }

  @Test
  void theSameReceiptIsDrawn() throws IOException {
    try (PDDocument document = Loader.loadPDF(ReceiptPaper.print(RECEIPT, AT))) {
      BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 72);
      int dark = 0;
      for (int x = 0; x < picture.getWidth(); x++) {
        for (int y = 0; y < picture.getHeight(); y++) {
          dark += (picture.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
        }
      }
      assertThat(dark).as("dark dots of a page with text and two rules").isGreaterThan(500);
    }
  }
}
