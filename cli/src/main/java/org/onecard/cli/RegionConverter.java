package org.onecard.cli;

import org.onecard.kernel.region.Region;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a region from the command line. */
public final class RegionConverter implements ITypeConverter<Region> {
  @Override
  public Region convert(String text) {
    try {
      return Region.of(text);
    } catch (IllegalArgumentException none) {
      throw new TypeConversionException(none.getMessage());
    }
  }
}
