package org.onecard.protocol.code;

import java.util.Map;
import org.onecard.protocol.catalogue.Attribute;

/** The 16 bits of rights an authorisation carries (bit layout in docs/protocol). */
public record Rights(int bits) {
  /** No right at all. */
  public static final Rights NONE = new Rights(0);

  /** The rights these attribute values stand for; a value without a bit is left out. */
  public static Rights of(Map<Attribute, String> attributes) {
    throw new UnsupportedOperationException();
  }

  /** The attributes with their values, as AGE_BAND → "65-69", STUDENT → "yes". */
  public Map<Attribute, String> attributes() {
    throw new UnsupportedOperationException();
  }
}
