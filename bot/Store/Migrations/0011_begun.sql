-- A message that no platform would know again was about to be sent: if the program ends then, nobody knows whether it arrived.
alter table outbox add column begun bigint not null default 0;
