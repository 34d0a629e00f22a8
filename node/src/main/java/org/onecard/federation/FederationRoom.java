package org.onecard.federation;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onecard.federation.Federation.StatusPublication;
import org.onecard.kernel.region.Region;
import org.onecard.storage.ColumnCipher;
import org.onecard.storage.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of one node's federation, made in their order; its addresses speak for them. */
record FederationRoom(
    Federation federation,
    OwnKeys ownKeys,
    PeerRegistry peers,
    PeerHealth health,
    PollRound poll,
    StatusService statuses,
    MessageLog messages,
    Teller teller,
    Inbox inbox,
    AnswerDesk desk,
    Rounds rounds) {

  /** What the parts need from outside. */
  record Surroundings(
      DataDirectory directory,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      SecureRandom random,
      ColumnCipher cipher,
      Wire wire,
      Supplier<@Nullable StatusPublication> own) {}

  static FederationRoom of(Region self, Surroundings from) {
    Clock clock = from.clock();
    TransactionTemplate transactions = from.transactions();
    OwnKeys keys = new OwnKeys(self, from.directory(), from.jdbc(), clock, from.random());
    PeerRegistry peers = new PeerRegistry(self, from.jdbc(), from.wire(), clock);
    StatusStore store = new StatusStore(from.jdbc(), transactions);
    StatusMirror mirror = new StatusMirror(store, clock);
    peers.all().forEach(p -> peers.keysOf(p.region()).ifPresent(k -> mirror.load(p.region(), k)));
    StatusService statuses = new StatusService(self, peers, mirror, from.own());
    MessageSeal seal = new MessageSeal(from.cipher());
    new PlainMessages(from.jdbc(), seal).sealAll();
    MessageLog messages = new MessageLog(from.jdbc(), seal);
    Signer signer = new Signer(self, keys, clock);
    Teller teller = new Teller(messages, transactions, signer, keys, from.wire(), clock);
    Senders senders = new Senders(self, peers);
    Inbox inbox = new Inbox(senders, messages, transactions, signer, clock);
    AnswerDesk desk = new AnswerDesk(senders, messages, transactions, signer, clock);
    Questioner questioner =
        new Questioner(peers, messages, transactions, signer, from.wire(), clock);
    PeerHealth health = new PeerHealth(clock);
    PollRound poll = new PollRound(peers, mirror, health, from.wire());
    Rounds rounds = new Rounds(peers, poll, teller, health, messages, store, clock);
    Federation federation =
        new Federation(self, keys, peers, statuses, teller, questioner, inbox, desk);
    return new FederationRoom(
        federation, keys, peers, health, poll, statuses, messages, teller, inbox, desk, rounds);
  }
}
