-- One row for each order that was read: what was decided, and why.
create table orders_order (
    account       varchar(64)  not null,
    store         varchar(255) not null,
    order_id      bigint       not null,
    state         varchar(16)  not null,
    reason        varchar(32)  not null,
    -- How the platform was asked to hold the purchase; null for none.
    purchase      varchar(8),
    amount        numeric(19, 4),
    currency      varchar(3),
    affiliate     varchar(255),
    code          varchar(255),
    -- The coupon codes by which the affiliate was chosen; null while none was looked for.
    codes         varchar,
    ordered_at    timestamp with time zone not null,
    modified_at   timestamp with time zone not null,
    -- Of all that the decision depends on; empty when it has to be made again.
    digest        varchar(64)  not null,
    rules_version integer      not null,
    -- Changes of the decision so far.
    changes       integer      not null,
    batch         bigint       not null,
    first_at      timestamp with time zone not null,
    decided_at    timestamp with time zone not null,
    explanation   varchar      not null,
    primary key (account, store, order_id)
);

create index orders_order_state on orders_order (account, store, state, order_id);

-- Decisions that were replaced, and by what.
create table orders_change (
    account  varchar(64)  not null,
    store    varchar(255) not null,
    order_id bigint       not null,
    change   integer      not null,
    fence    bigint       not null,
    at       timestamp with time zone not null,
    was      varchar      not null,
    became   varchar      not null,
    primary key (account, store, order_id, change)
);

-- What the platform was asked to hold: the orders from first_id to last_id whose batch this is.
create table orders_put (
    account      varchar(64)  not null,
    store        varchar(255) not null,
    batch        bigint       not null,
    first_id     bigint       not null,
    last_id      bigint       not null,
    confirmed    boolean      not null,
    asked_at     timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    primary key (account, store, batch)
);

create index orders_put_pending on orders_put (account, store, confirmed);

create table orders_refund (
    account   varchar(64)  not null,
    store     varchar(255) not null,
    order_id  bigint       not null,
    refund_id bigint       not null,
    refund    varchar      not null,
    -- Whether the order's decision takes it into account.
    applied   boolean      not null,
    primary key (account, store, order_id, refund_id)
);

create index orders_refund_open on orders_refund (account, store, applied, order_id);

-- How far a store has been read.
create table orders_cursor (
    account        varchar(64)  not null,
    store          varchar(255) not null,
    -- The newest run that wrote.
    fence          bigint       not null,
    -- All orders modified before, by the store's clock, are in the ledger.
    read_until     timestamp with time zone,
    -- The start of a window that showed nothing; believed when the next one shows nothing either.
    quiet_since    timestamp with time zone,
    -- The window being read: open while window_started is set.
    window_since   timestamp with time zone,
    window_started timestamp with time zone,
    window_last_id bigint       not null,
    highest_id     bigint       not null,
    refunds_until  timestamp with time zone,
    last_batch     bigint       not null,
    updated_at     timestamp with time zone not null,
    primary key (account, store)
);
