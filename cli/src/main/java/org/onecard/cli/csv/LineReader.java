package org.onecard.cli.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines one by one, with either line end and with or without a byte order mark. The first
 * line that is not plain ASCII tells whether the file is UTF-8 or GB18030.
 */
public final class LineReader {
  /** Octets in a line at most; what is longer is no row. */
  public static final int MAXIMUM_OCTETS = 8_192;

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private @Nullable Charset charset;
  private long number;

  /** A reader over a buffered stream, which stays the caller's to close. */
  public LineReader(InputStream in) {
    this.in = in;
  }

  /** The number of the line read last, from 1. */
  public long number() {
    return number;
  }

  /**
   * The next line without its end, or null after the last.
   *
   * @throws MalformedRowException if the line is too long or not text; the next may still be read
   */
  public @Nullable String next() throws IOException {
    var octets = new ByteArrayOutputStream();
    int length = 0;
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    number++;
    while (octet >= 0 && octet != '\n') {
      if (++length <= MAXIMUM_OCTETS) {
        octets.write(octet);
      }
      octet = in.read();
    }
    if (length > MAXIMUM_OCTETS) {
      throw new MalformedRowException("it is longer than " + MAXIMUM_OCTETS + " octets");
    }
    String line = decode(octets.toByteArray());
    if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
      line = line.substring(1);
    }
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private String decode(byte[] octets) {
    Charset known = charset;
    if (known != null) {
      return strictly(known, octets);
    }
    boolean plain = true;
    for (byte octet : octets) {
      plain &= octet >= 0;
    }
    if (plain) {
      return new String(octets, UTF_8);
    }
    charset = isText(UTF_8, octets) ? UTF_8 : GB18030;
    return strictly(charset, octets);
  }

  private static boolean isText(Charset charset, byte[] octets) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String strictly(Charset charset, byte[] octets) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRowException("it is not text in " + charset);
    }
  }
}
