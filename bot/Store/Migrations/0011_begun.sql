-- Set before a message is sent that the platform would not recognise as a duplicate: after a crash its delivery is
-- uncertain.
alter table outbox add column begun bigint not null default 0;
