-- The script that we have on a store's pages.
create table storefront_script (
    account      varchar(64)              not null,
    store        varchar(255)             not null,
    script       varchar(36)              not null,
    -- SHA-256 of the html as it was sent
    digest       varchar(64)              not null,
    visibility   varchar(32)              not null,
    consent      varchar(32)              not null,
    installed_at timestamp with time zone not null,
    primary key (account, store)
);

-- What the last look at a store's page came to.
create table storefront_check (
    account    varchar(64)              not null,
    store      varchar(255)             not null,
    outcome    varchar(16)              not null,
    page       varchar(2000)            not null,
    detail     varchar(2000)            not null,
    checked_at timestamp with time zone not null,
    primary key (account, store)
);

-- Whether the store's credentials may write scripts; gone when they may have changed.
create table storefront_access (
    account varchar(64)   not null,
    store   varchar(255)  not null,
    -- empty when they may
    refusal varchar(2000) not null,
    primary key (account, store)
);

-- Who changes the script of a store just now, so that nobody makes a second one.
create table storefront_claim (
    account varchar(64)              not null,
    store   varchar(255)             not null,
    holder  varchar(36)              not null,
    until   timestamp with time zone not null,
    primary key (account, store)
);
