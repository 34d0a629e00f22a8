-- A message signed anew, after its key was revoked, is known by what it says.

alter table federation_message add column content text not null default '';
comment on column federation_message.content is
  'SM3 of the message without signature and time of sending; empty where it was logged before.';
