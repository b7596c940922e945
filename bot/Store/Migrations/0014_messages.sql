-- A message of the client as the evidence of a stage: word for word, where it stands, and since when it says something else.
alter table milestones add column evidence_message text;
alter table milestones add column evidence_source  text;
alter table milestones add column evidence_edited  bigint;
create index milestones_evidence_source on milestones (evidence_source) where evidence_source is not null;
