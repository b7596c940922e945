-- Mails about a milestone; copies apart from the contact's mail, each to its own address.
alter table client_mails add column milestone bigint;
-- What more it is about: the payment of a receipt; 0 for nothing more.
alter table client_mails add column item bigint not null default 0;
-- 1: a copy for an address of "settings client copy", which never holds a link
alter table client_mails add column for_copies bigint not null default 0;
-- Where it goes whatever the project says now; '' for the contact, or the address for invoices
alter table client_mails add column address text not null default '';
-- What cards show, as JSON: the last mail beside the document, the last copy that was refused, mails of a milestone and of the project.
alter table invoices add column notice_mail text;
alter table invoices add column copy_mail text;
alter table milestones add column mail text;
alter table projects add column mail text;
alter table projects add column copy_mail text;
-- The mail that the link was made for; null where the team handed it out.
alter table client_links add column mail bigint;
