package org.onecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onecard.catalogue.ItemImports.Shown;
import org.onecard.catalogue.ItemTable.Contents;
import org.onecard.catalogue.ItemTable.LineFault;
import org.onecard.catalogue.Standings.Seen;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.kernel.region.Region;
import org.onecard.protocol.catalogue.EditionDifference.Line;

/** Tables of items as people make them, and as they should not. */
class ItemImportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String HEADING =
      "代码,领域,事项名称,英文名称,出示方式,最低保证等级,适用地点,用卡单位行业,法律依据,责任部门,投诉电话,生效日期,失效日期";
  private static final String THEATRE =
      "theatre-entry,culture,剧场入场,Theatre entry,code;chip,chip,500000；510000,theatre,"
          + "\"演示依据, 并非真实文件\",文化和旅游部门,000-5000-0001,2025-01-01,";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void csvIsReadInEitherCharacterSetWithItsLineNumbers(String charset) {
    byte[] octets = lines(HEADING, "", THEATRE).getBytes(Charset.forName(charset));
    Contents contents = ItemTable.read(TableReader.read(octets), TODAY);
    assertThat(contents.faults()).isEmpty();
    assertThat(contents.items()).containsOnlyKeys("theatre-entry");
    assertThat(String.valueOf(contents.items().get("theatre-entry")))
        .contains("剧场入场", "演示依据, 并非真实文件", "[\"500000\",\"510000\"]");
  }

  @Test
  void everyFaultIsNamedByLineAndField() {
    String noBasis = THEATRE.replace("\"演示依据, 并非真实文件\"", "").replace("theatre-entry", "a");
    String until =
        THEATRE.replace("2025-01-01,", "2025-01-01,2024-01-01").replace("theatre-entry", "b");
    String later = THEATRE.replace("2025-01-01,", "2026-01-01,");
    String before = THEATRE.replace("2025-01-01,", "2023-01-01,2024-01-01");
    byte[] octets =
        lines(HEADING, THEATRE, noBasis, until, later, before, "c,space")
            .getBytes(StandardCharsets.UTF_8);
    Contents contents = ItemTable.read(TableReader.read(octets), TODAY);
    assertThat(contents.faults())
        .extracting(LineFault::line, LineFault::field)
        .containsExactly(
            tuple(3, "legalBasis"),
            tuple(4, "validTo"),
            tuple(5, "validFrom"),
            tuple(6, "code"),
            tuple(7, "validFrom"));
    assertThat(contents.faults()).allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
  }

  @Test
  void aHeadingThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> read(lines("code,颜色", "a,b").getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("颜色");
    assertThatThrownBy(() -> read("x".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no items");
    assertThatThrownBy(() -> read(new byte[] {(byte) 0xff, (byte) 0xff, 'a'}))
        .hasMessageContaining("neither UTF-8 nor GB18030");
  }

  @Test
  void aWorkbookIsReadAsACsvIs() throws IOException {
    Contents contents = read(workbook(HEADING, THEATRE));
    assertThat(contents.faults()).isEmpty();
    assertThat(contents.items().get("theatre-entry"))
        .isEqualTo(
            read(lines(HEADING, THEATRE).getBytes(StandardCharsets.UTF_8))
                .items()
                .get("theatre-entry"));
  }

  @Test
  void aWorkbookWithAMacroIsRefused() throws IOException {
    byte[] plain = workbook(HEADING, THEATRE);
    assertThatThrownBy(() -> read(with(plain, "xl/vbaProject.bin", new byte[10])))
        .hasMessageContaining("macro");
    assertThatThrownBy(() -> read(renamedToMacro(plain))).hasMessageContaining("macro");
  }

  @Test
  void aMillionRowsAndAZipBombAreRefusedBeforeTheyAreRead() throws IOException {
    byte[] plain = workbook(HEADING, THEATRE);
    assertThatThrownBy(() -> read(withSheet(plain, 100_000))).hasMessageContaining("2,000 rows");
    assertThatThrownBy(() -> read(withSheet(plain, 1_000_000))).hasMessageContaining("32 MiB");
    byte[] bomb = with(plain, "xl/media/image1.png", new byte[64 << 20]);
    assertThat(bomb.length).as("small enough to be sent").isLessThan(1 << 20);
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("32 MiB");
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0}))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void whatWasShownIsDraftedAndNothingElse() throws IOException {
    TwoCatalogues two = new TwoCatalogues(folder);
    two.join();
    ItemImports imports =
        new ItemImports(
            two.two.jdbc(Region.of("51")),
            two.room("51").editions(),
            two.room("51").desk(),
            two.two.clock());
    PlaceCode place = PlaceCode.of("510000");
    byte[] faulty = lines(HEADING, THEATRE, THEATRE).getBytes(StandardCharsets.UTF_8);
    assertThat(imports.show(TwoCatalogues.EDITOR, faulty, place).digest()).isNull();

    byte[] file =
        lines(HEADING, THEATRE, THEATRE.replace("theatre-entry", "opera-entry"))
            .getBytes(StandardCharsets.UTF_8);
    Shown shown = imports.show(TwoCatalogues.EDITOR, file, place);
    assertThat(shown.difference().lines())
        .extracting(Line::code)
        .containsExactly("theatre-entry", "opera-entry");
    assertThat(two.room("51").desk().newest(Optional.empty()))
        .as("a dry run drafts nothing")
        .isEmpty();
    String digest = Objects.requireNonNull(shown.digest());
    List<Seen> drafted = imports.commit(TwoCatalogues.EDITOR, digest);
    assertThat(drafted).extracting(s -> s.standing().state().text()).containsOnly("draft");
    assertThat(imports.commit(TwoCatalogues.EDITOR, digest))
        .extracting(s -> s.proposal().id())
        .containsExactlyElementsOf(drafted.stream().map(s -> s.proposal().id()).toList());
    assertThatThrownBy(() -> imports.commit(TwoCatalogues.EDITOR, "0".repeat(64)))
        .hasMessageContaining("nothing was shown");
  }

  private static Contents read(byte[] octets) {
    return ItemTable.read(TableReader.read(octets), TODAY);
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static byte[] workbook(String... lines) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(octets, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("items");
      for (int row = 0; row < lines.length; row++) {
        List<String> cells =
            TableReader.read(lines(lines[row]).getBytes(StandardCharsets.UTF_8)).getFirst().cells();
        for (int column = 0; column < cells.size(); column++) {
          if (cells.get(column).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            sheet.value(row, column, LocalDate.parse(cells.get(column)));
            sheet.style(row, column).format("yyyy-MM-dd").set();
          } else if (!cells.get(column).isEmpty()) {
            sheet.value(row, column, cells.get(column));
          }
        }
      }
    }
    return octets.toByteArray();
  }

  private static byte[] with(byte[] plain, String name, byte[] part) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      copy(plain, zip, name, "", "");
      zip.putNextEntry(new ZipEntry(name));
      zip.write(part);
    }
    return octets.toByteArray();
  }

  private static byte[] renamedToMacro(byte[] plain) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      copy(
          plain,
          zip,
          "",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
          "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    }
    return octets.toByteArray();
  }

  private static byte[] withSheet(byte[] plain, int rows) throws IOException {
    StringBuilder sheet =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    for (int row = 1; row <= rows; row++) {
      sheet.append("<row r=\"").append(row).append("\"><c r=\"A").append(row);
      sheet.append("\"><v>1</v></c></row>");
    }
    sheet.append("</sheetData></worksheet>");
    return with(
        plain, "xl/worksheets/sheet1.xml", sheet.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(
      byte[] plain, ZipOutputStream zip, String without, String from, String to)
      throws IOException {
    try (ZipFile parts =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(plain)).get()) {
      for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
        if (!part.getName().equals(without)) {
          zip.putNextEntry(new ZipEntry(part.getName()));
          String text =
              new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
          zip.write(
              (from.isEmpty() ? text : text.replace(from, to)).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }
}
