package org.onecard.federation;

import java.nio.charset.StandardCharsets;
import org.onecard.access.Allowed;
import org.onecard.access.Party;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where peers tell and ask: every message carries its own proof, the connection none. */
@RestController
class MessageEndpoints {
  private final FederationRoom room;

  MessageEndpoints(FederationRoom room) {
    this.room = room;
  }

  @Allowed(Party.PEER)
  @PostMapping(Teller.MESSAGES_PATH)
  ResponseEntity<byte[]> message(@RequestBody byte[] envelope) {
    return json(room.inbox().receive(new String(envelope, StandardCharsets.UTF_8)));
  }

  @Allowed(Party.PEER)
  @PostMapping(Questioner.QUESTIONS_PATH)
  ResponseEntity<byte[]> question(@RequestBody byte[] envelope) {
    return json(room.desk().answer(new String(envelope, StandardCharsets.UTF_8)));
  }

  private static ResponseEntity<byte[]> json(String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
