package org.onecard.fares.tariff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads tariffs from their files. */
public final class TariffFile {
  /** The longest file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private TariffFile() {}

  /** As {@link #read(String)}, of a file's bytes, which must be UTF-8. */
  public static Reading read(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      return tooLong();
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException wrong) {
      return faulty("the file is not UTF-8; save it as UTF-8");
    }
  }

  /** The tariff, or all that is wrong with it. */
  public static Reading read(String yaml) {
    if (yaml.length() > MAX_BYTES) {
      return tooLong();
    }
    Faults faults = new Faults();
    Optional<Node> root = YamlText.parse(yaml, faults);
    if (root.isEmpty()) {
      return new Reading.Faulty(faults.list());
    }
    Origins origins = new Origins();
    Tariff tariff = new TariffReader(faults, origins).read(root.get());
    TariffCheck.check(tariff, root.get(), origins, faults);
    return faults.count() == 0 ? new Reading.Valid(tariff) : new Reading.Faulty(faults.list());
  }

  private static Reading tooLong() {
    return faulty("the file is longer than " + MAX_BYTES + " bytes; split the tariff");
  }

  private static Reading faulty(String message) {
    return new Reading.Faulty(List.of(new Fault(1, "", message)));
  }
}
