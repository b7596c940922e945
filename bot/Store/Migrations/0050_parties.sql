-- what else is said of seller and client, as JSON; null is nothing
alter table workspaces add column seller_details text;
alter table projects add column client_details text;
-- the contact who agreed, where another took their place
alter table projects add column former_contact text not null default '';
alter table invoices add column seller_details text;
alter table invoices add column buyer_details text;
-- Accounts to which clients are to pay, each as somebody proposed it.
create table seller_accounts (
    workspace     text   not null,
    id            bigint not null,
    iban          text   not null,
    account_holder text  not null,
    bic           text   not null,
    proposed_by   text   not null,
    proposed_at   bigint not null,
    state         text   not null,
    decided_by    text,
    decided_at    bigint,
    decided_solo  bigint,
    why           text   not null default '',
    primary key (workspace, id)
);
