package org.onecard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the command reads and writes it. */
public final class Json {
  /** The one mapper of the command; indented, because people read what it writes. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> EVERYONE_READS =
      PosixFilePermissions.fromString("rw-r--r--");

  private Json() {}

  /** Reads a file as JSON. */
  public static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (java.nio.file.NoSuchFileException missing) {
      throw new CommandFailedException(file + " does not exist", missing);
    } catch (java.nio.file.AccessDeniedException denied) {
      throw new CommandFailedException("no permission to read " + file, denied);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /** Writes a file that holds secrets: readable by its owner only, complete or not there. */
  public static void writeSecret(Path file, Object value) {
    write(file, value, OWNER_ONLY);
  }

  /** Writes a file for everyone: complete or not there. */
  public static void writePublic(Path file, Object value) {
    write(file, value, EVERYONE_READS);
  }

  private static void write(Path file, Object value, Set<PosixFilePermission> permissions) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(part, PosixFilePermissions.asFileAttribute(permissions));
      Files.writeString(part, MAPPER.writeValueAsString(value) + "\n");
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new CommandFailedException("cannot write " + file + ": " + failure, failure);
    }
  }
}
