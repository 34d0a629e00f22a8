-- What messages say may hold a card number or a social security number for as long as a transaction
-- needs it: it lies sealed (SM4-GCM) in the log and in the outbox. What was written down in plain
-- text before is sealed when the node starts, which has the key; these columns stay empty then.

alter table federation_message
  add column json_sealed bytea,
  add column reply_sealed bytea;
drop index federation_message_erasure;
create index federation_message_erasure on federation_message (erase_at)
  where json_sealed is not null or reply_sealed is not null;
create index federation_message_plain on federation_message (at)
  where json is not null or reply is not null;
comment on table federation_message is
  'Purpose: prove what was exchanged with whom, when and why. Message and reply may hold what one '
  'transaction needs of a holder and are sealed (SM4-GCM). Retention: as each message says. '
  'Erasure: message and reply are set to null; digest, type and purpose stay, so that the chain of '
  'digests holds.';

alter table federation_outbox
  alter column body drop not null,
  add column body_sealed bytea,
  add check ((body is null) <> (body_sealed is null));
comment on table federation_outbox is
  'Purpose: what is to be told to a peer and has no sequence yet, sealed (SM4-GCM). Retention: '
  'until its turn. Erasure: deleted with it.';
