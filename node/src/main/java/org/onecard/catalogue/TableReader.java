package org.onecard.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.onecard.web.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * Reads a table that somebody sends: CSV in UTF-8 or GB18030, or the first sheet of an XLSX file.
 * Nothing is unpacked or read beyond the limits, and nothing in it is run.
 */
final class TableReader {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final String FILE = "file";

  /** Formats tell a date from a number; a cell that is wrong spoils only itself. */
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  private TableReader() {}

  /**
   * One line that is not empty.
   *
   * @param number counted from 1 as a reader of the file counts
   */
  record Line(int number, List<String> cells) {}

  /** The lines of a table, the header first; a 400 problem names what is wrong with the file. */
  static List<Line> read(byte[] octets) {
    try {
      if (startsWith(octets, OLE2)) {
        throw fault(
            "table-locked",
            "is an old or encrypted workbook",
            "save it as XLSX without a password");
      }
      return startsWith(octets, ZIP) ? workbook(octets) : csv(octets);
    } catch (IOException | UncheckedIOException | ExcelReaderException e) {
      throw fault("cannot be read as a table", "send CSV in UTF-8 or GB18030, or XLSX");
    }
  }

  private static List<Line> csv(byte[] octets) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser =
        CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get().parse(text(octets))) {
      for (CSVRecord row : parser) {
        int number = Math.toIntExact(parser.getCurrentLineNumber());
        add(lines, number, row.toList());
      }
    } catch (IllegalStateException e) {
      throw new IOException(e);
    }
    return lines;
  }

  private static StringReader text(byte[] octets) {
    String text =
        decoded(octets, StandardCharsets.UTF_8)
            .or(() -> decoded(octets, GB18030))
            .orElseThrow(() -> fault("is neither UTF-8 nor GB18030", "save it in one of them"));
    return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Optional<String> decoded(byte[] octets, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(octets))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static List<Line> workbook(byte[] octets) throws IOException {
    requireHarmless(octets);
    List<Line> lines = new ArrayList<>();
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(octets), WITH_FORMATS);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      Iterator<Row> each = rows.iterator();
      while (each.hasNext()) {
        Row row = each.next();
        add(lines, row.getRowNum(), cells(row));
      }
    }
    return lines;
  }

  private static List<String> cells(Row row) {
    if (row.getCellCount() > CatalogueLimits.COLUMNS) {
      throw fault("table-too-large", "has more than 60 columns", "keep the columns that are read");
    }
    List<String> cells = new ArrayList<>(Collections.nCopies(row.getCellCount(), ""));
    for (Cell cell : row) {
      if (cell != null) {
        cells.set(cell.getColumnIndex(), words(cell));
      }
    }
    return cells;
  }

  /** A cell as it would stand in CSV: what a formula would give is not computed but as stored. */
  private static String words(Cell cell) {
    if (cell.getType() == CellType.NUMBER
        && cell.getDataFormatString() != null
        && cell.getDataFormatString().contains("yy")) {
      return cell.asDate().toLocalDate().toString();
    }
    return switch (cell.getType()) {
      case NUMBER -> cell.asNumber().toPlainString();
      case BOOLEAN -> cell.asBoolean().toString();
      case EMPTY, ERROR -> "";
      case STRING, FORMULA -> cell.getText();
    };
  }

  /** Looks into the package by the same directory the reader goes by. */
  private static void requireHarmless(byte[] octets) throws IOException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(octets)).get()) {
      long unpacked = 0;
      int parts = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++parts > CatalogueLimits.WORKBOOK_PARTS) {
          throw fault(
              "table-too-large",
              "has more than 200 parts",
              "save the one sheet as a file of its own");
        }
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.contains("vbaproject") || name.contains("macrosheets")) {
          throw fault("table-has-macro", "has a macro in it", "save it as XLSX without macros");
        }
        unpacked += octets(zip, entry, CatalogueLimits.WORKBOOK_OCTETS - unpacked);
      }
    }
  }

  private static long octets(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
    long count = 0;
    byte[] buffer = new byte[8192];
    StringBuilder types = new StringBuilder();
    boolean isTypes = entry.getName().equals("[Content_Types].xml");
    try (InputStream part = zip.getInputStream(entry)) {
      for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
        count += read;
        if (count > left) {
          throw fault(
              "table-too-large",
              "unpacks to more than 32 MiB",
              "send fewer rows, without pictures");
        }
        if (isTypes) {
          types.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
      }
    }
    if (types.toString().contains("macroEnabled")) {
      throw fault("table-has-macro", "is a workbook for macros", "save it as XLSX without macros");
    }
    return count;
  }

  private static void add(List<Line> lines, int number, List<String> cells) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (lines.size() > CatalogueLimits.IMPORT_ROWS) {
      throw fault(
          "table-too-large",
          "has more than 2,000 rows",
          "an edition has no more; send it in parts");
    }
    if (cells.size() > CatalogueLimits.COLUMNS) {
      throw fault("table-too-large", "has more than 60 columns", "keep the columns that are read");
    }
    lines.add(new Line(number, cells.stream().map(String::strip).toList()));
  }

  private static boolean startsWith(byte[] octets, byte[] prefix) {
    return octets.length >= prefix.length
        && ByteBuffer.wrap(octets, 0, prefix.length).equals(ByteBuffer.wrap(prefix));
  }

  private static ProblemException fault(String code, String fault, String remedy) {
    return new ProblemException(HttpStatus.BAD_REQUEST, code, FILE, fault, remedy);
  }

  private static ProblemException fault(String fault, String remedy) {
    return ProblemException.badField(FILE, fault, remedy);
  }
}
