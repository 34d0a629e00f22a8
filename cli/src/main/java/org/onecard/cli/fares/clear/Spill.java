package org.onecard.cli.fares.clear;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records put aside on disk in numbered files, so that a province's day need not fit in memory. */
final class Spill implements AutoCloseable {
  private static final int BUFFER = 1 << 15;

  private final Path folder;
  private final List<@Nullable DataOutputStream> files;

  /** Writes up to {@code count} files in a folder of its own. */
  Spill(Path folder, int count) throws IOException {
    this.folder = Files.createDirectories(folder);
    files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(null);
    }
  }

  /** Writes one record to one of the files. */
  interface Write {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads one record; an {@link EOFException} at the end. */
  interface Read {
    void from(DataInputStream in) throws IOException;
  }

  synchronized void add(int number, Write one) throws IOException {
    DataOutputStream out = files.get(number);
    if (out == null) {
      out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file(folder, number)), BUFFER));
      files.set(number, out);
    }
    one.to(out);
  }

  /** Reads all records of one file; none if nothing was put there. */
  static void read(Path folder, int number, Read each) throws IOException {
    Path file = file(folder, number);
    if (!Files.exists(file)) {
      return;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      while (in.available() > 0) {
        each.from(in);
      }
    } catch (EOFException e) {
      throw new IOException(file + " ends in a record", e);
    }
  }

  private static Path file(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "%03d", number));
  }

  @Override
  public void close() throws IOException {
    for (DataOutputStream file : files) {
      if (file != null) {
        file.close();
      }
    }
  }
}
