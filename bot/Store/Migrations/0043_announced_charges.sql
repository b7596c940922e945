-- what banks on the way keep of announced money, as the bank states it
alter table announcements add column charges bigint;
