-- the number with which a series begins; 1 unless the workspace said otherwise before its first document
alter table series add column first bigint not null default 1;
