-- Documents of issued invoices and credit notes, each kept once and never made again differently.
create table documents (
    project     text   not null,
    invoice     bigint not null,
    credit_note bigint not null default 0,
    form        text   not null,
    sha256      text   not null,
    length      bigint not null,
    stored_at   bigint not null,
    primary key (project, invoice, credit_note, form)
);
-- Their bytes, and pictures such as a logo, named by their hash.
create table files (
    sha256 text not null primary key,
    bytes  blob not null
);
-- Which document a waiting file is; null for exports.
alter table downloads add column invoice bigint;
alter table downloads add column credit_note bigint;
alter table downloads add column form text;
