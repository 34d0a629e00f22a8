package org.onecard.cli.operate;

import org.onecard.cli.DataOption;
import org.onecard.cli.RegionConverter;
import org.onecard.cli.RegionFolder;
import org.onecard.kernel.region.Region;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a command names the node it speaks to. */
final class OneNode {
  @Mixin private DataOption data;

  @Option(
      names = "--region",
      required = true,
      converter = RegionConverter.class,
      description = "Region of the node to speak to, as 50.")
  private Region region;

  NodeClient client() {
    return NodeClient.of(new RegionFolder(data.folder(), region));
  }
}
