-- Which projects were ever created: the first entry of each chain stays, also when the project's row is gone.
create index journal_firsts on journal (chain) where seq = 1;
