package org.onecard.cli.fares;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.gtfs.GtfsImport;

/** The files about fares of a GTFS feed, from a folder or a zip file. */
final class GtfsFolder {
  /** More than the stops of any province. */
  private static final int MAX_FILE_BYTES = 64 << 20;

  private static final int MAX_ENTRIES = 1_000;

  private GtfsFolder() {}

  static Map<String, String> read(Path feed) {
    try {
      if (Files.isDirectory(feed)) {
        return folder(feed);
      }
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(feed))) {
        return zip(zip, feed);
      }
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          "cannot read " + feed + " as a folder or zip file: " + unreadable, unreadable);
    }
  }

  private static Map<String, String> folder(Path folder) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (String name : GtfsImport.FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          texts.put(name, text(in, name));
        }
      }
    }
    return texts;
  }

  private static Map<String, String> zip(ZipInputStream zip, Path file) throws IOException {
    Map<String, String> texts = new HashMap<>();
    int entries = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MAX_ENTRIES) {
        throw new CommandFailedException(file + " has more than " + MAX_ENTRIES + " files");
      }
      String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      if (GtfsImport.FILES.contains(name)) {
        texts.put(name, text(zip, name));
      }
    }
    return texts;
  }

  private static String text(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
    if (bytes.length > MAX_FILE_BYTES) {
      throw new CommandFailedException(name + " is longer than " + MAX_FILE_BYTES + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
