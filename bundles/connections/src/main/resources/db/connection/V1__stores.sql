create table connection_store (
    account          varchar(64)              not null,
    store            varchar(255)             not null,
    kind             varchar(16)              not null,
    root             varchar(500)             not null,
    -- of the address; empty where it names a domain
    hash             varchar(64)              not null,
    -- the store's name for itself, which stays when its address changes; empty until it told
    known_hash       varchar(64)              not null,
    api_user         varchar(255)             not null,
    -- encrypted; null when it was forgotten
    api_key          varchar(4000),
    state            varchar(16)              not null,
    attention        varchar(2000)            not null,
    name             varchar(500)             not null,
    domain           varchar(500)             not null,
    currency         varchar(3)               not null,
    zone             varchar(64)              not null,
    connected_at     timestamp with time zone not null,
    rules_version    integer                  not null,
    created_since    timestamp with time zone,
    discount_type    varchar(16),
    discount_amount  numeric(19, 4),
    discount_minimum numeric(19, 4),
    primary key (account, store)
);
