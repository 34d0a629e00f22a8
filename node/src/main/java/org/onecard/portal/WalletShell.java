package org.onecard.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.onecard.kernel.crypto.Sm3;

/**
 * What the wallet needs to open with no network: files of the program, none of a person. The
 * service worker names them, and a digest of their octets names the cache that holds them.
 */
final class WalletShell {
  private static final int VERSION_LENGTH = 16;
  private static final String WORKER = "/wallet/service-worker.js";

  /** Each asset's path as served, and where its octets lie on the class path. */
  private static final List<Asset> ASSETS =
      List.of(
          ofProgram("onecard.css"),
          ofProgram("code-panel.css"),
          ofProgram("wallet.js"),
          ofProgram("wallet-device.js"),
          ofProgram("onecard-code.js"),
          ofProgram("presentation-code.js"),
          ofProgram("device-store.js"),
          ofProgram("icon.svg"),
          new Asset(
              "/webjars/qr-creator/1.0.0/dist/qr-creator.es6.min.js",
              "/META-INF/resources/webjars/qr-creator/1.0.0/dist/qr-creator.es6.min.js"));

  private final String version;
  private final String serviceWorker;

  private record Asset(String path, String resource) {}

  private WalletShell(String version, String serviceWorker) {
    this.version = version;
    this.serviceWorker = serviceWorker;
  }

  /** Reads the files of this build; one that is missing stops the start. */
  static WalletShell ofThisBuild() {
    String template = new String(octets(WORKER), StandardCharsets.UTF_8);
    List<byte[]> parts = new ArrayList<>();
    parts.add(template.getBytes(StandardCharsets.UTF_8));
    ASSETS.forEach(asset -> parts.add(octets(asset.resource())));
    String version = Sm3.hex(parts.toArray(byte[][]::new)).substring(0, VERSION_LENGTH);
    String paths = String.join("\", \"", ASSETS.stream().map(Asset::path).toList());
    return new WalletShell(
        version, template.replace("@VERSION@", version).replace("@ASSETS@", paths));
  }

  /** The first 16 hexadecimal digits of the SM3 over the worker's template and the assets. */
  String version() {
    return version;
  }

  /** The service worker's script. */
  String serviceWorker() {
    return serviceWorker;
  }

  private static Asset ofProgram(String name) {
    return new Asset("/assets/" + name, "/static/assets/" + name);
  }

  private static byte[] octets(String resource) {
    try (InputStream in = WalletShell.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }
}
