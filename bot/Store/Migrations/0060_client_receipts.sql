-- 1: each payment on an invoice is confirmed to the client by mail
alter table projects add column client_receipts bigint not null default 0;
