-- the country or region whose public holidays are among a project's holidays; '' for none
alter table projects add column holiday_region text not null default '';
-- 1 where a due date on a day off is printed as the next working day
alter table projects add column moves_due_date bigint not null default 0;
