-- An amendment may propose another total, and the end of the project.
alter table projects add column amend_total bigint;
alter table projects add column amend_end text;
-- The contract as it was last agreed; null while it is the one that the project began with. It is 0 where a project
-- ended with nothing confirmed.
alter table projects add column contract_now bigint check (contract_now >= 0);
-- The end midway, as the client agreed to it, and the milestone that bills the fee for it.
alter table projects add column ended_reason text;
alter table projects add column ended_fee bigint;
alter table projects add column ended_by text;
alter table projects add column ended_at bigint;
alter table projects add column ended_solo bigint;
