package org.onecard.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.onecard.cli.Json;
import org.onecard.kernel.region.Region;

/**
 * What a region's node is to hold for demonstration. Organisations are made up: their credit codes
 * name division 199, which no county ever had; the places are real.
 */
record DemonstrationPlan(List<PlannedResident> residents, List<PlannedAcceptor> acceptors) {

  /**
   * A synthetic resident.
   *
   * @param reference the plan's own name for the resident
   * @param attributes what the resident is to be, as the enrolment takes it
   */
  record PlannedResident(
      String reference, Map<String, String> attributes, String noteZh, String noteEn) {}

  /** An organisation that accepts the card for every item open to its sector. */
  record PlannedAcceptor(
      String creditCode, String nameZh, String nameEn, String sector, List<PlannedPoint> points) {}

  /** One gate, bus or desk. */
  record PlannedPoint(String nameZh, String nameEn, String place) {}

  /** The plan shipped for this region. */
  static DemonstrationPlan of(Region region) {
    String name = region.code() + ".json";
    try (InputStream shipped = DemonstrationPlan.class.getResourceAsStream(name)) {
      if (shipped == null) {
        throw new IllegalStateException("no demonstration plan " + name);
      }
      return Json.MAPPER.readValue(shipped, DemonstrationPlan.class);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the plan " + name, failure);
    }
  }
}
