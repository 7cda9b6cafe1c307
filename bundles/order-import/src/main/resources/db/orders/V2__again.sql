-- Orders that somebody wants looked at again, whether they changed or not. Gone once they were decided again.
create table orders_again (
    account  varchar(64)  not null,
    store    varchar(255) not null,
    order_id bigint       not null,
    -- Counts those who asked, so that one who asks meanwhile is not forgotten.
    asking   integer      not null,
    -- Whether its affiliate has to be found again as well.
    anew     boolean      not null,
    why      varchar(500) not null,
    asked_at timestamp with time zone not null,
    primary key (account, store, order_id)
);

-- What people said about whose an order is. Rows are only added; the last one of an order holds.
create table orders_override (
    account   varchar(64)   not null,
    store     varchar(255)  not null,
    order_id  bigint        not null,
    number    integer       not null,
    -- credit: to this affiliate; nobody: to none; undo: as the rules say.
    verb      varchar(8)    not null,
    affiliate varchar(255),
    code      varchar(255),
    reason    varchar(1000) not null,
    author    varchar(255)  not null,
    at        timestamp with time zone not null,
    primary key (account, store, order_id, number)
);

-- What the platform refused, and why.
create table orders_refused (
    account  varchar(64)  not null,
    store    varchar(255) not null,
    order_id bigint       not null,
    batch    bigint       not null,
    field    varchar(255) not null,
    reason   varchar(1000) not null,
    at       timestamp with time zone not null,
    primary key (account, store, order_id, batch)
);

-- The override that holds; 0 for none.
alter table orders_order add column override_no integer default 0 not null;
-- What tied the order to its affiliate; null where that is a coupon or nobody is credited.
alter table orders_order add column through varchar(16);
-- The run that decided the order first.
alter table orders_order add column first_fence bigint default 0 not null;

-- The batch of the decision that was replaced; 0 when the platform was not asked.
alter table orders_change add column batch_was bigint default 0 not null;
-- What led to the change.
alter table orders_change add column cause varchar(600) default '' not null;

-- The run that asked.
alter table orders_put add column fence bigint default 0 not null;
-- When a later run looked up what the platform held, since its answer was missing.
alter table orders_put add column looked_up_at timestamp with time zone;
