package org.onecard.oversight;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document of GeoReport v2 that is written as XML or as JSON: a list becomes named elements in
 * the one and an array in the other.
 *
 * @param root the name of the XML root
 * @param content a {@link Items} or a map of fields
 */
record Open311Document(String root, Object content) {

  /** Several values, each an element of this name: maps of fields, or texts. */
  record Items(String element, List<?> values) {}

  /** Fields in the order they are written; a value is a text, a number, a truth, or Items. */
  static Map<String, @Nullable Object> fields() {
    return new LinkedHashMap<>();
  }

  static Open311Document list(String root, String element, List<?> values) {
    return new Open311Document(root, new Items(element, values));
  }

  byte[] json(JsonMapper mapper) {
    return mapper.writeValueAsBytes(plain(content));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Items(String element, List<?> values) -> {
        List<@Nullable Object> array = new ArrayList<>();
        values.forEach(item -> array.add(plain(item)));
        yield array;
      }
      case Map<?, ?> fields -> {
        Map<String, @Nullable Object> object = fields();
        fields.forEach((name, field) -> object.put(String.valueOf(name), plain(field)));
        yield object;
      }
      case null, default -> value;
    };
  }

  byte[] xml() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      writer.writeStartDocument("UTF-8", "1.0");
      element(writer, root, content);
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a " + root + " document cannot be written", e);
    }
    return out.toByteArray();
  }

  private static void element(XMLStreamWriter writer, String name, @Nullable Object value)
      throws XMLStreamException {
    writer.writeStartElement(name);
    switch (value) {
      case null -> {}
      case Items(String element, List<?> values) -> {
        for (Object item : values) {
          element(writer, element, item);
        }
      }
      case Map<?, ?> fields -> {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          element(writer, String.valueOf(field.getKey()), field.getValue());
        }
      }
      default -> writer.writeCharacters(value.toString());
    }
    writer.writeEndElement();
  }
}
