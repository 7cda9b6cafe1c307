-- How many equal quiet runs in a row this row stands for, and when the first of them started; null when it is the only one.
alter table sync_run add column repeats integer default 1 not null;
alter table sync_run add column first_started_at timestamp with time zone;
-- The lane's last run, if it was a quiet one, and its figures; both null otherwise.
alter table sync_lease add column quiet_run bigint;
alter table sync_lease add column quiet_counts varchar(4000);
