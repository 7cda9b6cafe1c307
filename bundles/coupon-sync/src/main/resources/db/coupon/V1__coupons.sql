-- One code of one store: what is wanted, and what was asked of the store and not yet answered.
create table coupon_row (
    account        varchar(64) not null,
    store          varchar(255) not null,
    code_key       varchar not null,
    code           varchar not null,
    affiliate      varchar,
    state          varchar(32) not null,
    reason         varchar not null,
    wanted_type    varchar(16),
    wanted_amount  numeric(19, 4),
    wanted_minimum numeric(19, 4),
    asked_name     varchar,
    asked_enabled  boolean,
    changed_at     timestamp with time zone not null,
    primary key (account, store, code_key)
);

-- A coupon's values on one side: 'written' is what we last sent, 'seen' what the store had at the last look.
create table coupon_copy (
    account               varchar(64) not null,
    store                 varchar(255) not null,
    code_key              varchar not null,
    side                  varchar(8) not null,
    coupon_id             bigint not null,
    name                  varchar not null,
    code                  varchar not null,
    type                  varchar(32) not null,
    amount                numeric(19, 4) not null,
    minimum_purchase      numeric(19, 4) not null,
    expires               varchar not null,
    enabled               boolean not null,
    max_uses              integer not null,
    max_uses_per_customer integer not null,
    uses                  integer not null,
    scope                 varchar not null,
    primary key (account, store, code_key, side),
    foreign key (account, store, code_key) references coupon_row (account, store, code_key) on delete cascade
);

-- The newest run that wrote for a store, and what its last whole look found.
create table coupon_cursor (
    account    varchar(64) not null,
    store      varchar(255) not null,
    fence      bigint not null,
    scanned_at timestamp with time zone,
    existing   bigint not null,
    primary key (account, store)
);
