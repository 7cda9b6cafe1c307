-- How far the chain of an account goes; locked while an entry is added.
create table audit_head (
    account varchar(64) not null,
    entries bigint not null,
    hash    varchar(64) not null,
    primary key (account)
);

-- Rows are only ever added.
create table audit_entry (
    account     varchar(64) not null,
    entry       bigint not null,
    written_at  timestamp with time zone not null,
    store       varchar(255) not null,
    subject     varchar not null,
    action      varchar(64) not null,
    by_name     varchar not null,
    by_from     varchar not null,
    before_text varchar not null,
    after_text  varchar not null,
    hash        varchar(64) not null,
    primary key (account, entry)
);

create index audit_entry_store on audit_entry (account, store, entry);
create index audit_entry_subject on audit_entry (account, subject, entry);
