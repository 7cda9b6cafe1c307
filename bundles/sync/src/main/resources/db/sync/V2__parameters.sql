-- What the job was told about the run: one name=value a line. Empty for its ordinary work.
alter table sync_run add column parameters varchar default '' not null;
-- Who asked for it; empty when nobody did.
alter table sync_run add column asked_by varchar(255) default '' not null;
