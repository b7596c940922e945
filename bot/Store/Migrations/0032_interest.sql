-- The part of a payment that is interest or a flat fee for paying late. No invoice asks for it, and it has no VAT.
alter table payments add column interest bigint not null default 0;
