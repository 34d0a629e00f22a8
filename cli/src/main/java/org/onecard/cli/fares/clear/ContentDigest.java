package org.onecard.cli.fares.clear;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Passes a file's octets through and knows, at its end, their number and SM3 digest. */
final class ContentDigest extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final SM3Digest digest = new SM3Digest();
  private long octets;

  ContentDigest(InputStream in) {
    super(in);
  }

  /** What a file is, told by its content alone. */
  record Content(long octets, String sm3) {}

  /** The content of a whole file. */
  static Content of(Path file) throws IOException {
    try (ContentDigest in = new ContentDigest(Files.newInputStream(file))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return in.content();
    }
  }

  /** What has passed through so far; to be asked once, at the end. */
  Content content() {
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return new Content(octets, HexFormat.of().formatHex(out));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, Math.min(length, BUFFER));
    if (read > 0) {
      digest.update(into, from, read);
      octets += read;
    }
    return read;
  }
}
