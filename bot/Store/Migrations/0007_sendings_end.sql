-- A sending ends with the client's yes to it: one from before the last yes says nothing of what was proposed since.
update projects set proposed_by = null, proposed_at = null, proposed_solo = null, proposed_seq = 0
where proposed_seq < (select max(j.seq) from journal j where j.chain = projects.id and j.verb = 'terms-agreed');
