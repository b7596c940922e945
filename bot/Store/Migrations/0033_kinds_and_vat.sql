-- What a milestone is billed for, and how VAT applies to it. All that exists is a delivery with the project's VAT.
alter table milestones add column kind text not null default 'delivery';
-- category, rate and detail in one text; null: the project's
alter table milestones add column vat text;
-- the VAT that the client had agreed to, and why it is another one; null while it is the agreed one
alter table milestones add column vat_agreed text;
alter table milestones add column vat_reason text;
alter table milestones add column vat_by text;
alter table milestones add column vat_at bigint;
alter table milestones add column vat_solo bigint;
-- null: a project from before categories, with a rate alone
alter table projects add column treatment text;
-- kind, lines, deductions and VAT by treatment as JSON; null: one line with one rate
alter table invoices add column claim text;
-- VAT by treatment as JSON; null: all in the invoice's one rate
alter table credit_notes add column shares text;
