package org.onecard.fares.tariff;

import org.snakeyaml.engine.v2.nodes.Node;

/** Finds what no reading of single values finds: gaps, overlaps, unknown names, dead rules. */
final class TariffCheck {
  private TariffCheck() {}

  static void check(Tariff tariff, Node root, Origins origins, Faults faults) {
    Known known = new Known(tariff, root);
    new NameCheck(tariff, known, origins, faults).run();
    new FareCheck(tariff, known, origins, faults).run();
    new JourneyCheck(tariff, origins, faults).run();
    new ReachCheck(tariff, known, origins, faults).run();
  }
}
