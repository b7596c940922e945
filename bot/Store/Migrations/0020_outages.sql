-- A row that the health check writes and deletes to find out whether the database can be written.
create table probes (filler blob not null);

-- When an attempt to send a message first failed, however often it was postponed; 0 if none did.
alter table outbox add column since bigint not null default 0;
