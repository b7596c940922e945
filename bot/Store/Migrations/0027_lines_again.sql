-- bookkeeping: a sum whose currency was not stated, the charges that banks kept, and how often files told the entry
alter table receipts add column bare text not null default '';
alter table receipts add column charges bigint;
alter table receipts add column charges_currency text;
alter table receipts add column told bigint not null default 1;
-- what a parked entry waits for: '' for a person, '*' for any invoice of the workspace, otherwise the id of the project
-- whose money decides; and how often it was looked at again
alter table receipts add column waits_for text not null default '';
alter table receipts add column looks bigint not null default 0;
create index receipts_waits on receipts (workspace, waits_for) where waits_for <> '';
-- entries that earlier versions parked because no invoice had their number are looked at again
update receipts set waits_for = '*' where state = 'parked' and why = 'no invoice has the number in its reference';
