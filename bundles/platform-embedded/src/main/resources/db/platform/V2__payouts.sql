-- What an affiliate earned and was paid in one currency: the sums of platform_commission and of the payouts that are not
-- void, kept along with them, since lists show them and the entries may be millions.
create table platform_balance (
    account_id   varchar(64) not null,
    affiliate_id bigint not null,
    currency     char(3) not null,
    earned       numeric(24, 4) not null,
    paid         numeric(24, 4) not null,
    primary key (account_id, affiliate_id, currency)
);

insert into platform_balance (account_id, affiliate_id, currency, earned, paid)
select account_id, affiliate_id, currency, sum(amount), 0
from platform_commission
group by account_id, affiliate_id, currency;

create table platform_payout (
    account_id  varchar(64) not null references platform_account (account_id),
    payout_id   bigint not null,
    currency    char(3) not null,
    until_at    timestamp with time zone not null,
    amount      numeric(24, 4) not null,
    affiliates  bigint not null,
    note        varchar not null,
    made_at     timestamp with time zone not null,
    made_by     varchar not null,
    void_at     timestamp with time zone,
    void_by     varchar,
    void_reason varchar,
    primary key (account_id, payout_id)
);

-- Name and address as they were when she was paid.
create table platform_payout_line (
    account_id   varchar(64) not null,
    payout_id    bigint not null,
    affiliate_id bigint not null,
    name         varchar not null,
    email        varchar not null,
    amount       numeric(24, 4) not null,
    entries      bigint not null,
    primary key (account_id, payout_id, affiliate_id),
    foreign key (account_id, payout_id) references platform_payout (account_id, payout_id)
);

-- Which entries a payout pays. void_payout is 0 while it holds and the payout's own number once it is void: so the key
-- lets an entry be in one payout that holds, and keeps which ones it was in before. No foreign key: it would be looked up
-- for each of the many entries of one payout, and payouts are never deleted.
create table platform_payout_entry (
    account_id   varchar(64) not null,
    affiliate_id bigint not null,
    entry_id     bigint not null,
    void_payout  bigint not null,
    payout_id    bigint not null,
    primary key (account_id, affiliate_id, entry_id, void_payout)
);
