package org.onecard.cli.replay;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.onecard.cli.CommandFailedException;
import org.onecard.cli.operate.NodeClient;
import org.onecard.kernel.bytes.Bytes;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.kernel.crypto.SigningKey;
import org.onecard.protocol.code.Authorisation;
import org.onecard.protocol.code.SoftwareDevice;
import org.onecard.protocol.status.CardStatus;
import org.onecard.protocol.status.StatusLists;
import tools.jackson.databind.JsonNode;

/** The e-cards that replay's cards became, each with a device in software for each day. */
final class Devices {
  /** Residents enrolled by one call at most. */
  private static final int BATCH = 500;

  private record CardDay(String card, LocalDate day) {}

  private final Map<CardDay, SoftwareDevice> devices = new HashMap<>();
  private final Map<String, String> cardNumbers = new HashMap<>();
  private final List<Authorisation> authorisations = new ArrayList<>();
  private final SecureRandom random;

  private Devices(SecureRandom random) {
    this.random = random;
  }

  /**
   * Enrols each card at the issuer's node as a synthetic resident with an e-card.
   *
   * <p>Each reference is used once: the node answers a repeated request as it did the first.
   *
   * @param prefix makes the references of this replay its own
   * @param progress is told how many cards are enrolled
   */
  static Devices enrol(
      NodeClient issuer,
      String prefix,
      SequencedMap<String, SequencedSet<LocalDate>> daysByCard,
      SecureRandom random,
      Consumer<Integer> progress) {
    Devices enrolled = new Devices(random);
    List<Map.Entry<String, SequencedSet<LocalDate>>> cards = List.copyOf(daysByCard.entrySet());
    for (int from = 0; from < cards.size(); from += BATCH) {
      int to = Math.min(from + BATCH, cards.size());
      enrolled.enrolBatch(issuer, prefix, from, cards.subList(from, to));
      progress.accept(to);
    }
    return enrolled;
  }

  /** The device of a card on a day. */
  SoftwareDevice of(String card, LocalDate day) {
    SoftwareDevice device = devices.get(new CardDay(card, day));
    if (device == null) {
      throw new IllegalStateException("card " + card + " was not enrolled for " + day);
    }
    return device;
  }

  /** The card numbers that these cards became. */
  List<String> cardNumbersOf(List<String> cards) {
    return cards.stream().map(cardNumbers::get).toList();
  }

  /** Whether an issuer's lists say of every device that its card is valid. */
  boolean allValidIn(StatusLists lists) {
    return authorisations.stream()
        .allMatch(
            one ->
                lists.ofCode(one.expiryDay(), one.statusIndex(), lists.head().issuedAt()).value()
                    == CardStatus.VALID);
  }

  private void enrolBatch(
      NodeClient issuer,
      String prefix,
      int first,
      List<Map.Entry<String, SequencedSet<LocalDate>>> cards) {
    Map<String, SigningKey> keys = new HashMap<>();
    Map<String, String> cardByReference = new HashMap<>();
    List<Map<String, Object>> requests = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      String reference = prefix + "-" + (first + i);
      SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, random);
      keys.put(reference, key);
      cardByReference.put(reference, cards.get(i).getKey());
      requests.add(request(reference, key, cards.get(i).getValue()));
    }
    JsonNode answer = issuer.post("operator", "/api/v1/operator/enrolments", requests);
    for (JsonNode resident : answer) {
      String reference = resident.path("reference").asString();
      SigningKey key = keys.remove(reference);
      String card = cardByReference.get(reference);
      if (key == null || card == null) {
        throw new CommandFailedException("node enrolled '" + reference + "', nobody asked for it");
      }
      take(card, key, resident);
    }
    if (!keys.isEmpty()) {
      throw new CommandFailedException("node left out " + keys.size() + " enrolments of a batch");
    }
  }

  private static Map<String, Object> request(
      String reference, SigningKey key, SequencedSet<LocalDate> days) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("reference", reference);
    String publicKey = Bytes.of(key.verificationKey().compressed()).base64Url();
    request.put("deviceKey", Map.of("algorithm", key.algorithm().name(), "publicKey", publicKey));
    request.put("days", days.stream().map(LocalDate::toString).toList());
    return request;
  }

  private void take(String card, SigningKey key, JsonNode resident) {
    cardNumbers.put(card, resident.required("cardNumber").asString());
    for (JsonNode granted : resident.required("authorisations")) {
      LocalDate day = LocalDate.parse(granted.required("day").asString());
      byte[] octets = Bytes.ofBase64Url(granted.required("value").asString()).toArray();
      Authorisation authorisation = Authorisation.parse(octets);
      authorisations.add(authorisation);
      long firstCounter = Integer.toUnsignedLong(random.nextInt());
      devices.put(new CardDay(card, day), new SoftwareDevice(authorisation, key, firstCounter));
    }
  }
}
