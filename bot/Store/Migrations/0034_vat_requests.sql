-- The VAT that somebody asks an approver for, and the milestone whose line or VAT it is about.
alter table requests add column vat text;
alter table requests add column of_milestone bigint;
-- The VAT of new projects of a workspace; null: each project says its own.
alter table workspaces add column vat text;
