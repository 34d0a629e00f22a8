package org.onecard.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.region.Region;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a node is told when it starts.
 *
 * @param region the two-digit code of its region
 * @param data the folder that holds one folder for each region's node
 * @param peers addresses of the nodes it may exchange trust with
 * @param databaseUrl the JDBC URL of an external PostgreSQL; absent for the embedded one
 * @param databaseUser the user at the external database
 * @param databasePassword that user's password; comes from the environment, never an argument
 */
@ConfigurationProperties("onecard")
public record NodeProperties(
    @Nullable String region,
    @Nullable Path data,
    @Nullable List<URI> peers,
    @Nullable String databaseUrl,
    @Nullable String databaseUser,
    @Nullable String databasePassword) {

  /** Takes an absent list of peers as empty. */
  public NodeProperties {
    peers = peers == null ? List.of() : List.copyOf(peers);
  }

  /** The region of this node, or the reason why there is none. */
  public Region regionOrRefuse() {
    try {
      return Region.of(region == null ? "" : region);
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException(
          "the region '" + region + "' is not a province code", "give one, as --region 50", e);
    }
  }

  /** The folder of all nodes' data, or the reason why there is none. */
  public Path dataOrRefuse() {
    if (data == null) {
      throw new StartRefusedException("no data folder is given", "name one with --data");
    }
    return data;
  }

  @Override
  public String toString() {
    return "NodeProperties[region=" + region + ", data=" + data + ", peers=" + peers + "]";
  }
}
