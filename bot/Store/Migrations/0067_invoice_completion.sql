-- What an invoice says of its milestone, in parts, so that its documents can say it in the client's language.
alter table invoices add column completion text;
