package org.onecard.terminal.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.terminal.Terminal;
import org.onecard.terminal.TerminalSetup;
import org.onecard.terminal.World;

/** A gate in a process of its own: decides on the codes in a file, one a line. */
final class LowMemoryGate {
  private LowMemoryGate() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    SecureRandom random = new SecureRandom();
    SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
    NodeSetup nowhere =
        new NodeSetup(URI.create("http://127.0.0.1:9"), "gates", "", "acceptor", Duration.ZERO);
    TerminalSetup setup =
        new TerminalSetup(
            "gate-1", folder, nowhere, key, Map.of(), World.PLACES, TerminalSetup.RETENTION);
    List<String> said = new ArrayList<>();
    try (Terminal gate = Terminal.open(setup, InstantSource.fixed(World.NOW), random)) {
      for (String code : Files.readAllLines(folder.resolve("codes"), US_ASCII)) {
        var decision = gate.tap(code, World.METRO, World.NOW).decision();
        said.add(decision.status().value() + " " + decision.word());
      }
    }
    said.add("heap " + Runtime.getRuntime().maxMemory() / (1 << 20));
    Files.write(Path.of(arguments[1]), said);
  }
}
