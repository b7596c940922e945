-- The account in the chat that speaks for the client's contact; '' for a link to the page.
-- by_code: it entered a code that was mailed to the contact; otherwise the platform stated its address.
alter table client_links add column account text not null default '';
alter table client_links add column by_code bigint not null default 0;
create index client_links_account on client_links (account);
-- The latest report calls the person a guest of this very workspace, and states the address with it.
alter table standings add column own_guest bigint not null default 0;
