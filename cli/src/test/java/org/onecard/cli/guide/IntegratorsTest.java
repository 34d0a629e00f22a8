package org.onecard.cli.guide;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onecard.cli.CommandProcess;
import org.onecard.cli.FreePorts;
import org.onecard.cli.Json;
import org.onecard.cli.ShownCommands;
import org.onecard.client.ApiException;
import org.onecard.client.api.AcceptanceApi;
import org.onecard.client.calling.ClientCredentials;
import org.onecard.client.calling.Problem;
import org.onecard.client.calling.TokenRefusedException;
import org.onecard.client.model.AcceptanceAnswer;
import org.onecard.client.model.AcceptanceBody;
import org.onecard.client.model.PresentationBody;
import tools.jackson.databind.JsonNode;

/**
 * What integrators hold in their hands, on two running regions: the guide as a reader follows it,
 * the client, and the description, which the running node is checked against.
 */
class IntegratorsTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide", "acceptors-first-hour.md");
  private static final Path EXAMPLE = Path.of("..", "docs", "guide", "FirstHour.java");
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final Pattern CARD = Pattern.compile("(?m)^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|");

  private static final List<String> OPEN =
      List.of(
          "/health",
          "/.well-known/onecard/keys.json",
          "/.well-known/onecard/list.json",
          "/.well-known/onecard/local-list.json",
          "/.well-known/onecard/overlay.json",
          "/api/v1/items",
          "/api/v1/items?domain=culture");

  @TempDir private static Path folder;
  private static CommandProcess up;
  private static JsonNode demo;

  @BeforeAll
  static void start() throws Exception {
    Path shim = folder.resolve("onecard");
    Files.writeString(
        shim, "#!/bin/sh\nexec '" + String.join("' '", CommandProcess.onecard()) + "' \"$@\"\n");
    assertThat(shim.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("docs"), Path.of("..", "docs").toRealPath());
    Path ready = folder.resolve("ready.json");
    up =
        CommandProcess.start(
            folder, "up", "--port", "" + FreePorts.pair(), "--ready-file", ready.toString());
    await()
        .atMost(4, MINUTES)
        .failFast(() -> assertThat(up.isRunning()).as(up.output()).isTrue())
        .until(() -> Files.exists(ready));
    try (CommandProcess shown = CommandProcess.start(folder, "demo", "--cards")) {
      assertThat(shown.exitCode()).as(shown.output()).isZero();
      demo = Json.MAPPER.readTree(shown.output());
    }
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  @Test
  void theGuideRunsAsItStands() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    String script =
        "PATH='%s':$PATH\nCLIENT_PATH='%s'\n".formatted(java, System.getProperty("java.class.path"))
            + new ShownCommands(Files.readString(GUIDE)).script();

    try (CommandProcess reader =
        CommandProcess.startProgram(folder, List.of("bash", "-c", script))) {
      assertThat(reader.exitCode()).as(reader.output()).isZero();
    }
  }

  @Test
  void thePiecesOfJavaStandInTheExample() throws Exception {
    String example = Files.readString(EXAMPLE);
    List<String> pieces =
        JAVA.matcher(Files.readString(GUIDE)).results().map(piece -> piece.group(1)).toList();

    assertThat(pieces).hasSizeGreaterThan(3).allMatch(example::contains);
  }

  @Test
  void theGuideListsEveryCardThatThereIs() throws Exception {
    TreeSet<String> listed = new TreeSet<>();
    for (MatchResult row : CARD.matcher(Files.readString(GUIDE)).results().toList()) {
      listed.addAll(List.of(row.group(1).replace("`", "").split(", ")));
    }

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            demo.required("cards").propertyStream().map(card -> card.getKey()).toList());
  }

  @Test
  void theClientSaysWhatTheNodeSaid() throws Exception {
    JsonNode library = demo.required("acceptors").required(2);
    AcceptanceApi acceptances = new AcceptanceApi(library("clientSecret").client());
    AcceptanceBody wish = wish(library, "accepted-chip", "by-the-client");

    AcceptanceAnswer answer = acceptances.accept(wish);
    assertThat(answer.getDecision()).isEqualTo("accepted");
    assertThat(acceptances.find(Objects.requireNonNull(answer.getAcceptanceId())))
        .isEqualTo(answer);

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> acceptances.accept(wish.item("library-entry")))
        .satisfies(
            refused -> {
              Problem problem = Problem.of(refused);
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.field()).isEqualTo("idempotencyKey");
              assertThat(problem.remedy()).isNotEmpty();
            });
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> new AcceptanceApi(library("clientId").client()).accept(wish))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(401));
  }

  @Test
  void theRunningNodeAnswersAsDescribed() throws Exception {
    try (ContractProxy proxy = ContractProxy.before(demo.at("/regions/50").asString(), folder)) {
      for (String open : OPEN) {
        assertThat(proxy.keeps("GET", open, null, null).statusCode()).as(open).isIn(200, 404);
      }
    }
  }

  /**
   * The guard guards: of a description that promises something else, the node is found to stray.
   */
  @Test
  void anAnswerThatIsNotAsDescribedIsFound() throws Exception {
    Path strayed = folder.resolve("strayed.yaml");
    String description = Files.readString(Path.of("..", "docs", "reference", "openapi.yaml"));
    Files.writeString(
        strayed,
        description.replace("region:\n          type: string", "region:\n          type: integer"));
    assertThat(Files.readString(strayed)).isNotEqualTo(description);
    try (ContractProxy proxy =
        ContractProxy.before(demo.at("/regions/50").asString(), folder, strayed)) {
      assertThat(ContractProxy.isViolation(proxy.call("GET", "/health", null, null))).isTrue();
    }
  }

  private static AcceptanceBody wish(JsonNode acceptor, String card, String key) {
    JsonNode chip = demo.at("/cards/" + card + "/presentation");
    return new AcceptanceBody()
        .item(demo.at("/cards/" + card + "/item").asString())
        .point(acceptor.at("/points/0").asString())
        .idempotencyKey(key)
        .presentation(
            new PresentationBody()
                .type("chip")
                .cardNumber(chip.required("cardNumber").asString())
                .identificationCode(chip.required("identificationCode").asString())
                .issuer(chip.required("issuer").asString()));
  }

  /** The library's credentials with this value for a secret. */
  private static ClientCredentials library(String secret) {
    JsonNode library = demo.required("acceptors").required(2);
    return new ClientCredentials(
        demo.at("/regions/50").asString(),
        library.required("clientId").asString(),
        library.required(secret).asString(),
        "acceptor",
        Clock.systemUTC());
  }
}
