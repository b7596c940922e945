-- Who last asked for changes to a milestone, and when. The journal knows it of those from before.
alter table milestones add column changes_by text;
alter table milestones add column changes_at bigint;
alter table milestones add column changes_solo bigint;
update milestones
set (changes_by, changes_at, changes_solo) = (
    select j.actor, j.at, j.solo from journal j
    where j.chain = milestones.project and j.verb = 'changes-requested' and j.milestone = milestones.id
    order by j.seq desc limit 1);
