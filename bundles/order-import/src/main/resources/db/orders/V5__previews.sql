-- What the newest dry runs of each store would have done.
create table orders_preview (
    account   varchar(64)              not null,
    store     varchar(255)             not null,
    run       bigint                   not null,
    at        timestamp with time zone not null,
    -- The time that was looked at; empty for what was new.
    from_text varchar(40)              not null,
    to_text   varchar(40)              not null,
    -- The rules that were tried, as JSON; empty for the saved ones.
    rules     varchar                  not null,
    -- As JSON.
    preview   varchar                  not null,
    primary key (account, store, run)
);
