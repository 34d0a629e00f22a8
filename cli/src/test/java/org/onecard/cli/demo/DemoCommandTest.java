package org.onecard.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
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
  private String said = "";

  @Test
  void showsWhereAnEmptyNodeRuns() throws IOException {
    node("http://localhost:9050");

    JsonNode demo = demo();
    assertThat(demo.at("/regions/50").asString()).isEqualTo("http://localhost:9050");
    assertThat(demo.at("/tokenEndpoints/50").asString())
        .isEqualTo("http://localhost:9050/oauth2/token");
    for (String kind : new String[] {"residents", "acceptors", "points", "items", "staff"}) {
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

  @Test
  void asksTheRunningNodeWhichItemsAreInForce() throws IOException {
    String item =
        """
        {"code":"%s","domain":"transit","titleZh":"地铁","titleEn":"Metro","modes":["offline"]}""";
    Path list = data.resolve("list.json");
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/.well-known/onecard/list.json",
        exchange -> {
          if (Files.exists(list)) {
            exchange.sendResponseHeaders(200, Files.size(list));
            Files.copy(list, exchange.getResponseBody());
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    server.start();
    try {
      Path region = node("http://localhost:" + server.getAddress().getPort());
      Files.writeString(region.resolve("demo.json"), "{\"items\":[" + item.formatted("old") + "]}");
      assertThat(demo().required("items")).isEmpty();
      assertThat(said).contains("no edition of the joint list is in force");

      Files.writeString(list, "{\"number\":2,\"items\":[" + item.formatted("new") + "]}");
      assertThat(demo().required("items").valueStream())
          .singleElement()
          .satisfies(
              shown -> {
                assertThat(shown.required("code").asString()).isEqualTo("new");
                assertThat(shown.propertyNames())
                    .containsExactly("code", "domain", "titleZh", "titleEn");
              });
    } finally {
      server.stop(0);
    }
    assertThat(demo().at("/items/0/code").asString()).isEqualTo("old");
  }

  private Path node(String address) throws IOException {
    Path region = Files.createDirectories(data.resolve("50"));
    Files.writeString(region.resolve("address"), address + "\n");
    Files.writeString(region.resolve("node.pid"), RUNNING + "\n");
    return region;
  }

  private JsonNode demo() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(new DemoCommand());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(command.execute("--data", data.toString())).isZero();
    said = err.toString();
    return Json.MAPPER.readTree(out.toString());
  }
}
