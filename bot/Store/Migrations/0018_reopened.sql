-- The newest invoice of a milestone when it was last reopened: that invoice says nothing about the work since.
alter table milestones add column reopened_behind bigint not null default 0;
-- Invoices are numbered from 1 in the order of their drafts, so a journal entry shows which existed.
update milestones set reopened_behind = coalesce((
    select max(i.id) from invoices i where i.project = milestones.project and i.milestone = milestones.id and i.id <= (
        select count(*) from journal d where d.chain = milestones.project and d.verb = 'invoice-drafted' and d.seq < (
            select max(r.seq) from journal r
            where r.chain = milestones.project and r.verb = 'stage-reopened' and r.milestone = milestones.id))), 0)
where exists (select 1 from journal r where r.chain = milestones.project and r.verb = 'stage-reopened' and r.milestone = milestones.id);
