package org.onecard.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onecard.kernel.region.Region;

class DataDirectoryTest {
  private static final Region REGION = Region.of("50");
  @TempDir Path base;

  @Test
  void writesForItsOwnerAlone() throws IOException {
    DataDirectory directory = DataDirectory.open(base, REGION);
    Path file = directory.secrets().resolve("a");
    directory.write(file, "one");
    directory.write(file, "two");

    assertThat(directory.read(file)).hasValue("two");
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(directory.root())).isEqualTo("rwx------");
    assertThat(permissions(directory.keys())).isEqualTo("rwx------");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directory.write(base.resolve("elsewhere"), "x"));
  }

  @ParameterizedTest
  @CsvSource({"0, older", "2, newer", "rubbish, older"})
  void refusesDataOfAnotherVersionAndLeavesIt(String version, String word) throws IOException {
    DataDirectory directory = DataDirectory.open(base, REGION);
    Files.writeString(directory.file("data-version"), version);

    assertThatThrownBy(() -> DataDirectory.open(base, REGION))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining(word);
    assertThat(directory.file("data-version")).hasContent(version);
  }

  @Test
  void refusesADatabaseOfUnknownVersion() throws IOException {
    Files.createDirectories(base.resolve("50/postgres"));

    assertThatThrownBy(() -> DataDirectory.open(base, REGION))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("version 0");
  }

  @Test
  void refusesAFolderThatCannotBe() throws IOException {
    Path file = Files.createFile(base.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.open(file, REGION))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("cannot be written by this user")
        .hasMessageContaining("--data");
  }

  @Test
  void oneNodeHoldsItAtATime() {
    DataDirectory directory = DataDirectory.open(base, REGION);
    try (DirectoryClaim claim = DirectoryClaim.takeForNode(directory)) {
      claim.announce("http://localhost:1");
      String pid = Long.toString(ProcessHandle.current().pid());
      assertThat(directory.file("node.pid")).hasContent(pid);
      assertThatThrownBy(() -> DirectoryClaim.takeForNode(directory))
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("another live node (process " + pid + ")");
      assertThat(directory.file("address")).hasContent("http://localhost:1");
    }
    assertThat(directory.file("node.pid")).doesNotExist();
    assertThat(directory.file("address")).doesNotExist();
    DirectoryClaim.takeForNode(directory).close();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
