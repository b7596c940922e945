-- Joins from before the maker of a code was kept: whoever tied a place of another workspace and gave themselves the role of a lead in the same
-- turn brought a code, and nothing says that it was not the code of the one who began the project. Named by address at home, they are told apart.
insert into joins (project, actor, maker, seq, is_old)
select g.chain, g.actor, p.created_by, max(g.seq), 1 from journal g
join journal t on t.chain = g.chain and t.turn_id = g.turn_id and t.verb = 'place-tied' and t.seq = g.seq - 1 and t.details like '%"workspace":%'
join projects p on p.id = g.chain
where g.verb = 'role-given' and g.actor <> p.created_by and g.details like '%"role":"lead"%'
group by g.chain, g.actor, p.created_by;
