-- what banks on the way kept of a transfer, as the bank stated it
alter table payments add column charges bigint;
