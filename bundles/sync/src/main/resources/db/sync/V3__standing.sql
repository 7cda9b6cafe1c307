-- How a job stands with a store: what its last ordinary runs came to.
create table sync_standing (
    account       varchar(64)   not null,
    store         varchar(255)  not null,
    job           varchar(64)   not null,
    -- null until one succeeded
    succeeded_at  timestamp with time zone,
    -- failed runs in a row; 0 after one that succeeded
    failures      integer       not null,
    failing_since timestamp with time zone,
    error         varchar(4000) not null,
    primary key (account, store, job)
);
