package org.onecard.protocol.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onecard.kernel.place.PlaceCode;
import org.onecard.protocol.json.DocumentFields;

/** Reads one item of an edition. */
final class ItemDocument {
  private static final int MAXIMUM_CODE = 60;
  private static final int MAXIMUM_TITLE = 100;
  private static final int MAXIMUM_TEXT = 500;
  private static final int MAXIMUM_PLACES = 500;
  private static final int MAXIMUM_NAMES = 50;
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private ItemDocument() {}

  static ApplicationItem read(DocumentFields item) {
    LocalDate validFrom = item.date("validFrom");
    @Nullable LocalDate validTo = item.dateOrNull("validTo");
    if (validTo != null && !validTo.isAfter(validFrom)) {
      throw item.fault("validTo", "not after validFrom", "a later day, or leave it out");
    }
    return new ApplicationItem(
        code(item),
        item.constant("domain", Domain.class),
        item.text("titleZh", MAXIMUM_TITLE),
        item.text("titleEn", MAXIMUM_TITLE),
        Set.copyOf(item.constants("modes", Mode.class)),
        item.constant("minimumAssurance", Assurance.class),
        item.texts("places", MAXIMUM_PLACES, PlaceCode::new, "codes of places as \"500000\""),
        Set.copyOf(names(item, "acceptorSectors")),
        item.truth("admissionRequired"),
        Set.copyOf(item.constants("requires", Attribute.class)),
        Set.copyOf(item.constants("releases", Attribute.class)),
        item.truth("releasesSocialSecurityNumber"),
        item.truth("transitFunctionRequired"),
        item.truth("onlineCheck"),
        item.constant("unknownOnline", UnknownPolicy.class),
        item.constant("unknownOffline", UnknownPolicy.class),
        item.text("legalBasis", MAXIMUM_TEXT),
        names(item, "departments"),
        item.text("complaintTelephone", MAXIMUM_TITLE),
        validFrom,
        validTo);
  }

  private static String code(DocumentFields item) {
    String code = item.text("code", MAXIMUM_CODE);
    if (!CODE.matcher(code).matches()) {
      throw item.fault("code", "not an item's code", "lower-case words as metro-ride");
    }
    return code;
  }

  private static List<String> names(DocumentFields item, String field) {
    return item.texts(field, MAXIMUM_NAMES, name -> name, "names");
  }
}
