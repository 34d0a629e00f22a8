package org.onecard.protocol.code;

import java.util.EnumMap;
import java.util.Map;
import org.onecard.protocol.catalogue.AgeBand;
import org.onecard.protocol.catalogue.Attribute;

/**
 * The 16 bits of rights an authorisation carries (bit layout in docs/protocol). Bits without a
 * meaning yet are kept as they come, for they are under the issuer's signature.
 */
public record Rights(int bits) {
  /** No right at all. */
  public static final Rights NONE = new Rights(0);

  /** The value of an attribute that a holder has or has not. */
  public static final String YES = "yes";

  private static final int AGE_BAND_MASK = 0b111;
  private static final Map<Attribute, Integer> FLAGS =
      Map.of(
          Attribute.DISABILITY, 1 << 3,
          Attribute.STUDENT, 1 << 4,
          Attribute.RESIDENCE_PERMIT, 1 << 5);

  /** Refuses anything beyond 16 bits. */
  public Rights {
    if (bits < 0 || bits > 0xffff) {
      throw new IllegalArgumentException("rights have 16 bits, not " + Integer.toHexString(bits));
    }
  }

  /** The rights these attribute values stand for; a value without a bit is left out. */
  public static Rights of(Map<Attribute, String> attributes) {
    int bits =
        AgeBand.find(attributes.getOrDefault(Attribute.AGE_BAND, ""))
            .map(AgeBand::number)
            .orElse(0);
    for (Map.Entry<Attribute, Integer> flag : FLAGS.entrySet()) {
      if (YES.equals(attributes.get(flag.getKey()))) {
        bits |= flag.getValue();
      }
    }
    return new Rights(bits);
  }

  /** The attributes with their values, as AGE_BAND → "65-69", STUDENT → "yes". */
  public Map<Attribute, String> attributes() {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    AgeBand.find(bits & AGE_BAND_MASK)
        .ifPresent(band -> attributes.put(Attribute.AGE_BAND, band.text()));
    FLAGS.forEach(
        (attribute, flag) -> {
          if ((bits & flag) != 0) {
            attributes.put(attribute, YES);
          }
        });
    return attributes;
  }
}
