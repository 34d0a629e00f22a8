package org.onecard.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class DemoCommandTest {
  private static final long RUNNING = ProcessHandle.current().pid();

  @TempDir private Path data;

  @Test
  void showsWhereAnEmptyNodeRuns() throws IOException {
    node("http://localhost:9050");

    JsonNode demo = demo();
    assertThat(demo.at("/regions/50").asString()).isEqualTo("http://localhost:9050");
    assertThat(demo.at("/tokenEndpoints/50").asString())
        .isEqualTo("http://localhost:9050/oauth2/token");
    for (String kind : new String[] {"residents", "acceptors", "points", "items"}) {
      assertThat(demo.required(kind).isArray()).as(kind).isTrue();
      assertThat(demo.required(kind)).as(kind).isEmpty();
    }
  }

  @Test
  void followsThePortOfTheRunningNode() throws IOException {
    Path region = node("http://localhost:9050");
    Files.writeString(region.resolve("demo.json"), "{\"address\":\"http://localhost:8050\"}");
    assertThat(demo().at("/regions/50").asString()).isEqualTo("http://localhost:9050");

    Files.delete(region.resolve("node.pid"));
    assertThat(demo().at("/regions/50").asString()).isEqualTo("http://localhost:8050");
  }

  private Path node(String address) throws IOException {
    Path region = Files.createDirectories(data.resolve("50"));
    Files.writeString(region.resolve("address"), address + "\n");
    Files.writeString(region.resolve("node.pid"), RUNNING + "\n");
    return region;
  }

  private JsonNode demo() {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new DemoCommand()).setOut(new PrintWriter(out));
    assertThat(command.execute("--data", data.toString())).isZero();
    return Json.MAPPER.readTree(out.toString());
  }
}
