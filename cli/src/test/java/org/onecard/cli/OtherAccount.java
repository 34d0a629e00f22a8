package org.onecard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The account of one node among several on a machine. Root, whom no permission stops, hands over to
 * {@code nobody} or to a number of the test's choice; any other user stays who he is and is stopped
 * by permissions alone.
 */
public final class OtherAccount {
  private static final int NOBODY = 65534;
  private static final Set<PosixFilePermission> FOR_EVERYONE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final boolean root = "root".equals(System.getProperty("user.name"));
  private final Path folder;
  private final String number;
  private final List<String> onecard;

  /** What {@code nobody} needs to run {@code onecard} is put into {@code folder}, open to it. */
  public OtherAccount(Path folder) throws Exception {
    this(folder, NOBODY);
  }

  /** The account with this number; several may share what lies in {@code folder}. */
  public OtherAccount(Path folder, int number) throws Exception {
    this.folder = folder;
    this.number = Integer.toString(number);
    List<String> own = CommandProcess.onecard();
    assumeThat(run(List.of(own.getFirst(), "-version")))
        .as("left out: another account has no access to the JDK %s", own.getFirst())
        .isZero();
    Files.setPosixFilePermissions(folder, FOR_EVERYONE);
    onecard = root ? copied(own) : own;
  }

  /** Whether it is another than this process's own, so that permissions tell them apart. */
  public boolean isSeparate() {
    return root;
  }

  /** Gives a folder and all in it to the account. */
  public void own(Path given) throws Exception {
    if (root) {
      List<String> command = List.of("chown", "-R", number + ":" + number, given.toString());
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
  }

  /** Starts {@code onecard} as the account. */
  public CommandProcess onecard(String... arguments) throws IOException {
    return onecard(Map.of(), arguments);
  }

  /** Starts {@code onecard} as the account, with these variables beside those of this process. */
  public CommandProcess onecard(Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("env"));
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(onecard);
    command.addAll(List.of(arguments));
    return CommandProcess.startProgram(folder, as(command));
  }

  /** Whether the account can list a folder. */
  public boolean canList(Path listed) throws Exception {
    return run(List.of("ls", listed.toString())) == 0;
  }

  private int run(List<String> command) throws Exception {
    return CommandProcess.startProgram(folder, as(command)).exitCode();
  }

  private List<String> as(List<String> command) {
    List<String> line = new ArrayList<>();
    if (root) {
      line.addAll(
          List.of("setpriv", "--reuid=" + number, "--regid=" + number, "--clear-groups", "--"));
    }
    line.addAll(command);
    return line;
  }

  /** The command with a class path outside root's home, where nobody else may look. */
  private List<String> copied(List<String> command) {
    String classPath = System.getProperty("java.class.path");
    List<Path> elements = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    String copies =
        IntStream.range(0, elements.size())
            .filter(i -> isNeeded(elements.get(i)))
            .mapToObj(i -> copy(elements.get(i), folder.resolve("lib").resolve("" + i)))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return command.stream().map(word -> word.equals(classPath) ? copies : word).toList();
  }

  /** Playwright's driver has 200 MB, and no node drives a browser. */
  private static boolean isNeeded(Path element) {
    return Files.exists(element) && !element.toString().contains("driver-bundle");
  }

  private static Path copy(Path element, Path into) {
    try (Stream<Path> files = Files.walk(element)) {
      Path target = into.resolve(String.valueOf(element.getFileName()));
      if (Files.exists(target)) {
        return target;
      }
      for (Path file : files.toList()) {
        Path copy = target.resolve(element.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.resolveSibling("."));
          Files.copy(file, copy);
        }
        Files.setPosixFilePermissions(copy, FOR_EVERYONE);
      }
      return target;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot copy " + element, failure);
    }
  }
}
