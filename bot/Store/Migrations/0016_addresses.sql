-- The e-mail address that a platform reports, lower case. It grants no permission: two accounts with the same address
-- count as one person.
alter table standings add column address text not null default '';
