-- Identifying details of a reported transfer, by which repetitions are recognised. Empty for older entries until they
-- are repeated.
alter table receipts add column account text not null default '';
alter table receipts add column bank_ref text not null default '';
alter table receipts add column bank_kind text not null default '';
alter table receipts add column place bigint not null default 1;
alter table receipts add column booked_on text;
alter table receipts add column words text not null default '';
-- the number of the entry that this one resembles, or 0
alter table receipts add column looks_like bigint not null default 0;
-- the last batch that repeated it
alter table receipts add column again text not null default '';
create index receipts_bank_ref on receipts (workspace, bank_ref) where bank_ref <> '';
create index receipts_paid_on on receipts (workspace, paid_on);
create index receipts_booked_on on receipts (workspace, booked_on);
