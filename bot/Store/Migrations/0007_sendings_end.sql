-- Terms that were sent are settled by the client's agreement: older ones say nothing about what was proposed since.
update projects set proposed_by = null, proposed_at = null, proposed_solo = null, proposed_seq = 0
where proposed_seq < (select max(j.seq) from journal j where j.chain = projects.id and j.verb = 'terms-agreed');
