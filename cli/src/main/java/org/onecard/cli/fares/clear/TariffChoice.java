package org.onecard.cli.fares.clear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onecard.cli.CommandFailedException;
import org.onecard.fares.charge.Charging;
import org.onecard.fares.network.Networks;
import org.onecard.fares.tariff.Fault;
import org.onecard.fares.tariff.Reading;
import org.onecard.fares.tariff.Tariff;
import org.onecard.fares.tariff.TariffFile;
import org.onecard.fares.tariff.Tariffs;
import org.onecard.kernel.crypto.Sm3;

/**
 * The tariff that a command names: a shipped one by name, else a file.
 *
 * @param digest of the text of its file
 */
record TariffChoice(Charging charging, String digest) {
  private static final int SHOWN_FAULTS = 5;

  static TariffChoice of(String nameOrFile) {
    Optional<String> shipped = Tariffs.text(nameOrFile);
    String text = shipped.orElseGet(() -> file(nameOrFile));
    Tariff tariff =
        switch (TariffFile.read(text)) {
          case Reading.Valid(Tariff valid) -> valid;
          case Reading.Faulty(List<Fault> faults) ->
              throw new CommandFailedException(
                  "tariff "
                      + nameOrFile
                      + " has mistakes: "
                      + faults.stream()
                          .limit(SHOWN_FAULTS)
                          .map(fault -> "line " + fault.line() + ": " + fault.message())
                          .collect(Collectors.joining("; ")));
        };
    return new TariffChoice(Charging.of(tariff, Networks::shipped), Sm3.hex(text.getBytes(UTF_8)));
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new CommandFailedException(
          "there is no tariff '"
              + name
              + "': neither a file nor one of "
              + String.join(", ", Tariffs.names()),
          e);
    }
  }
}
