package org.onecard.cli.fares;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.tariff.Fault;
import org.onecard.fares.tariff.Reading;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TariffFile;
import org.onecard.fares.tariff.Tariffs;

/** Tariffs by the name of a shipped one or the path of a file. */
public final class TariffFiles {
  private TariffFiles() {}

  /** The shipped tariff of this name, or that in this file; CommandFailedException if neither. */
  public static Tariff find(String nameOrFile) {
    return Tariffs.shipped(nameOrFile)
        .orElseGet(
            () -> {
              Path file = Path.of(nameOrFile);
              if (!Files.exists(file)) {
                throw new CommandFailedException(
                    "there is no tariff and no file "
                        + nameOrFile
                        + "; shipped are "
                        + String.join(", ", Tariffs.names()));
              }
              return switch (read(file)) {
                case Reading.Valid(Tariff tariff) -> tariff;
                case Reading.Faulty(List<Fault> faults) ->
                    throw new CommandFailedException(
                        faults.getFirst().shownFor(nameOrFile)
                            + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : ""));
              };
            });
  }

  /** What reading the file gives; CommandFailedException if it cannot be opened. */
  static Reading read(Path file) {
    try {
      // One byte more than is allowed is enough to see that there are too many.
      try (var in = Files.newInputStream(file)) {
        return TariffFile.read(in.readNBytes(TariffFile.MAX_BYTES + 1));
      }
    } catch (IOException unreadable) {
      throw new CommandFailedException("cannot read " + file + ": " + unreadable, unreadable);
    }
  }
}
