package org.onecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot start says why in one line, and leaves what it found. */
class NodeStartTest {
  @TempDir Path base;

  @Test
  void namesThePortThatIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String line = failure("50", "--server.port=" + taken.getLocalPort());

      assertThat(line)
          .isEqualTo(
              "port %d is in use by another program; stop it, or choose another with --port"
                  .formatted(taken.getLocalPort()));
    }
    assertThat(base.resolve("50/node.pid")).doesNotExist();
    assertThat(base.resolve("50/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void namesTheNodeThatIsThere() {
    try (TestNode first = TestNode.start("50", base)) {
      assertThat(first.directory().read(first.directory().file("address")))
          .hasValue(first.url() + "\n");
      assertThat(failure("50")).startsWith("another live node (process ");
      assertThat(first.get("/health").statusCode()).as("the first still runs").isEqualTo(200);
    }
    assertThat(base.resolve("50/address")).doesNotExist();
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(failure("5")).contains("the region '5'").contains("--region 50");
    assertThat(failure("50", "--onecard.database-url=jdbc:postgresql://127.0.0.1:1/none"))
        .contains("ONECARD_DATABASE_USER");
  }

  private String failure(String region, String... properties) {
    Throwable thrown = catchThrowable(() -> TestNode.start(region, base, properties).close());
    assertThat(thrown).isNotNull();
    String line = StartFailure.explain(thrown);
    assertThat(line).doesNotContain("\n");
    return line;
  }
}
