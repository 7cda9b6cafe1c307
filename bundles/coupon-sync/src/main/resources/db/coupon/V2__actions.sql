-- The merchant wants no coupon for this code.
alter table coupon_row add column skipped boolean default false not null;

-- The discount program that the newest run knew; empty for none.
alter table coupon_cursor add column program varchar default '' not null;

-- What somebody wants to be done about a code, until the coupon job has done it or found that it cannot be done.
create table coupon_action (
    account  varchar(64) not null,
    store    varchar(255) not null,
    code_key varchar not null,
    id       varchar(36) not null,
    action   varchar(16) not null,
    by_name  varchar not null,
    by_from  varchar not null,
    asked_at timestamp with time zone not null,
    seen     varchar not null,
    primary key (account, store, code_key)
);

-- What the newest dry run found that a run would do.
create table coupon_preview (
    account  varchar(64) not null,
    store    varchar(255) not null,
    made_at  timestamp with time zone not null,
    existing bigint not null,
    primary key (account, store)
);

create table coupon_preview_line (
    account   varchar(64) not null,
    store     varchar(255) not null,
    line      integer not null,
    code      varchar not null,
    affiliate varchar,
    step      varchar(16) not null,
    state     varchar(32) not null,
    name      varchar not null,
    reason    varchar not null,
    primary key (account, store, line),
    foreign key (account, store) references coupon_preview (account, store) on delete cascade
);
