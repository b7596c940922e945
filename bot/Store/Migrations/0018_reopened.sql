-- Which invoice of a stage was its newest when it was last reopened: what became of it says nothing of the work since.
alter table milestones add column reopened_behind bigint not null default 0;
-- Invoices count from 1 in the order in which they were drafted, so an entry of the journal tells which were there.
update milestones set reopened_behind = coalesce((
    select max(i.id) from invoices i where i.project = milestones.project and i.milestone = milestones.id and i.id <= (
        select count(*) from journal d where d.chain = milestones.project and d.verb = 'invoice-drafted' and d.seq < (
            select max(r.seq) from journal r
            where r.chain = milestones.project and r.verb = 'stage-reopened' and r.milestone = milestones.id))), 0)
where exists (select 1 from journal r where r.chain = milestones.project and r.verb = 'stage-reopened' and r.milestone = milestones.id);
