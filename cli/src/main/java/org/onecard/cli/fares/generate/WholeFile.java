package org.onecard.cli.fares.generate;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that stands under its name only once it is whole. */
final class WholeFile implements Closeable {
  private final Path path;
  private final Path part;
  private final BufferedWriter writer;

  WholeFile(Path folder, String name) throws IOException {
    path = folder.resolve(name);
    part = folder.resolve(name + ".part");
    writer = Files.newBufferedWriter(part);
  }

  void line(CharSequence line) throws IOException {
    writer.append(line).append('\n');
  }

  /** Puts the file under its name, in the place of one that stood there. */
  void finish() throws IOException {
    writer.close();
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes away what was not finished. */
  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(part);
  }
}
