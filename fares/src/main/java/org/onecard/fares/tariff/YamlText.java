package org.onecard.fares.tariff;

import java.util.Optional;
import org.onecard.fares.tariff.Faults.Spot;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML without its surprises: one document, no aliases, no tags, bounded in length and depth. */
final class YamlText {
  private static final int MAX_DEPTH = 24;

  private YamlText() {}

  /** The document's root; empty, with a fault, if there is none to be had. */
  static Optional<Node> parse(String yaml, Faults faults) {
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(TariffFile.MAX_BYTES)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      if (!isPlain(settings, yaml, faults)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        faults.add(new Spot(1, ""), "the file is empty; write at least tariff, parties and fares");
      }
      return root;
    } catch (MarkedYamlEngineException broken) {
      Spot spot = new Spot(line(broken.getProblemMark()), "");
      faults.add(spot, "not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      faults.add(new Spot(1, ""), "not YAML: " + firstLine(broken));
    }
    return Optional.empty();
  }

  /** The line of a mark, from 1. */
  static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  /** Events come one by one, whatever the depth, so that the tree is built only of what is sane. */
  private static boolean isPlain(LoadSettings settings, String yaml, Faults faults) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      Spot spot = new Spot(line(event.getStartMark()), "");
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case DocumentStart -> documents++;
        case Scalar -> {
          Optional<String> tag = ((ScalarEvent) event).getTag();
          if (tag.isPresent()) {
            faults.add(spot, tag.get() + ": a tag says nothing here; remove it");
            return false;
          }
        }
        case Alias -> {
          faults.add(spot, "*" + ((AliasEvent) event).getAlias() + ": write it out; no aliases");
          return false;
        }
        default -> {}
      }
      if (documents > 1) {
        faults.add(spot, "a second document begins; keep one tariff a file");
        return false;
      }
      if (depth > MAX_DEPTH) {
        faults.add(spot, "nested deeper than " + MAX_DEPTH + " levels; no tariff needs that");
        return false;
      }
    }
    return true;
  }

  private static String firstLine(YamlEngineException broken) {
    return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
  }
}
