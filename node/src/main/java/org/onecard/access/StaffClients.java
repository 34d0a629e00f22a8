package org.onecard.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.onecard.storage.DataDirectory;
import org.onecard.storage.Secrets;
import org.onecard.web.NodeAddress;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the clients of the node's operator and approver at the first start.
 *
 * <p>Their secrets lie in {@code DIR/R/credentials}, for who may read that folder.
 */
@Component
class StaffClients implements ApplicationRunner {
  private final Access access;
  private final DataDirectory directory;
  private final NodeAddress address;
  private final SecureRandom random;
  private final JsonMapper json;

  StaffClients(
      Access access,
      DataDirectory directory,
      NodeAddress address,
      SecureRandom random,
      JsonMapper json) {
    this.access = access;
    this.directory = directory;
    this.address = address;
    this.random = random;
    this.json = json;
  }

  /** What a credentials file holds. */
  record Credentials(String clientId, String clientSecret, String tokenEndpoint) {}

  @Override
  public void run(ApplicationArguments arguments) {
    List.of(Scope.OPERATOR, Scope.APPROVER).forEach(this::provide);
  }

  /** The file comes before the client, so that a start cut short loses no secret. */
  private void provide(String scope) {
    Path file = directory.credentials().resolve(scope + ".json");
    boolean known = access.clientExists(scope);
    String secret =
        directory
            .read(file)
            .map(text -> json.readValue(text, Credentials.class).clientSecret())
            .orElseGet(() -> known ? "" : Secrets.random(random));
    if (secret.isEmpty()) {
      return;
    }
    Credentials credentials = new Credentials(scope, secret, address.baseUrl() + "/oauth2/token");
    directory.write(file, json.writeValueAsString(credentials) + "\n");
    if (!known) {
      access.registerClient(scope, secret, Set.of(scope), null);
    }
  }
}
