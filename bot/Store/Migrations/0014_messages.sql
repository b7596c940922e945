-- A message of the client as the evidence of a milestone: its text, where it is, and when it was edited.
alter table milestones add column evidence_message text;
alter table milestones add column evidence_source  text;
alter table milestones add column evidence_edited  bigint;
create index milestones_evidence_source on milestones (evidence_source) where evidence_source is not null;
