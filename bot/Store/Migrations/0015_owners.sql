-- The owner of a personal chat; '' for other conversations, and for a personal chat in which nothing was changed yet.
alter table conversations add column owner text not null default '';
