-- a card that was posted once more in its conversation; it is only a line from then on
alter table posts add column replaced bigint not null default 0;
