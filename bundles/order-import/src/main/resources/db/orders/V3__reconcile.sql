-- What a reconcile found; the newest of each store.
create table orders_reconcile (
    account    varchar(64)              not null,
    store      varchar(255)             not null,
    run        bigint                   not null,
    dry_run    boolean                  not null,
    from_at    timestamp with time zone not null,
    to_at      timestamp with time zone not null,
    started_at timestamp with time zone not null,
    ended_at   timestamp with time zone not null,
    -- As JSON.
    findings   varchar                  not null,
    primary key (account, store, run)
);

create index orders_order_created on orders_order (account, store, ordered_at);
