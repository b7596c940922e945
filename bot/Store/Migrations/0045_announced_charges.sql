-- what banks on the way kept of an announced transfer, so that it is still known when the payment is booked
alter table announcements add column charges bigint;
