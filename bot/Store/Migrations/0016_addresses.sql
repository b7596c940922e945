-- The e-mail address that a platform reports of somebody, lower case. It gives no right: two accounts with one address are one person who checks nobody.
alter table standings add column address text not null default '';
