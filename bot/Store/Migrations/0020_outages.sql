-- What the health check writes and takes away again, to find out whether the records can be written.
create table probes (filler blob not null);

-- Since when a message is tried in vain, however often it was put off; 0 while it never was.
alter table outbox add column since bigint not null default 0;
