-- Which projects were ever begun: the first entry of each chain stays for good, also when the project's row is gone.
create index journal_firsts on journal (chain) where seq = 1;
