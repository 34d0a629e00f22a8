package org.onecard.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option every command that works on a data folder takes. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "onecard-data",
      description = "Folder of all data (default: ./${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder as an absolute path. */
  public Path folder() {
    return folder.toAbsolutePath().normalize();
  }
}
