package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher finds a JDK; the folders are made here, so that the machine's do not matter. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "scripts", "jdk.sh").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void takesTheFirstJdkThatIsNewEnough() throws Exception {
    Path old = jdk("jdk-17", "17.0.12");
    Path fresh = jdk("a folder with jdk 25", "25.0.1");
    Path newer = jdk("jdk-26", "26");

    CommandProcess found = find(old, fresh, newer);

    assertThat(found.exitCode()).isZero();
    assertThat(found.output()).isEqualTo(fresh + "\n");
  }

  @Test
  void prefersTheExactVersionWithinASourceButNotAcrossSources() throws Exception {
    Path newer = jdk("jdk-26", "26.0.1");
    Path exact = jdk("jdk-25", "25.0.1");

    assertThat(find(newer, exact).output()).isEqualTo(exact + "\n");
    assertThat(find(newer).output()).isEqualTo(newer + "\n");
    assertThat(find(newer, Path.of(""), exact).output()).isEqualTo(newer + "\n");
  }

  @Test
  void looksWhereToolsOfTheUserPutJdks() throws Exception {
    for (String place :
        List.of(".gradle/jdks", ".asdf/installs/java", ".local/share/mise/installs/java")) {
      Path home = jdk("home of " + place.replace('/', ' ') + "/" + place + "/temurin-25", "25.0.1");
      String script =
          "HOME='%s'; . '%s'; jdk_candidates | grep -c -x '%s'"
              .formatted(folder.resolve("home of " + place.replace('/', ' ')), SCRIPT, home);
      CommandProcess listed = CommandProcess.startProgram(folder, List.of("bash", "-c", script));
      assertThat(listed.exitCode()).as(place).isZero();
    }
  }

  @Test
  void passesOverARuntimeWithoutCompiler() throws Exception {
    Path runtime = jdk("jre-25", "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));
    Path whole = jdk("jdk-25", "25.0.1");

    assertThat(find(runtime, whole).output()).isEqualTo(whole + "\n");
  }

  @Test
  void saysInOneLineWhatToInstallWhereThereIsNone() throws Exception {
    CommandProcess none = find(jdk("jdk-17", "17.0.12"), folder.resolve("nowhere"));

    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.output()).startsWith("onecard: no JDK 25").contains("install").hasLineCount(1);
  }

  private CommandProcess find(Path... candidates) throws IOException, InterruptedException {
    StringBuilder homes = new StringBuilder();
    for (Path candidate : candidates) {
      homes.append("'").append(candidate).append("' ");
    }
    String script =
        ". '%s'; jdk_candidates() { printf '%%s\\n' %s; }; find_jdk".formatted(SCRIPT, homes);
    CommandProcess process = CommandProcess.startProgram(folder, List.of("bash", "-c", script));
    process.exitCode();
    return process;
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
