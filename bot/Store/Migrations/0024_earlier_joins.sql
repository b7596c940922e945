-- Joins from before the creator of an invitation was recorded: a person who tied a conversation of another workspace
-- and took the lead role in the same turn used an invitation, possibly of the creator of the project. People appointed
-- by e-mail address are known to be different.
insert into joins (project, actor, maker, seq, is_old)
select g.chain, g.actor, p.created_by, max(g.seq), 1 from journal g
join journal t on t.chain = g.chain and t.turn_id = g.turn_id and t.verb = 'place-tied' and t.seq = g.seq - 1 and t.details like '%"workspace":%'
join projects p on p.id = g.chain
where g.verb = 'role-given' and g.actor <> p.created_by and g.details like '%"role":"lead"%'
group by g.chain, g.actor, p.created_by;
